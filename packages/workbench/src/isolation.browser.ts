import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openWorkbench } from '../test/open-workbench.ts';
import { StaffServer } from '../test/staff-server.ts';
import { commandService, contextKeyService, layoutService, quickAccessService } from './index.ts';

let server: StaffServer;

beforeEach(() => {
  localStorage.clear();
  server = new StaffServer().signedIn();
  server.waiting('cnv_ana', 'Ana');
  vi.stubGlobal('fetch', server.fetch);
});

afterEach(() => vi.unstubAllGlobals());

it('two workbenches on a page do not disturb each other', async () => {
  const [first, second] = [await openWorkbench(), await openWorkbench({ theme: 'askwell-light', locale: 'zh-CN' })];
  try {
    await expect.element(page.getByText('Hello Mei')).toBeVisible();
    await expect.element(page.getByText('你好，Mei')).toBeVisible();
    const ground = (of: typeof first) => getComputedStyle(of.element).getPropertyValue('--vscode-editor-background');
    expect(ground(first)).not.toBe(ground(second));
    expect(getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background')).toBe('');

    first.element.focus();
    await userEvent.keyboard('{F1}');
    expect(first.services.get(quickAccessService).session).toBeDefined();
    expect(second.services.get(quickAccessService).session).toBeUndefined();
    await userEvent.keyboard('{Escape}');

    first.services.get(contextKeyService).set('probe', 1);
    expect(second.services.get(contextKeyService).get('probe')).toBeUndefined();
    first.dispose();
    await second.services.get(commandService).execute('workbench.togglePanel');
    expect(second.services.get(layoutService).layout.panelVisible).toBe(true);
  } finally {
    first.dispose();
    second.dispose();
  }
});

it('leaves keys alone that are pressed elsewhere on the page', async () => {
  const workbench = await openWorkbench();
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  await userEvent.keyboard('{F1}');
  expect(workbench.services.get(quickAccessService).session).toBeUndefined();
  field.remove();
  workbench.dispose();
});

it('dispose leaves nothing: no listener, node, style sheet, stream or timer', async () => {
  const cycle = async () => {
    const workbench = await openWorkbench({ ownsPage: true });
    await expect.element(page.getByText('Hello Mei')).toBeVisible();
    await workbench.services.get(commandService).execute('inbox.acceptNext');
    await expect.element(page.getByRole('textbox', { name: 'Reply to Ana' })).toBeVisible();
    await workbench.services.get(commandService).execute('output.show');
    await expect.element(page.getByRole('log', { name: 'Log' })).toBeVisible();
    workbench.dispose();
  };
  await cycle(); // what is loaded once for all, such as element definitions, is there now
  history.replaceState(null, '', location.pathname + location.search);
  server.change('cnv_ana', { state: 'queued', assignee: null, queuedAt: 1 }, 'handoff.accepted');
  localStorage.clear();

  const listeners = watchListeners();
  const intervals = watchIntervals();
  const nodes = document.querySelectorAll('*').length;
  const title = document.title;
  expect(listeners.seen()).toBe(0);
  await cycle();
  expect(listeners.seen()).toBeGreaterThan(3); // it does watch
  listeners.stop();
  await expect.poll(() => server.openStreams).toBe(0);
  expect(listeners.left()).toEqual([]);
  expect(intervals.left()).toBe(0);
  expect(document.querySelectorAll('*').length).toBe(nodes);
  expect(document.adoptedStyleSheets).toHaveLength(0);
  expect(document.title).toBe(title);
  history.replaceState(null, '', location.pathname + location.search);
});

/** Listeners on what outlives a workbench: window, document and media queries. */
function watchListeners() {
  let seen = 0;
  const added: { readonly target: object; readonly type: string; readonly listener: unknown }[] = [];
  const restore = [window, document, MediaQueryList.prototype].map((owner) => {
    // Patched where it is found first: the test runner has methods of its own on the window.
    const { addEventListener, removeEventListener } = owner as EventTarget;
    const patched = {
      addEventListener(
        this: EventTarget | undefined,
        ...[type, listener, options]: Parameters<typeof addEventListener>
      ) {
        const target = this ?? window;
        if (/workbench\/src/.test(new Error().stack ?? '')) {
          added.push({ target, type, listener });
          seen++;
        }
        addEventListener.call(target, type, listener, options);
      },
      removeEventListener(
        this: EventTarget | undefined,
        ...[type, listener, options]: Parameters<typeof removeEventListener>
      ) {
        const target = this ?? window;
        const index = added.findIndex((one) => one.target === target && one.type === type && one.listener === listener);
        if (index >= 0) added.splice(index, 1);
        removeEventListener.call(target, type, listener, options);
      },
    };
    Object.assign(owner, patched);
    return () => Object.assign(owner, { addEventListener, removeEventListener });
  });
  return {
    seen: () => seen,
    left: () => added.map(({ type }) => type),
    stop: () => restore.forEach((run) => run()),
  };
}

function watchIntervals() {
  const running = new Set<unknown>();
  const { setInterval: start, clearInterval: end } = window;
  vi.stubGlobal('setInterval', (handler: () => void, delay: number) => {
    const id = start(handler, delay);
    if (/workbench\/src/.test(new Error().stack ?? '')) running.add(id);
    return id;
  });
  vi.stubGlobal('clearInterval', (id: number) => {
    running.delete(id);
    end(id);
  });
  return { left: () => running.size };
}
