import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openWorkbench } from '../../../test/open-workbench.ts';
import { StaffServer } from '../../../test/staff-server.ts';
import { commandService } from '../../platform/command-service.ts';
import { editorService } from '../../platform/editor-service.ts';
import { settingsService } from '../../platform/settings-service.ts';
import { themeService } from '../../platform/theme/theme-service.ts';

let workbench: Awaited<ReturnType<typeof openWorkbench>>;
const active = () => workbench.services.get(themeService).active.id;
const ground = () =>
  getComputedStyle(workbench.element).getPropertyValue('--vscode-editor-background').trim().toLowerCase();

/** What the system asks for, as far as the workbench looks. */
function system(asked: Readonly<Record<string, boolean>>): void {
  const real = matchMedia;
  vi.stubGlobal('matchMedia', (query: string) => {
    const list = real(query);
    const name = /\(([\w-]+: [\w-]+)\)/.exec(query)?.[1] ?? '';
    return name in asked ? new Proxy(list, { get: (target, key) => answer(target, key, asked[name] === true) }) : list;
  });
}

function answer(target: MediaQueryList, key: string | symbol, matches: boolean): unknown {
  if (key === 'matches') return matches;
  const value: unknown = Reflect.get(target, key);
  return typeof value === 'function' ? value.bind(target) : value;
}

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('fetch', new StaffServer().signedIn().fetch);
});

afterEach(() => {
  workbench.dispose();
  vi.unstubAllGlobals();
  history.replaceState(null, '', location.pathname + location.search);
});

describe('the color theme', () => {
  it('is shown while it is chosen, and put back when somebody turns away', async () => {
    workbench = await openWorkbench();
    workbench.element.focus();
    await userEvent.keyboard('{Control>}k{/Control}{Control>}t{/Control}');
    await expect.element(page.getByRole('option', { name: /Askwell High Contrast Light/ })).toBeVisible();
    await userEvent.keyboard('high contrast light');
    await userEvent.keyboard('{ArrowDown}{ArrowUp}');
    await expect.poll(active).toBe('askwell-hc-light');
    expect(ground()).toBe('#ffffff');
    await userEvent.keyboard('{Escape}');
    await expect.poll(active).toBe('askwell-dark');
    await userEvent.keyboard('{Control>}k{/Control}{Control>}t{/Control}');
    await expect.element(page.getByRole('combobox')).toBeVisible();
    await userEvent.keyboard('contrast dark{Enter}');
    await expect.poll(active).toBe('askwell-hc-dark');
    expect(workbench.services.get(settingsService).get('workbench.theme')).toBe('askwell-hc-dark');
  });

  it.each([
    [{ 'prefers-color-scheme: dark': true, 'prefers-contrast: more': false }, 'askwell-dark'],
    [{ 'prefers-color-scheme: dark': false, 'prefers-contrast: more': false }, 'askwell-light'],
    [{ 'prefers-color-scheme: dark': true, 'prefers-contrast: more': true }, 'askwell-hc-dark'],
    [{ 'prefers-color-scheme: dark': false, 'forced-colors: active': true }, 'askwell-hc-light'],
  ])('follows the system: %o', async (asked, expected) => {
    system(asked);
    workbench = await openWorkbench({ theme: 'system' });
    expect(active()).toBe(expected);
  });

  it('follows the member’s wishes about the system', async () => {
    system({ 'prefers-color-scheme: dark': true, 'prefers-contrast: more': true });
    workbench = await openWorkbench({ theme: 'system' });
    const settings = workbench.services.get(settingsService);
    settings.set('workbench.detectHighContrast', false);
    expect(active()).toBe('askwell-dark');
    settings.set('workbench.preferredDarkTheme', 'askwell-light');
    expect(active()).toBe('askwell-light');
  });

  it('is text of the chosen size', async () => {
    workbench = await openWorkbench();
    await expect.element(page.getByText('Hello Mei')).toBeVisible();
    const size = () => getComputedStyle(workbench.element).fontSize;
    expect(size()).toBe('13px');
    workbench.services.get(settingsService).set('workbench.fontSize', 18);
    await expect.poll(size).toBe('18px');
  });
});

describe('an imported color theme', () => {
  const text = page.getByRole('textbox', { name: 'Text' });
  const button = page.getByText('Import and use');

  it('is refused with the line and the name of what is wrong, then used, kept and removed', async () => {
    workbench = await openWorkbench();
    workbench.services.get(editorService).open('themes/import');
    await userEvent.fill(text, '{ "colors": {\n"editor.background": "tomato" } }');
    await userEvent.click(button);
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('Line 2: “editor.background: tomato” is not a color.');
    await userEvent.fill(text, '{ "name": "Ink", /* mine */ "colors": { "editor.background": "#102030", }, }');
    await userEvent.click(button);
    await expect.element(page.getByText('“Ink” is used now, with 1 color.')).toBeVisible();
    expect([active(), ground()]).toEqual(['imported.ink', '#102030']);
    workbench.dispose();
    workbench = await openWorkbench();
    expect([active(), ground()]).toEqual(['imported.ink', '#102030']);
    workbench.services.get(commandService).run('workbench.removeTheme');
    await expect.element(page.getByRole('option', { name: 'Ink' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('“Ink” was removed.')).toBeVisible();
    await expect.poll(active).not.toBe('imported.ink');
  });

  it('is not believed when what is stored was tampered with', async () => {
    const theme = { id: 'imported.x', label: 'X', type: 'dark', colors: { 'editor.background': 'url(//evil)' } };
    localStorage.setItem('askwell.workbench.usr_mei.themes', JSON.stringify([theme, null, { id: 'askwell-dark' }]));
    workbench = await openWorkbench();
    workbench.services.get(settingsService).set('workbench.theme', 'imported.x');
    expect(active()).not.toBe('imported.x');
  });
});
