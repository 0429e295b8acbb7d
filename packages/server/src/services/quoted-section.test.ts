import type { Article, Section } from '@askwell/core/articles';
import { describe, expect, it } from 'vitest';
import { quotedSection } from './quoted-section.ts';

const section = (heading: string, level = 2, text = heading): Section => ({
  id: heading.toLowerCase(),
  heading,
  level,
  text,
  blocks: text === '' ? [] : [{ type: 'paragraph', children: [{ type: 'text', text }] }],
});

const article = (...sections: Section[]) => ({ sections }) as unknown as Article;

describe('the quoted section', () => {
  const norm = article(
    section('', 0, 'About'),
    section('Problem'),
    section('Steps'),
    section('Good to know'),
    section('Links'),
  );

  it('is the one that matched', () => {
    expect(quotedSection(norm, 'good to know').heading).toBe('Good to know');
    expect(quotedSection(norm, 'steps').heading).toBe('Steps');
  });

  it.each(['', 'problem', 'links', undefined])('is the steps where "%s" matched', (matched) => {
    expect(quotedSection(norm, matched).heading).toBe('Steps');
  });

  it('is the matching introduction of an article without steps', () => {
    expect(quotedSection(article(section('', 0, 'About'), section('Colours')), '')).toMatchObject({
      id: '',
      heading: '',
    });
  });

  it('gathers subsections under their headings', () => {
    const nested = article(section('On a phone', 2, ''), section('Android', 3), section('iPhone', 3), section('Other'));
    const { blocks } = quotedSection(nested, 'on a phone');
    expect(blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'heading', 'paragraph']);
  });

  it('is nothing of an article that has no text', () => {
    expect(quotedSection(article(), 'steps')).toEqual({ id: '', heading: '', blocks: [] });
  });
});
