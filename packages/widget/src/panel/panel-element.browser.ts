import type { Citation, MessageContent } from '@askwell/core/conversations';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeServer } from '../../test/fake-server.ts';
import { createWidget, type WidgetElement } from '../index.ts';

/** Patient, since the machines that run this are busy. */
const eventually = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 15_000 });

const realFetch = window.fetch;
let server: FakeServer;
let widget: WidgetElement;

const citation: Citation = {
  articleId: 'return-policy',
  locale: 'en',
  revision: 2,
  title: 'Return an order within 30 days',
  sectionId: 'steps',
  heading: 'Steps',
  blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'Open My orders and select Return.' }] }],
  reviewer: 'Aoife Brennan',
  reviewedAt: '2026-10-26',
};
const answer: MessageContent = { type: 'answer', citations: [citation], confidence: 0.9 };

beforeEach(async () => {
  await page.viewport(1_280, 800);
  localStorage.clear();
  sessionStorage.clear();
  server = new FakeServer();
  server.configuration = {
    ...server.configuration,
    popular: [{ articleId: 'return-policy', locale: 'en', title: 'Return an order within 30 days' }],
  };
  server.articles.set('return-policy', {
    articleId: 'return-policy',
    locale: 'en',
    revision: 2,
    kind: 'article',
    title: 'Return an order within 30 days',
    category: { id: 'policy/returns', name: 'Returns' },
    tags: [],
    audience: 'customer',
    reviewer: 'Aoife Brennan',
    reviewedAt: '2026-10-26',
    sections: ['Problem', 'Steps', 'Rules', 'Links'].map((heading) => ({
      id: heading.toLowerCase(),
      heading,
      level: 2,
      blocks: [{ type: 'paragraph', children: [{ type: 'text', text: `About ${heading}. ${'Words. '.repeat(200)}` }] }],
    })),
    related: [],
    locales: ['en'],
  });
  window.fetch = server.fetch;
  widget = createWidget({ server: 'https://help.example', locale: 'en', color: '#9c3f1e' });
  widget.open();
});

afterEach(() => {
  widget.destroy();
  window.fetch = realFetch;
});

const view = () => widget.shadowRoot!.querySelector('askwell-panel')!.shadowRoot!;
const find = <T extends HTMLElement = HTMLElement>(selector: string) =>
  eventually(() => {
    const element = view()?.querySelector<T>(selector);
    if (!element) throw new Error(`"${selector}" is not there.`);
    return element;
  });
const status = () => view().querySelector('[role=status]')!.textContent.trim();
const type = (text: string) => userEvent.fill(widget.question, text);

