import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openWorkbench } from '../../test/open-workbench.ts';
import { StaffServer } from '../../test/staff-server.ts';
import { deepActiveElement } from '../base/focus.ts';
import { editorService } from '../platform/editor-service.ts';
import { outlineService } from '../platform/outline-service.ts';
import { quickAccessService } from '../platform/quick-access-service.ts';

let server: StaffServer;
let workbench: Awaited<ReturnType<typeof openWorkbench>>;
const line = page.getByRole('combobox');

beforeEach(async () => {
  localStorage.clear();
  server = new StaffServer().signedIn();
  const [returns] = server.articles;
  if (returns)
    server.articles.push({ ...returns, articleId: 'points', title: '会员积分', locale: 'zh-CN', tags: ['vip'] });
  vi.stubGlobal('fetch', server.fetch);
  workbench = await openWorkbench();
  workbench.element.focus();
});

afterEach(() => {
  workbench.dispose();
  vi.unstubAllGlobals();
  history.replaceState(null, '', location.pathname + location.search);
});

async function type(text: string): Promise<void> {
  await expect.element(line).toBeVisible();
  await userEvent.fill(line, text);
}

const options = () =>
  page
    .getByRole('option')
    .elements()
    .map((option) => option.querySelector('.label')?.textContent);

describe('the palette', () => {
  it('finds Chinese titles by the initials of their pinyin', async () => {
    await userEvent.keyboard('{Control>}p{/Control}');
    await type('hyjf');
    await expect.element(page.getByRole('option', { name: /会员积分/ })).toBeVisible();
    expect(page.getByRole('option').element().querySelector('mark')?.textContent).toBe('会员积分');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => workbench.services.get(editorService).active).toBe('article/points/zh-CN');
  });

  it('lists tags, and the articles of the one chosen', async () => {
    await userEvent.keyboard('{Control>}p{/Control}');
    await type('#');
    await expect.poll(options).toEqual(['vip']);
    await userEvent.keyboard('{Enter}');
    await expect.element(line).toHaveValue('#vip ');
    await expect.poll(options).toEqual(['会员积分']);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => workbench.services.get(editorService).active).toBe('article/points/zh-CN');
  });

  it('goes to sections and lines of what is open', async () => {
    workbench.services.get(editorService).open('article/returns/en');
    await expect.element(page.getByRole('heading', { name: 'Return something' })).toBeVisible();
    const went: (string | number)[] = [];
    workbench.services.get(outlineService).offer('article/returns/en', {
      sections: [
        { id: 'who', label: 'Who can return', level: 2 },
        { id: 'when', label: 'When', level: 3 },
      ],
      lineCount: 40,
      reveal: (id) => went.push(id),
      revealLine: (number) => went.push(number),
    });
    await userEvent.keyboard('{Control>}{Shift>}o{/Shift}{/Control}');
    await type('@when');
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Control>}g{/Control}');
    await type(':99');
    await userEvent.keyboard('{Enter}');
    expect(went).toEqual(['when', 40]);
  });

  it('says how many there are, and why there are none', async () => {
    await userEvent.keyboard('{F1}');
    await type('>zzzz');
    await expect.element(page.getByText('Nothing matches')).toBeVisible();
    expect(line.element().getAttribute('aria-activedescendant')).toBeNull();
    await type('>toggle side bar position');
    await expect.element(page.getByRole('status').filter({ hasText: '1 result' })).toBeInTheDocument();
    await type(':1');
    await expect.element(page.getByText('What is open has no lines')).toBeVisible();
    workbench.services.get(quickAccessService).register({
      prefix: '~',
      placeholder: () => '',
      help: () => '',
      items: () => Promise.reject(new Error('no network')),
    });
    await type('~');
    await expect.element(page.getByRole('alert')).toHaveTextContent('This list could not be loaded: no network');
  });

  it('lists no command that makes no sense here', async () => {
    await userEvent.keyboard('{F1}');
    await type('>close editor');
    await expect.element(page.getByText('Nothing matches')).toBeVisible();
  });

  it('leaves Enter and Escape to an input method', async () => {
    await userEvent.keyboard('{F1}');
    await type('>toggle zen');
    for (const key of ['Enter', 'Escape']) {
      const event = new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, composed: true });
      line.element().dispatchEvent(event);
    }
    expect(deepActiveElement()).toBe(line.element());
    await expect.element(line).toHaveValue('>toggle zen');
  });
});
