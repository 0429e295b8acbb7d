import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeServer } from '../test/fake-server.ts';
import { createWidget, registerWidget, WidgetElement } from './index.ts';
import { keepOnPage } from './keep-on-page.ts';

/** Patient, since the machines that run this are busy. */
const eventually = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 15_000 });

registerWidget();
const loadPanel = WidgetElement.loadPanel;
const realFetch = window.fetch;
let server: FakeServer;

beforeEach(async () => {
  await page.viewport(1_280, 800);
  localStorage.clear();
  sessionStorage.clear();
  server = new FakeServer();
  window.fetch = server.fetch;
});

afterEach(() => {
  for (const widget of document.querySelectorAll('askwell-widget')) widget.destroy();
  WidgetElement.loadPanel = loadPanel;
  window.fetch = realFetch;
});

const nodesOf = (node: Node): number => 1 + [...node.childNodes].reduce((sum, child) => sum + nodesOf(child), 0);
const panelOf = (widget: WidgetElement) => widget.shadowRoot!.querySelector('askwell-panel')!;
const launcherOf = (widget: WidgetElement) => widget.shadowRoot!.querySelector('button')!;
const panelIsThere = (widget: WidgetElement) =>
  eventually(() => expect(panelOf(widget).shadowRoot?.querySelector('.view')).toBeTruthy());

/** Holds the panel's code back until `arrive` is called, as a slow network does. */
function slowPanel(): { arrive: () => void } {
  let arrive = () => {};
  const gate = new Promise<void>((resolve) => (arrive = resolve));
  WidgetElement.loadPanel = async () => {
    await gate;
    return loadPanel();
  };
  return { arrive };
}

describe('before the panel is there', () => {
  it('is at most 12 nodes, asks for nothing, stores nothing', () => {
    const widget = createWidget({ color: '#9c3f1e' });
    expect(nodesOf(widget) + nodesOf(widget.shadowRoot!)).toBeLessThanOrEqual(12);
    expect(server.requests).toEqual([]);
    expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, '']);
    expect(widget.style.getPropertyValue('--askwell-on-brand')).toBe('#fff');
  });

  it.each([
    ['beside the page', 1_280],
    ['over the page', 390],
  ])('takes the very text area over, with text, cursor and focus, %s', async (_, width) => {
    await page.viewport(width, 800);
    const panel = slowPanel();
    const widget = createWidget({ server: 'https://help.example' });
    await userEvent.click(launcherOf(widget));
    const { question } = widget;
    expect(widget.shadowRoot!.activeElement).toBe(question);
    await userEvent.keyboard('How do I retrun');
    question.setSelectionRange(12, 15);
    panel.arrive();
    await panelIsThere(widget);
    expect(widget.question).toBe(question);
    expect([question.value, question.selectionStart, question.selectionEnd]).toEqual(['How do I retrun', 12, 15]);
    expect(widget.shadowRoot!.activeElement).toBe(question);
    await userEvent.keyboard('urn');
    expect(question.value).toBe('How do I return');
    expect(question.assignedSlot).not.toBeNull();
    expect(widget.shadowRoot!.querySelector('dialog')!.matches(':modal')).toBe(width < 520);
  });
});

