import type { Block, Inline } from '@askwell/core/articles';
import { render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { excerpt } from './excerpt.ts';
import { linkTarget } from './link-target.ts';
import { renderBlocks, type MarkdownOptions } from './render-blocks.ts';

const options: MarkdownOptions = { baseUrl: 'https://help.example/', calloutName: (kind) => `A ${kind}` };
let page: HTMLElement;

beforeEach(() => {
  page = document.createElement('main');
  document.body.append(page);
});

afterEach(() => page.remove());

function show(blocks: readonly Block[], more: Partial<MarkdownOptions> = {}): HTMLElement {
  render(renderBlocks(blocks, { ...options, ...more }), page);
  return page;
}

const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });
const text = (words: string): Inline => ({ type: 'text', text: words });
const link = (href: string): Inline => ({ type: 'link', href, children: [text('here')] });

describe('renderBlocks', () => {
  it('renders every kind of block', () => {
    show([
      { type: 'heading', level: 2, id: 'steps', children: [text('Steps')] },
      paragraph(
        { type: 'strong', children: [text('Open')] },
        text(' it '),
        { type: 'code', text: 'now' },
        { type: 'break' },
      ),
      { type: 'list', ordered: true, start: 3, items: [{ children: [paragraph(text('third'))] }] },
      { type: 'list', ordered: false, items: [{ checked: true, children: [paragraph(text('done'))] }] },
      { type: 'code-block', language: 'sh', text: 'npm start' },
      { type: 'quote', children: [paragraph(text('said'))] },
      { type: 'callout', kind: 'warning', children: [paragraph(text('hot'))] },
      { type: 'table', align: ['right', null], header: [[text('a')], [text('b')]], rows: [[[text('1')], [text('2')]]] },
      { type: 'rule' },
    ]);
    expect(page.querySelector('h2')?.id).toBe('steps');
    expect(page.querySelector('ol')?.start).toBe(3);
    expect(page.querySelector('li')?.textContent).toBe('third');
    expect(page.querySelector<HTMLInputElement>('.task input')?.checked).toBe(true);
    expect(page.querySelector('pre')?.textContent).toBe('npm start');
    expect(page.querySelector('[role=note]')?.ariaLabel).toBe('A warning');
    expect(page.querySelector('th')?.className).toBe('right');
    expect(page.querySelector('.table')).toHaveProperty('tabIndex', 0);
    expect(page.querySelector('hr')).not.toBeNull();
  });

  it('opens links to articles by the callback, and other sites in a tab of their own', () => {
    const onArticleLink = vi.fn<(articleId: string, sectionId: string) => void>();
    show([paragraph(link('article:return-policy#step%20two'), link('https://other.example/a'), link('/on/help'))], {
      onArticleLink,
    });
    page.querySelector('button')!.click();
    expect(onArticleLink).toHaveBeenCalledWith('return-policy', 'step two');
    const [other, help] = page.querySelectorAll('a');
    expect(other).toMatchObject({ target: '_blank', rel: 'noopener noreferrer', href: 'https://other.example/a' });
    expect(help?.href).toBe('https://help.example/on/help');
  });

  it('loads images late, with their words, from http(s) only', () => {
    const image = (src: string): Inline => ({ type: 'image', src, alt: 'A kettle' });
    show([paragraph(image('pictures/kettle.png')), paragraph(image('data:image/svg+xml,<svg onload=alert(1)>'))]);
    const images = page.querySelectorAll('img');
    expect(images).toHaveLength(1);
    expect(images[0]).toMatchObject({
      src: 'https://help.example/pictures/kettle.png',
      alt: 'A kettle',
      loading: 'lazy',
    });
    expect(page.textContent).toContain('A kettle');
  });

  it('says nothing to a node that a newer server may send', () => {
    show([
      { type: 'video', src: 'x' } as unknown as Block,
      paragraph({ type: 'blink' } as unknown as Inline, text('still')),
    ]);
    expect(page.textContent?.trim()).toBe('still');
  });
});

describe('hostile trees', () => {
  const scripts = [
    'javascript:globalThis.hit()',
    'JaVaScRiPt:globalThis.hit()',
    ' javascript:globalThis.hit()',
    'java\nscript:globalThis.hit()',
    '\u0001javascript:globalThis.hit()',
    'vbscript:hit',
    'data:text/html,<script>parent.hit()</script>',
    'blob:https://help.example/1',
    'file:///etc/passwd',
    'javascript&colon;globalThis.hit()',
    'article:x" onclick="hit()',
  ];
  const markup = [
    '<img src=x onerror=globalThis.hit()>',
    '</style><script>globalThis.hit()</script>',
    '<!--',
    '${hit()}',
    '"\'><svg/onload=hit()>',
  ];

  it.each(scripts)('%j never becomes an address that runs', (href) => {
    const hit = vi.fn<() => void>();
    Object.assign(globalThis, { hit });
    show([paragraph(link(href), { type: 'image', src: href, alt: '' })], { onArticleLink: () => {} });
    for (const anchor of page.querySelectorAll('a')) {
      expect(anchor.protocol).toMatch(/^(https?|mailto|tel):$/);
      anchor.addEventListener('click', (event) => event.preventDefault(), { once: true });
      anchor.click();
    }
    for (const image of page.querySelectorAll('img')) expect(image.src).toMatch(/^https?:/);
    expect(hit).not.toHaveBeenCalled();
  });

  it.each(markup)('%j stays text wherever it stands', (words) => {
    const hit = vi.fn<() => void>();
    Object.assign(globalThis, { hit });
    show([
      { type: 'heading', level: 1, id: words, children: [text(words)] },
      paragraph(
        text(words),
        { type: 'code', text: words },
        { type: 'link', href: 'https://a.example', title: words, children: [text(words)] },
      ),
      { type: 'code-block', language: words, text: words },
      {
        type: 'callout',
        kind: words as 'note',
        children: [paragraph({ type: 'image', src: 'https://a.invalid/i.png', alt: words, title: words })],
      },
      { type: 'table', align: [words as 'left'], header: [[text(words)]], rows: [[[text(words)]]] },
    ]);
    expect(page.querySelectorAll('script, style, svg, iframe, object')).toHaveLength(0);
    for (const element of page.querySelectorAll('*')) {
      expect(element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
    }
    expect(page.querySelector('code')?.textContent).toBe(words);
    expect(hit).not.toHaveBeenCalled();
  });
});

describe('linkTarget', () => {
  it.each([
    ['#rules', { kind: 'article', articleId: '', sectionId: 'rules' }],
    ['article:a%2Fb', { kind: 'article', articleId: 'a/b', sectionId: '' }],
    ['mailto:help@shop.example', { kind: 'other-site', href: 'mailto:help@shop.example' }],
    ['https://shop.example/cart', { kind: 'same-site', href: 'https://shop.example/cart' }],
    ['https://%zz', undefined],
    ['', { kind: 'other-site', href: 'https://help.example/' }],
  ])('%j', (href, target) => {
    expect(linkTarget(href, 'https://help.example/', 'https://shop.example')).toEqual(target);
  });
});

describe('excerpt', () => {
  const blocks: Block[] = [
    paragraph(text('One '), { type: 'emphasis', children: [text('two')] }),
    { type: 'list', ordered: false, items: [{ children: [paragraph(text('three'))] }] },
  ];

  it('takes whole blocks, at least one', () => {
    expect(excerpt(blocks, 3)).toHaveLength(1);
    expect(excerpt(blocks, 100)).toBe(blocks);
  });
});