describe('home', () => {
  it('searches while typing and marks what the server found', async () => {
    server.hits = [
      {
        articleId: 'return-policy',
        locale: 'en',
        title: 'Return an order',
        titleRanges: [[0, 6]],
        category: 'policy',
        sectionId: 'rules',
        heading: 'Rules',
        snippet: { text: 'You may return <b>it</b>', ranges: [[8, 14]] },
        verification: 'expired',
      },
    ];
    await find('.rows');
    await type('return');
    const hit = await find('.hit');
    expect(hit.textContent).toContain('Not confirmed for a long time');
    expect([...hit.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Return', 'return']);
    expect(hit.textContent).toContain('You may return <b>it</b>');
    expect(status()).toBe('1 article found');
    await type('retur');
    await type('returns');
    await eventually(() => expect(server.requests.filter((call) => call.endsWith('/search'))).toHaveLength(2));
  });

  it('goes through the results by arrow keys and back', async () => {
    await find('.row');
    widget.question.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(view().activeElement).toHaveProperty('dataset.article', 'return-policy');
    await userEvent.keyboard('{Enter}');
    const title = await find('.title');
    await eventually(() => expect(view().activeElement).toBe(title));
    await userEvent.click(await find('.back'));
    await eventually(() => expect(view().activeElement).toHaveProperty('dataset.article', 'return-policy'));
    await userEvent.keyboard('{ArrowUp}');
    expect(widget.shadowRoot!.activeElement).toBe(widget.question);
  });
});

describe('conversation', () => {
  it('says of an answer that it awaits its confirmation, and not who confirmed it long ago', async () => {
    server.bot = () => ({ ...answer, citations: [{ ...citation, verification: 'overdue' }] });
    await find('.row');
    await type('How do I return it?');
    await userEvent.keyboard('{Enter}');
    const card = await find('.answer');
    expect(card.textContent).toContain('Awaiting confirmation');
    expect(card.textContent).not.toContain('Aoife Brennan');
  });

  it('answers with the section and its source, says it once, and opens the article there', async () => {
    server.bot = () => answer;
    await find('.row');
    await type('How do I return it?');
    await userEvent.keyboard('{Enter}');
    const card = await find('.answer');
    expect(card.textContent).toContain('Open My orders and select Return.');
    expect(card.textContent).toContain('Reviewed by Aoife Brennan on October 26, 2026');
    expect((await find('.log')).ariaLive).toBe('off');
    expect(status()).toContain('Open My orders');
    expect(widget.shadowRoot!.activeElement).toBe(widget.question);
    await userEvent.click(await find('.source'));
    const heading = await find('#section-steps');
    await eventually(() => expect(view().activeElement).toBe(heading));
    const { top } = heading.getBoundingClientRect();
    const frame = (await find('.scroll')).getBoundingClientRect();
    expect(top).toBeGreaterThanOrEqual(frame.top);
    expect(top).toBeLessThan(frame.top + 60);
    expect((await find('.contents')).querySelectorAll('li')).toHaveLength(4);
  });

  it('offers choices as buttons and sends the one that is taken', async () => {
    server.bot = (text) =>
      text === 'E-11'
        ? { type: 'clarify', choices: [{ articleId: 'e-11', locale: 'en', title: 'The machine is too hot' }] }
        : answer;
    await find('.row');
    widget.ask('E-11');
    await userEvent.click(await find('.choice'));
    await find('.answer');
    expect(server.onlyConversation.messages[2]?.content).toEqual({
      type: 'choice',
      articleId: 'e-11',
      locale: 'en',
      text: 'The machine is too hot',
    });
    expect(view().querySelector<HTMLButtonElement>('.choice')!.disabled).toBe(true);
  });

  it('leads to a person from everywhere and shows how it goes', async () => {
    await userEvent.click(await find('.person'));
    await find('.person.waiting');
    const { id } = server.onlyConversation.conversation;
    server.change(id, { type: 'accept', agent: { id: 'usr_1', name: 'Mei' } });
    server.say(id, { kind: 'agent', id: 'usr_1', name: 'Mei' }, { type: 'text', text: 'Hello, I am Mei' });
    expect((await find('.person.with')).textContent).toContain('You are talking to Mei');
    await find('.message.agent');
    expect(status()).toBe('Hello, I am Mei');
    server.change(id, { type: 'resolve', agentId: 'usr_1' });
    await userEvent.click(await find('.finished .quiet'));
    await find('.hero');
    await find('button.person');
  });

  it.each([
    ['home', '.row'],
    ['conversation', '[role=log]'],
  ] as const)('keeps the focus when a person is asked for by key in the %s', async (place, itsPart) => {
    await find('.row');
    widget.show(place);
    await find(itsPart);
    (await find('button.person')).focus();
    await userEvent.keyboard('{Enter}');
    await find('.person.waiting');
    await eventually(() => expect(widget.shadowRoot!.activeElement).toBe(widget.question));
  });

  it('counts what was not seen and says it on the launcher', async () => {
    await find('.row');
    widget.ask('Hello');
    await find('.message.visitor:not(.unsent)');
    await eventually(() => expect(server.requests).toContain('GET /api/v1/events'));
    const messages: string[] = [];
    widget.addEventListener('askwell-message', ({ detail }) => messages.push(detail.message.author.kind));
    widget.close();
    server.say(
      server.onlyConversation.conversation.id,
      { kind: 'agent', id: 'u', name: 'Mei' },
      { type: 'text', text: 'Hi' },
    );
    const launcher = widget.shadowRoot!.querySelector('button')!;
    await eventually(() => expect(launcher.dataset['unread']).toBe('1'));
    expect(launcher.ariaLabel).toBe('Hearthlane help, 1 new message');
    expect(messages).toEqual(['agent']);
    widget.open();
    await eventually(() => expect(launcher.dataset['unread']).toBeUndefined());
  });

  it('explains the limit and keeps a text that is too long', async () => {
    await find('.row');
    await type('x'.repeat(4_002));
    expect((await find('.problem')).textContent?.trim()).toBe('2 characters too long. A message holds up to 4,000.');
    await userEvent.click(await find('.send'));
    expect(server.conversationCount).toBe(0);
    expect(widget.question.value).toHaveLength(4_002);
  });

  it('keeps hostile words words', async () => {
    const hostile = '<img src=x onerror=globalThis.hit=1> javascript:hit() https://a.example/"onclick="hit()';
    server.configuration = { ...server.configuration, name: hostile };
    server.bot = () => ({ type: 'clarify', choices: [{ articleId: hostile, locale: 'en', title: hostile }] });
    await find('.row');
    widget.ask(hostile);
    await find('.choice');
    const { id } = server.onlyConversation.conversation;
    server.say(id, { kind: 'agent', id: 'u', name: hostile }, { type: 'text', text: hostile });
    await find('.message.agent');
    expect(view().querySelectorAll('img, script, iframe')).toHaveLength(0);
    for (const element of view().querySelectorAll('*')) {
      expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).toEqual([]);
    }
    for (const anchor of view().querySelectorAll('a')) expect(anchor.href).toBe('https://a.example/');
    expect('hit' in globalThis).toBe(false);
  });
});

describe('article', () => {
  it('says when it is gone, and offers another try when it could not be loaded', async () => {
    await find('.row');
    widget.show('article', 'gone');
    await eventually(() =>
      expect(view().querySelector('.hint')?.textContent).toBe('This article is not available any more.'),
    );
    server.offline = true;
    widget.show('article', 'return-policy');
    const again = await find('.scroll .quiet');
    server.offline = false;
    await userEvent.click(again);
    await find('.title');
  });
});
