import { expect, it } from 'vitest';
import { parseTaxonomy } from '../taxonomy/index.ts';
import { LintCorpus } from './corpus/lint-corpus.ts';
import { readLintDocument } from './document.ts';
import { suggestTags } from './tag-suggestions.ts';

const parsed = parseTaxonomy(`
tags:
  - { id: refunds, name: { en: Refunds, zh-CN: 退款 } }
  - { id: wifi, name: Wi-Fi }
  - { id: pebble, name: { en: Pebble grinder, zh-CN: Pebble 磨豆机 } }
synonyms: [[refunds, money back]]
`);
const taxonomy = parsed.ok ? parsed.value : undefined!;

function suggested(text: string, path: string): string[] {
  const document = readLintDocument(text, { path });
  const neighbour = readLintDocument('---\ntitle: Other\ntags: [wifi]\n---\nText.', { path: 'other.en.md' });
  if (!document.ok || !neighbour.ok) throw new Error('unreadable');
  return suggestTags(document.value, new LintCorpus([document.value, neighbour.value]), taxonomy).map(({ id }) => id);
}

it.each([
  ['the name in the title', '---\ntitle: When a refund arrives\n---\nSoon.', 'a.en.md', ['refunds']],
  ['a synonym in the text', '---\ntitle: Pay\n---\nYou want your money back.', 'a.en.md', ['refunds']],
  ['a Chinese name', '---\ntitle: 退款多久到账\n---\n三天。', 'a.zh-CN.md', ['refunds']],
  ['a related article', '---\ntitle: Pairing\nrelated: [other]\n---\nHold the key.', 'a.en.md', ['wifi']],
  ['nothing of what it carries', '---\ntitle: Refunds\ntags: [refunds]\n---\nSoon.', 'a.en.md', []],
])('suggests by %s', (_how, text, path, expected) => {
  expect(suggested(text, path)).toEqual(expected);
});
