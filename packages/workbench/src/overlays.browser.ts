import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openWorkbench } from '../test/open-workbench.ts';
import { StaffServer } from '../test/staff-server.ts';
import { deepActiveElement } from './base/focus.ts';
import { contextMenuService, dialogService, extensionService, quickAccessService } from './index.ts';

let workbench: Awaited<ReturnType<typeof openWorkbench>>;

beforeEach(async () => {
  localStorage.clear();
  vi.stubGlobal('fetch', new StaffServer().signedIn().fetch);
  workbench = await openWorkbench();
  await vi.waitUntil(() => page.getByText('Hello Mei').query());
});

afterEach(() => {
  workbench.dispose();
  vi.unstubAllGlobals();
});

/** What has the focus before something opens over it. */
function focusCommandCentre(): HTMLElement {
  const button = page.getByRole('button', { name: /Search articles and commands/ }).element() as HTMLElement;
  button.focus();
  return button;
}

describe('the context menu', () => {
  it('is operated by keys alone, and gives the focus back before the chosen line runs', async () => {
    const button = focusCommandCentre();
    const chosen: string[] = [];
    const line = (label: string, more = {}) => ({
      label,
      run: () => void chosen.push(`${label} ${deepActiveElement() === button}`),
      ...more,
    });
    const shown = workbench.services
      .get(contextMenuService)
      .show([line('Open'), line('Rename'), line('Delete', { group: 'z' }), line('Off', { enabled: false })], button);
    await expect.poll(() => deepActiveElement()?.textContent?.trim()).toBe('Open');
    expect(page.getByRole('separator', { includeHidden: false }).elements()).not.toHaveLength(0);
    await userEvent.keyboard('{ArrowUp}');
    expect(deepActiveElement()?.getAttribute('aria-disabled')).toBe('true');
    await userEvent.keyboard('{Enter}{F1}');
    expect(chosen).toEqual([]);
    expect(workbench.services.get(quickAccessService).session).toBeUndefined();
    await userEvent.keyboard('r');
    expect(deepActiveElement()?.textContent?.trim()).toBe('Rename');
    await userEvent.keyboard('{Enter}');
    expect(await shown).toBe(true);
    expect(chosen).toEqual(['Rename true']);
  });

  it('closes by Escape and by a press elsewhere, and chooses nothing', async () => {
    const menus = workbench.services.get(contextMenuService);
    const button = focusCommandCentre();
    const first = menus.show([{ label: 'Open', run: () => {} }], { x: 40, y: 60 });
    await expect.poll(() => deepActiveElement()?.getAttribute('role')).toBe('menuitem');
    await userEvent.keyboard('{Escape}');
    expect(await first).toBe(false);
    expect(deepActiveElement()).toBe(button);
    const second = menus.show([{ label: 'Open', run: () => {} }], { x: 40, y: 60 });
    await expect.element(page.getByRole('menu')).toBeVisible();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(await second).toBe(false);
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  });

  it('shows contributed commands that make sense, and gives them what the menu is about', async () => {
    const told: unknown[] = [];
    const added = workbench.services.get(extensionService).add({
      id: 'acme.menu',
      contributes: {
        commands: [
          { id: 'acme.tell', title: 'Tell', run: (_services, ...args: never[]) => void told.push(args) },
          { id: 'acme.never', title: 'Never', when: 'neverTrue', run: () => {} },
        ],
        menus: [
          { menu: 'acme/context', command: 'acme.tell' },
          { menu: 'acme/context', command: 'acme.never' },
        ],
      },
    });
    void workbench.services.get(contextMenuService).show('acme/context', { x: 10, y: 10 }, { args: ['returns', 2] });
    await userEvent.click(page.getByRole('menuitem', { name: 'Tell' }));
    await expect.poll(() => told).toEqual([['returns', 2]]);
    added.dispose();
  });
});

describe('dialogs', () => {
  it('ask before something is destroyed, with the focus where nothing is lost', async () => {
    const button = focusCommandCentre();
    const asked = workbench.services
      .get(dialogService)
      .confirm({ title: 'Delete “Coffee”?', detail: 'It has 3 articles.', confirm: 'Delete', danger: true });
    const dialog = page.getByRole('dialog', { name: 'Delete “Coffee”?' });
    await expect.element(dialog).toBeVisible();
    await expect.poll(() => deepActiveElement()?.textContent?.trim()).toBe('Cancel');
    await userEvent.keyboard('{Enter}');
    expect(await asked).toBe(false);
    await expect.poll(() => deepActiveElement()).toBe(button);
  });

  it('take a text, say what is wrong with it, and turn away by Escape', async () => {
    const dialogs = workbench.services.get(dialogService);
    const validate = (value: string) => (value.includes('/') ? 'Leave out the slash.' : undefined);
    const named = dialogs.prompt({ title: 'Name of the tag', confirm: 'Create', value: 'a/b', validate });
    const field = page.getByRole('textbox', { name: 'Name of the tag' });
    await expect.element(field).toHaveValue('a/b');
    await expect.poll(() => deepActiveElement()).toBe(field.element());
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Leave out the slash.')).toBeVisible();
    await userEvent.fill(field, ' warranty ');
    await userEvent.keyboard('{Enter}');
    expect(await named).toBe('warranty');
    const turned = dialogs.prompt({ title: 'Again', confirm: 'Create' });
    await expect.element(page.getByRole('dialog', { name: 'Again' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(await turned).toBeUndefined();
  });

  it('come one after the other, and nobody waits for a workbench that is gone', async () => {
    const dialogs = workbench.services.get(dialogService);
    const choices = [{ id: 'save', label: 'Save' } as const, { id: 'discard', label: 'Do not save' } as const];
    const first = dialogs.choose({ title: 'First', choices });
    const second = dialogs.choose({ title: 'Second', choices });
    await userEvent.click(page.getByRole('button', { name: 'Do not save' }));
    expect(await first).toBe('discard');
    await expect.element(page.getByRole('dialog', { name: 'Second' })).toBeVisible();
    workbench.dispose();
    expect(await second).toBeUndefined();
  });
});
