import type { SourceRange } from '../diagnostic.ts';
import { isOwnContact, personalDataIn, type PersonalDatum } from '../facts/personal-data.ts';
import { informationOf, type Finding, type LintContext, type LintRule } from '../rule.ts';
import { rangeInLine } from '../source/markdown-source.ts';

const names: Readonly<Record<PersonalDatum['kind'], string>> = {
  email: 'E-mail address',
  phone: 'Phone number',
  card: 'Payment card number',
  'identity-card': 'Identity card number',
};

export const personalData: LintRule = {
  id: 'personal-data',
  description: 'No phone number, e-mail address, payment card or identity card of a person stands in an article.',
  severity: 'error',
  information: informationOf('personal-data'),
  *check(context): Iterable<Finding> {
    const { ownContacts } = context.configuration;
    const seen = new Set<string>();
    for (const { text, rangeOf } of textsOf(context)) {
      for (const datum of personalDataIn(text)) {
        const range = rangeOf(datum.start, datum.end);
        const place = `${range.startLine}:${datum.text}`;
        if (isOwnContact(datum, ownContacts) || seen.has(place)) continue;
        seen.add(place);
        yield {
          // The number itself stays out of reports, logs and SARIF files.
          message: `${names[datum.kind]} ${masked(datum)} stands in the text. Remove it, or list it under "ownContacts" when it is the company's own.`,
          range,
        };
      }
    }
  },
};

interface Text {
  readonly text: string;
  rangeOf(start: number, end: number): SourceRange;
}

function* textsOf({ source }: LintContext): Iterable<Text> {
  const inLine = (text: string, line: number): Text => ({
    text,
    rangeOf: (start, end) => rangeInLine(line, start + 1, end + 1),
  });
  for (const key of ['title', 'questions']) {
    const lines = source.frontMatter.linesOf(key);
    if (!lines) continue;
    for (let line = lines.startLine; line < lines.endLine; line++) yield inLine(source.lines[line - 1]!, line);
  }
  for (const [index, text] of source.visible.entries()) yield inLine(text, index + 1);
  for (const { address, line, startColumn, endColumn } of source.references) {
    const contact = /^(?:mailto|tel):([^?]*)/i.exec(address)?.[1];
    if (contact) yield { text: contact, rangeOf: () => rangeInLine(line, startColumn, endColumn) };
  }
}

function masked({ kind, text }: PersonalDatum): string {
  if (kind === 'email') return `"${text[0]}…@${text.slice(text.lastIndexOf('@') + 1)}"`;
  return `"…${text.replace(/\D/g, '').slice(-3)}"`;
}