describe('the widget', () => {
  it('asks what was entered before the panel came', async () => {
    const panel = slowPanel();
    const widget = createWidget({ server: 'https://help.example' });
    widget.open();
    await userEvent.fill(widget.question, 'Where is my refund?');
    await userEvent.keyboard('{Enter}');
    expect(widget.question.value).toBe('Where is my refund?');
    panel.arrive();
    await eventually(() =>
      expect(server.onlyConversation.messages[0]?.content).toMatchObject({ text: 'Where is my refund?' }),
    );
    expect(widget.question.value).toBe('');
  });

  it('says so when the panel cannot be loaded, and tries again', async () => {
    WidgetElement.loadPanel = () => Promise.reject(new TypeError('Failed to fetch'));
    const widget = createWidget({ locale: 'zh-CN' });
    widget.open();
    await eventually(() => expect(panelOf(widget).textContent).toContain('无法连接'));
    WidgetElement.loadPanel = loadPanel;
    widget.close();
    widget.open();
    await panelIsThere(widget);
  });

  it('leaves Enter and Escape to an input method that is composing', async () => {
    const widget = createWidget({ server: 'https://help.example' });
    widget.open();
    await panelIsThere(widget);
    widget.question.value = 'zenme';
    for (const key of ['Enter', 'Escape']) {
      const event = new KeyboardEvent('keydown', {
        key,
        isComposing: true,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      widget.question.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(false);
    }
    expect(widget.isOpen).toBe(true);
    expect(widget.question.value).toBe('zenme');
    expect(server.conversationCount).toBe(0);
  });

  it('closes with Escape, gives the focus back and tells the page', async () => {
    const widget = createWidget();
    const events: string[] = [];
    for (const type of ['askwell-open', 'askwell-close'] as const)
      widget.addEventListener(type, () => events.push(type));
    launcherOf(widget).focus();
    await userEvent.keyboard('{Enter}');
    expect(launcherOf(widget).ariaExpanded).toBe('true');
    await panelIsThere(widget);
    await userEvent.keyboard('{Escape}');
    expect(widget.shadowRoot!.activeElement).toBe(launcherOf(widget));
    expect(events).toEqual(['askwell-open', 'askwell-close']);
  });

  it('comes back, the same element, when an application swaps the body', async () => {
    const widget = createWidget();
    const old = document.body;
    document.documentElement.replaceChild(document.createElement('body'), old);
    await eventually(() => expect(widget.parentNode).toBe(document.body));
    document.body.replaceChildren();
    await eventually(() => expect(widget.parentNode).toBe(document.body));
    document.documentElement.replaceChild(old, document.body);
    await eventually(() => expect(widget.parentNode).toBe(old));
  });

  it('does not begin when it was taken away while its panel was loading', async () => {
    const panel = slowPanel();
    const widget = createWidget();
    widget.open();
    widget.destroy();
    panel.arrive();
    await eventually(() => expect(panelOf(widget).textContent).toContain('No connection'));
    expect(panelOf(widget).shadowRoot).toBeNull();
    expect(server.requests).toEqual([]);
  });

  it('leaves nothing behind when it is destroyed', async () => {
    const before = document.querySelectorAll('*').length;
    const added: string[] = [];
    const removed: string[] = [];
    const signals = new Set<AbortSignal>();
    const add = vi.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation(function (
      this: EventTarget,
      type,
      listener,
      how,
    ) {
      if (this === window || this === document || this instanceof VisualViewport) {
        const signal = typeof how === 'object' ? how.signal : undefined;
        if (signal) signals.add(signal);
        else added.push(type);
      }
      Reflect.apply(original, this, [type, listener, how]);
    });
    const remove = vi.spyOn(EventTarget.prototype, 'removeEventListener').mockImplementation(function (
      this: EventTarget,
      type,
      listener,
      how,
    ) {
      if (this === window || this === document) removed.push(type);
      Reflect.apply(originalRemove, this, [type, listener, how]);
    });
    const widget = createWidget({ server: 'https://help.example' });
    widget.ask('Hello');
    await eventually(() => expect(server.requests).toContain('GET /api/v1/events'));
    widget.destroy();
    add.mockRestore();
    remove.mockRestore();
    expect(signals.size).toBeGreaterThan(0);
    expect([...signals].every((signal) => signal.aborted)).toBe(true);
    expect(added.toSorted()).toEqual(removed.toSorted());
    expect(document.querySelectorAll('*').length).toBe(before);
    document.body.append(document.createElement('p'));
    await Promise.resolve();
    expect(widget.isConnected).toBe(false);
    document.body.lastChild!.remove();
  });
});

const { addEventListener: original, removeEventListener: originalRemove } = EventTarget.prototype;

describe('keepOnPage', () => {
  it('lets go on demand', async () => {
    const element = document.createElement('aside');
    const release = keepOnPage(element);
    element.remove();
    await eventually(() => expect(element.isConnected).toBe(true));
    release();
    element.remove();
    await Promise.resolve();
    expect(element.isConnected).toBe(false);
  });
});
