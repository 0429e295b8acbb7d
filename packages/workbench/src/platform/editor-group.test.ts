import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activateTab,
  closeOtherTabs,
  closeTab,
  emptyGroup,
  moveTab,
  neighbourTab,
  openTab,
  reopenClosedTab,
  updateTab,
  type EditorGroup,
} from './editor-group.ts';

const tab = (uri: string) => ({ uri, title: uri, icon: 'file' });

function shown({ tabs, active }: EditorGroup): string {
  return tabs
    .map(({ uri, preview, dirty }) => `${uri === active ? '>' : ''}${uri}${preview ? '~' : ''}${dirty ? '*' : ''}`)
    .join(' ');
}

function opened(...uris: string[]): EditorGroup {
  return uris.reduce((group, uri) => openTab(group, tab(uri), true), emptyGroup);
}

describe('the tabs of a group', () => {
  it('a preview takes the place of the earlier preview', () => {
    let group = openTab(opened('a', 'b'), tab('c'), false);
    expect(shown(group)).toBe('a b >c~');
    group = openTab(activateTab(group, 'a'), tab('d'), false);
    expect(shown(group)).toBe('a b >d~');
  });

  it('opening a preview for good pins it; looking at it again does not', () => {
    const group = openTab(opened('a'), tab('b'), false);
    expect(shown(openTab(group, tab('b'), false))).toBe('a >b~');
    expect(shown(openTab(group, tab('b'), true))).toBe('a >b');
  });

  it('a change pins a preview', () => {
    const group = updateTab(openTab(emptyGroup, tab('a'), false), 'a', { dirty: true });
    expect(shown(group)).toBe('>a*');
  });

  it('opens right of the active tab', () => {
    expect(shown(openTab(activateTab(opened('a', 'b', 'c'), 'a'), tab('d'), true))).toBe('a >d b c');
  });

  it('closing the active tab shows the one used before it', () => {
    const group = activateTab(activateTab(opened('a', 'b', 'c'), 'a'), 'c');
    expect(shown(closeTab(group, 'c'))).toBe('>a b');
    expect(shown(closeTab(group, 'b'))).toBe('a >c');
  });

  it('reopens closed tabs where they were, last closed first', () => {
    const group = closeTab(closeTab(opened('a', 'b', 'c'), 'a'), 'b');
    expect(shown(reopenClosedTab(group))).toBe('>b c');
    expect(shown(reopenClosedTab(reopenClosedTab(group)))).toBe('>a b c');
  });

  it('does not reopen what is open already', () => {
    const group = openTab(closeTab(opened('a', 'b'), 'a'), tab('a'), true);
    expect(shown(reopenClosedTab(group))).toBe(shown(group));
  });

  it('closes the others, moves, and goes round', () => {
    expect(shown(closeOtherTabs(opened('a', 'b', 'c'), 'b'))).toBe('>b');
    expect(shown(moveTab(opened('a', 'b', 'c'), 'c', 0))).toBe('>c a b');
    expect(neighbourTab(opened('a', 'b', 'c'), 1)).toBe('a');
    expect(neighbourTab(opened('a', 'b', 'c'), -1)).toBe('b');
    expect(neighbourTab(emptyGroup, 1)).toBeNull();
  });

  it('stays consistent whatever is done', () => {
    const uri = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.oneof(
      fc.tuple(uri, fc.boolean()).map(
        ([u, pinned]) =>
          (group: EditorGroup) =>
            openTab(group, tab(u), pinned),
      ),
      uri.map((u) => (group: EditorGroup) => closeTab(group, u)),
      uri.map((u) => (group: EditorGroup) => activateTab(group, u)),
      uri.map((u) => (group: EditorGroup) => closeOtherTabs(group, u)),
      uri.map((u) => (group: EditorGroup) => updateTab(group, u, { dirty: true })),
      fc.constant(reopenClosedTab),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        for (let group = emptyGroup, index = 0; index < steps.length; index++) {
          group = steps[index]?.(group) ?? group;
          const uris = group.tabs.map((one) => one.uri);
          expect(new Set(uris).size).toBe(uris.length);
          expect(group.tabs.filter(({ preview }) => preview).length).toBeLessThanOrEqual(1);
          expect(group.active === null).toBe(uris.length === 0);
          if (group.active !== null) expect(uris).toContain(group.active);
          expect(group.recent.toSorted()).toEqual(expect.arrayContaining(group.active === null ? [] : [group.active]));
          for (const recent of group.recent) expect(uris).toContain(recent);
        }
      }),
    );
  });
});
