import type { Extension } from '@askwell/core/extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { openWorkbench } from '../../../test/open-workbench.ts';
import { StaffServer } from '../../../test/staff-server.ts';
import { deepActiveElement } from '../../base/focus.ts';
import { extensionService } from '../../platform/core-services.ts';
import { editorService } from '../../platform/editor-service.ts';
import { settingsService } from '../../platform/settings-service.ts';

const acme: Extension = {
  id: 'acme',
  contributes: {
    settings: [
      {
        id: 'acme.breakMinutes',
        type: 'number',
        default: 5,
        minimum: 1,
        maximum: 60,
        integer: true,
        description: 'Length of a break',
      },
      { id: 'acme.greet', type: 'boolean', default: true, description: 'Say hello first' },
      {
        id: 'acme.tone',
        type: 'string',
        default: 'warm',
        values: ['warm', 'dry'],
        enumDescriptions: ['Warm', 'Dry'],
        description: 'Tone of voice',
      },
      { id: 'acme.signature', type: 'string', default: '', description: 'Below each reply' },
    ],
  },
};

let workbench: Awaited<ReturnType<typeof openWorkbench>>;
const settings = () => workbench.services.get(settingsService);
const search = page.getByRole('searchbox', { name: 'Search settings' });

async function open(): Promise<void> {
  workbench = await openWorkbench();
  workbench.services.get(extensionService).add(acme);
}

beforeEach(async () => {
  localStorage.clear();
  vi.stubGlobal('fetch', new StaffServer().signedIn().fetch);
  await open();
});

afterEach(() => {
  workbench.dispose();
  vi.unstubAllGlobals();
  history.replaceState(null, '', location.pathname + location.search);
});

async function expectFocus(locator: Locator): Promise<void> {
  await expect.poll(() => deepActiveElement() !== null && deepActiveElement() === locator.query()).toBe(true);
}

async function openForm(): Promise<void> {
  workbench.element.focus();
  await userEvent.keyboard('{Control>},{/Control}');
  await expectFocus(search);
}

describe('the settings editor', () => {
  it('finds settings by any of their words, and changes them by keyboard at once', async () => {
    await openForm();
    await userEvent.keyboard('break');
    await expect.element(page.getByRole('status').filter({ hasText: '1 setting' })).toBeVisible();
    const number = page.getByRole('spinbutton', { name: 'Break Minutes' });
    await userEvent.fill(number, '99');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('“Break Minutes” must be at most 60.');
    expect(settings().get('acme.breakMinutes')).toBe(5);
    await userEvent.fill(number, '10');
    await userEvent.keyboard('{Tab}');
    await expect.poll(() => settings().get('acme.breakMinutes')).toBe(10);
    expect(page.getByRole('alert').query()).toBeNull();
    workbench.dispose();
    await open();
    expect(settings().get('acme.breakMinutes')).toBe(10);
  });

  it('has a control for each type, marks what is changed and puts it back', async () => {
    await openForm();
    await userEvent.keyboard('acme');
    const tick = page.getByRole('checkbox', { name: 'Greet' });
    (tick.element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Tone' }), 'Dry');
    await userEvent.fill(page.getByRole('textbox', { name: 'Signature' }), 'Mei');
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => settings().own)
      .toMatchObject({ 'acme.greet': false, 'acme.tone': 'dry', 'acme.signature': 'Mei' });
    await userEvent.click(page.getByRole('button', { name: 'Only changed settings' }));
    await expect.element(page.getByRole('status').filter({ hasText: '3 settings' })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Only changed settings' }));
    (page.getByRole('button', { name: 'Back to the default: Greet' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => settings().get('acme.greet')).toBe(true);
    await expectFocus(tick);
  });

  it('shows values that nothing uses, and forgets them', async () => {
    settings().replaceOwn({ 'gone.color': 'red' });
    await openForm();
    await expect.element(page.getByRole('heading', { name: 'Settings that nothing uses' })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Forget gone.color' }));
    await expect.poll(() => settings().own).toEqual({});
    await expectFocus(search);
  });
});

describe('the settings as JSON', () => {
  const text = page.getByRole('textbox', { name: 'Settings (JSON)' });

  it('are checked against the same schema, keep unknown names and take effect when saved', async () => {
    workbench.services.get(editorService).open('settings/json');
    await userEvent.fill(text, '{\n  // mine\n  "acme.tone": "rude",\n  "gone.color": 1,\n}');
    await expect.element(page.getByText('Line 3: “acme.tone” must be one of warm, dry.')).toBeVisible();
    await expect.element(page.getByText('Line 4: “gone.color” is not a setting of any feature here.')).toBeVisible();
    await userEvent.keyboard('{Control>}s{/Control}');
    expect(settings().get('acme.tone')).toBe('warm');
    await userEvent.fill(text, '{\n  "acme.tone": "dry",\n  "gone.color": 1,\n}');
    await expect.poll(() => workbench.services.get(editorService).groups[0]?.tabs[0]?.dirty).toBe(true);
    await userEvent.keyboard('{Control>}s{/Control}');
    await expect.poll(() => settings().get('acme.tone')).toBe('dry');
    expect(settings().own).toEqual({ 'acme.tone': 'dry', 'gone.color': 1 });
    await expect.poll(() => workbench.services.get(editorService).groups[0]?.tabs[0]?.dirty).toBe(false);
  });

  it('say in which line a text cannot be read', async () => {
    workbench.services.get(editorService).open('settings/json');
    await userEvent.fill(text, '{\n  "acme.tone" "dry"\n}');
    await userEvent.click(page.getByRole('button', { name: 'Line 2: A colon is missing after the name.' }));
    const area = text.element() as HTMLTextAreaElement;
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe('  "acme.tone" "dry"');
    await expectFocus(text);
  });

  it('keep what is not saved when the page is left, and follow changes made elsewhere', async () => {
    workbench.services.get(editorService).open('settings/json');
    await userEvent.fill(text, '{ "acme.tone": "dry"');
    workbench.dispose();
    await open();
    await expect.element(text).toHaveValue('{ "acme.tone": "dry"');
    await userEvent.click(page.getByText('Discard changes'));
    await expect.element(text).toHaveValue('{}\n');
    settings().set('acme.greet', false);
    await expect.element(text).toHaveValue('{\n  "acme.greet": false\n}\n');
  });
});
