import { inlineText } from './plain-text.ts';
import type { Block, CalloutKind, Inline } from './tree.ts';

const words = new Map<string, CalloutKind>();
const wordsByKind: readonly (readonly [CalloutKind, string])[] = [
  ['note', 'note info 注意 注 说明 說明 备注 備註 附注'],
  ['tip', 'tip hint 提示 小提示 建议 建議 技巧'],
  ['important', 'important 重要'],
  ['warning', 'warning 警告'],
  ['caution', 'caution danger 小心 谨慎 謹慎 危险 危險'],
];
for (const [kind, list] of wordsByKind) for (const word of list.split(' ')) words.set(word, kind);

const marker = /^\[!(note|tip|important|warning|caution)\]\s*/i;

/**
 * A quote, or the callout that it stands for: GitHub's `> [!NOTE]`, and the older habit of a first word in bold with
 * a colon or on a line of its own, `> **Note:** …` and `> **注意：**`.
 *
 * @param children the quote's blocks, at least one
 */
export function calloutOrQuote(children: readonly Block[]): Block {
  const [first, ...others] = children;
  if (first?.type === 'paragraph') {
    const lead = leadingWord(first.children);
    if (lead) {
      const body = withoutLeadingBlank(lead.rest);
      const blocks: Block[] = body.length > 0 ? [{ type: 'paragraph', children: body }, ...others] : others;
      if (blocks.length > 0) return { type: 'callout', kind: lead.kind, children: blocks };
    }
  }
  return { type: 'quote', children };
}

function leadingWord(inlines: readonly Inline[]): { kind: CalloutKind; rest: readonly Inline[] } | undefined {
  const [first, ...rest] = inlines;
  if (first?.type === 'text') {
    const match = marker.exec(first.text);
    if (!match) return undefined;
    return {
      kind: match[1]!.toLowerCase() as CalloutKind,
      rest: [{ type: 'text', text: first.text.slice(match[0].length) }, ...rest],
    };
  }
  if (first?.type !== 'strong') return undefined;
  const word = inlineText(first.children).trim();
  const kind = words.get(word.replace(/\s*[:：]$/, '').toLowerCase());
  if (!kind) return undefined;
  if (/[:：]$/.test(word) || rest.every((inline) => inline.type === 'break')) return { kind, rest };
  const [next, ...remaining] = rest;
  // `**Note**: text`: the colon stands outside.
  if (next?.type !== 'text' || !/^\s*[:：]/.test(next.text)) return undefined;
  return { kind, rest: [{ type: 'text', text: next.text.replace(/^\s*[:：]/, '') }, ...remaining] };
}

function withoutLeadingBlank(inlines: readonly Inline[]): Inline[] {
  const start = inlines.findIndex(
    (inline) => inline.type !== 'break' && (inline.type !== 'text' || inline.text.trim() !== ''),
  );
  if (start === -1) return [];
  const [first, ...rest] = inlines.slice(start);
  return first!.type === 'text' ? [{ type: 'text', text: first!.text.trimStart() }, ...rest] : [first!, ...rest];
}
