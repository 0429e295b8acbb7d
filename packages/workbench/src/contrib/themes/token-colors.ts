import { jsoncMember, jsoncValue, type JsoncObject } from '@askwell/core/base';
import { hexColor } from './hex-color.ts';

/** TextMate scopes, the most telling first, for each kind of text in the code editor. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  'token.comment': ['comment'],
  'token.keyword': ['keyword', 'storage', 'keyword.control'],
  'token.string': ['string', 'string.quoted'],
  'token.number': ['constant.numeric', 'constant'],
  'token.heading': ['markup.heading', 'heading', 'entity.name.section', 'entity.name.function'],
  'token.link': ['markup.underline.link', 'markup.link', 'string.other.link'],
  'token.tag': ['entity.name.tag', 'support.type.property-name', 'variable'],
  'token.quote': ['markup.quote', 'comment'],
  'token.invalid': ['invalid'],
};

/** The colours of a theme's `tokenColors` for what the code editor tells apart; rules that cannot be read are passed over. */
export function tokenColors(theme: JsoncObject): Readonly<Record<string, string>> {
  const rules = jsoncMember(theme, 'tokenColors')?.value;
  if (rules?.type !== 'array') return {};
  const byScope = new Map<string, string>();
  for (const rule of rules.items.map(jsoncValue) as ({
    scope?: unknown;
    settings?: { foreground?: unknown };
  } | null)[]) {
    const color = rule?.settings?.foreground;
    if (typeof color !== 'string' || !hexColor.test(color)) continue;
    const named =
      typeof rule?.scope === 'string' ? rule.scope.split(',') : Array.isArray(rule?.scope) ? rule.scope : [];
    // As in TextMate, the later of two rules for one scope counts.
    for (const scope of named) if (typeof scope === 'string') byScope.set(scope.trim(), color);
  }
  return Object.fromEntries(
    Object.entries(scopes).flatMap(([id, wanted]) => {
      const color = wanted.map((scope) => byScope.get(scope)).find((found) => found !== undefined);
      return color === undefined ? [] : [[id, color]];
    }),
  );
}
