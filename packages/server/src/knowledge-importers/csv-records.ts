import { err, ok, type Result } from '@askwell/core/base';

/** A record with the line of the file on which it starts, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

const delimiters = [',', ';', '\t'] as const;
const maxFields = 200;

/**
 * Reads comma-separated values as RFC 4180 has them, with any of its line ends, and with `;` or tabs where the first line
 * has more of them. Empty lines are left out.
 */
export function readCsv(text: string): Result<CsvRecord[], { readonly line: number; readonly message: string }> {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(source);
  const records: CsvRecord[] = [];
  let line = 1;
  let position = 0;
  while (position < source.length) {
    const start = line;
    const fields: string[] = [];
    for (;;) {
      let field: string;
      if (source[position] === '"') {
        const end = closingQuote(source, position + 1);
        if (end === -1) return err({ line: start, message: 'a quoted field does not end. Add the closing quote.' });
        field = source.slice(position + 1, end).replaceAll('""', '"');
        line += field.split('\n').length - 1;
        position = end + 1;
        if (position < source.length && source[position] !== delimiter && source[position] !== '\n') {
          return err({ line, message: 'text after a closing quote. Write a quote inside a quoted field as "".' });
        }
      } else {
        const end = endOfField(source, position, delimiter);
        field = source.slice(position, end);
        position = end;
      }
      fields.push(field);
      if (fields.length > maxFields)
        return err({ line: start, message: `more than ${maxFields} fields. Check the file.` });
      if (source[position] !== delimiter) break;
      position += 1;
    }
    position += 1;
    line += 1;
    if (fields.length > 1 || fields[0]!.trim() !== '') records.push({ line: start, fields });
  }
  return ok(records);
}

function delimiterOf(source: string): string {
  const [head = ''] = source.split('\n', 1);
  const counts = delimiters.map((delimiter) => head.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}

function closingQuote(source: string, from: number): number {
  for (let at = source.indexOf('"', from); at !== -1; at = source.indexOf('"', at + 2)) {
    if (source[at + 1] !== '"') return at;
  }
  return -1;
}

function endOfField(source: string, from: number, delimiter: string): number {
  let at = from;
  while (at < source.length && source[at] !== delimiter && source[at] !== '\n') at += 1;
  return at;
}
