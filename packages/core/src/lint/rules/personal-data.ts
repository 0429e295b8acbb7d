import type { SourceRange } from '../diagnostic.ts';
import { isOwnContact, mayHoldPersonalData, personalDataIn, type PersonalDatum } from '../facts/personal-data.ts';
import { informationOf, type Finding, type LintRule } from '../rule.ts';
import { rangeInLine, type MarkdownSource } from '../source/markdown-source.ts';

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
  *check({ source, configuration: { ownContacts } }): Iterable<Finding> {
    const seen = new Set<string>();
    for (const { text, line, whole } of textsOf(source)) {
      for (const datum of personalDataIn(text)) {
        const range = whole ?? rangeInLine(line, datum.start + 1, datum.end + 1);
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
  readonly line: number;
  /** Where a finding stands when the text's own columns say nothing. */
  readonly whole?: SourceRange;
}

function textsOf(source: MarkdownSource): Text[] {
  const texts: Text[] = [];
  const add = (text: string, line: number): void => {
    if (mayHoldPersonalData(text)) texts.push({ text, line });
  };
  for (const key of ['title', 'questions']) {
    const lines = source.frontMatter.linesOf(key);
    if (!lines) continue;
    for (let line = lines.startLine; line < lines.endLine; line++) add(source.lines[line - 1]!, line);
  }
  for (let index = 0; index < source.visible.length; index++) add(source.visible[index]!, index + 1);
  for (const { address, line, startColumn, endColumn } of source.references) {
    const contact = /^(?:mailto|tel):([^?]*)/i.exec(address)?.[1];
    if (contact) texts.push({ text: contact, line, whole: rangeInLine(line, startColumn, endColumn) });
  }
  return texts;
}

function masked({ kind, text }: PersonalDatum): string {
  if (kind === 'email') return `"${text[0]}…@${text.slice(text.lastIndexOf('@') + 1)}"`;
  return `"…${text.replace(/\D/g, '').slice(-3)}"`;
}
