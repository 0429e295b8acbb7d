import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { openWorkbench } from '../../../test/open-workbench.ts';
import { StaffServer } from '../../../test/staff-server.ts';
import { deepActiveElement } from '../../base/focus.ts';
import { extensionService } from '../../platform/core-services.ts';
import { editorService } from '../../platform/editor-service.ts';
import { keybindingService } from '../../platform/keybinding-service.ts';
import { layoutService } from '../../platform/layout-service.ts';
import { vsCodeCommands } from './vscode-commands.ts';

let workbench: Awaited<ReturnType<typeof openWorkbench>>;
const search = page.getByRole('textbox', { name: 'Search by command, key or condition' });
const panel = () => workbench.services.get(layoutService).layout.panelVisible;
const own = () => workbench.services.get(keybindingService).own;

beforeEach(async () => {
  localStorage.clear();
  vi.stubGlobal('fetch', new StaffServer().signedIn().fetch);
  workbench = await openWorkbench();
});

afterEach(() => {
  workbench.dispose();
  vi.unstubAllGlobals();
  history.replaceState(null, '', location.pathname + location.search);
});

/** Through shadow roots, which `toHaveFocus` does not look into. */
async function expectFocus(locator: Locator): Promise<void> {
  await expect.poll(() => deepActiveElement() !== null && deepActiveElement() === locator.query()).toBe(true);
}

async function openTable(find: string): Promise<void> {
  workbench.element.focus();
  await userEvent.keyboard('{Control>}k{/Control}{Control>}s{/Control}');
  await expectFocus(search);
  if (find !== '') await userEvent.keyboard(find);
}

describe('the keybindings editor', () => {
  it('changes keys by keyboard; they work at once, are kept, and go back', async () => {
    await openTable('toggle panel');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    const dialog = page.getByRole('dialog', { name: 'Change the keys of “View: Toggle Panel”' });
    await expect.element(dialog).toBeVisible();
    await userEvent.keyboard('{Control>}k{/Control}{Control>}9{/Control}');
    await expect
      .element(dialog.getByRole('status'))
      .toHaveTextContent('Keys: Ctrl+K Ctrl+9. No command has these keys.');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('“View: Toggle Panel” has the keys Ctrl+K Ctrl+9 now.')).toBeVisible();
    expect(own()).toMatchObject([{ command: '-workbench.togglePanel' }, { command: 'workbench.togglePanel' }]);
    await expect.poll(() => deepActiveElement()?.getAttribute('data-id')).toContain('ctrl+k ctrl+9');
    await userEvent.keyboard('{Control>}j{/Control}');
    expect(panel()).toBe(false);
    await userEvent.keyboard('{Control>}k{/Control}{Control>}9{/Control}');
    await expect.poll(panel).toBe(true);
    workbench.dispose();
    workbench = await openWorkbench();
    await openTable('toggle panel');
    await userEvent.keyboard('{ArrowDown}{Backspace}');
    await expect.element(page.getByText('“View: Toggle Panel” has its default keys.')).toBeVisible();
    expect(own()).toEqual([]);
    await expect.poll(() => deepActiveElement()?.getAttribute('data-id')).toContain('ctrl+j');
  });

  it('shows who is hidden by whom, adds and removes', async () => {
    await openTable('toggle side bar');
    await userEvent.keyboard('{ArrowDown}{Insert}');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Control>}j{/Control}');
    await expect.element(page.getByText('1 command has these keys: Toggle Panel')).toBeVisible();
    // The condition of the row is in the second field.
    await userEvent.keyboard('{Tab}');
    await userEvent.fill(page.getByRole('textbox', { name: 'When' }), 'signedIn &&');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('cannot be read');
    await userEvent.fill(page.getByRole('textbox', { name: 'When' }), '');
    await userEvent.keyboard('{Enter}');
    await expect.poll(own).toEqual([{ command: 'workbench.toggleSideBar', key: 'ctrl+j' }]);
    await userEvent.fill(search, 'toggle panel');
    await expect.element(page.getByText('Never reached: “View: Toggle Side Bar” has the same keys.')).toBeVisible();
    await userEvent.fill(search, 'user');
    await userEvent.keyboard('{ArrowDown}');
    await expectFocus(page.getByRole('row', { name: /Toggle Side Bar.*Ctrl\+J/ }));
    await userEvent.keyboard('{Delete}');
    await expect.poll(own).toEqual([]);
  });

  it('turns away from the dialog by Escape without losing the row', async () => {
    await openTable('toggle panel');
    await userEvent.keyboard('{ArrowDown}');
    const row = deepActiveElement();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => deepActiveElement()).toBe(row);
    expect(own()).toEqual([]);
  });

  it('finds commands by pressing their keys, without running them', async () => {
    await openTable('');
    await userEvent.keyboard('{Tab}{Enter}');
    const recording = page.getByRole('textbox', { name: 'Press keys to search' });
    await expectFocus(recording);
    await userEvent.keyboard('{Control>}j{/Control}');
    await expect.element(recording).toHaveValue('Ctrl+J');
    await expect.element(page.getByRole('row', { name: /Toggle Panel/ })).toBeVisible();
    expect(page.getByRole('row').elements()).toHaveLength(2);
    expect(panel()).toBe(false);
    await userEvent.keyboard('{Escape}');
    await expectFocus(search);
  });

  it('takes over a keybindings.json of VS Code and lists what it leaves out', async () => {
    workbench.services.get(editorService).open('keybindings/import');
    const text = page.getByRole('textbox', { name: 'Text' });
    await userEvent.fill(text, '[\n{ "key": "ctrl+e" }]');
    await userEvent.click(page.getByText('Import', { exact: true }));
    await expect.element(page.getByRole('alert')).toHaveTextContent('Line 2: “command” has to be the id');
    await userEvent.fill(
      text,
      `// mine
[
  { "key": "ctrl+shift+9", "command": "workbench.action.togglePanel", },
  { "key": "f4", "command": "editor.action.rename" },
]`,
    );
    await userEvent.click(page.getByText('Import', { exact: true }));
    await expect.element(page.getByText('1 shortcut was taken over.')).toBeVisible();
    await expect
      .element(page.getByText('Line 4: No feature here has the command “editor.action.rename”.'))
      .toBeVisible();
    (text.element() as HTMLElement).focus();
    await userEvent.keyboard('{Control>}{Shift>}9{/Shift}{/Control}');
    await expect.poll(panel).toBe(true);
  });

  it('maps commands of VS Code only to commands that exist', () => {
    const { commands } = workbench.services.get(extensionService);
    const ours = Object.values(vsCodeCommands).flat();
    expect(ours.filter((id) => !commands.get(id))).toEqual([]);
  });

  it('edits the rules as JSON, saved by key, and goes to the line of a mistake', async () => {
    workbench.services.get(editorService).open('keybindings/json');
    const text = page.getByRole('textbox', { name: 'Keyboard Shortcuts (JSON)' });
    await userEvent.fill(text, '[\n  { "key": "hyper+x", "command": "workbench.togglePanel" }\n]');
    await userEvent.keyboard('{Control>}s{/Control}');
    const area = text.element() as HTMLTextAreaElement;
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toContain('hyper+x');
    expect(own()).toEqual([]);
    await userEvent.fill(text, '[{ "key": "F9", "command": "workbench.togglePanel" }]');
    await userEvent.keyboard('{Control>}s{/Control}');
    await expect.poll(own).toEqual([{ key: 'F9', command: 'workbench.togglePanel' }]);
    await userEvent.keyboard('{F9}');
    await expect.poll(panel).toBe(true);
  });
});
