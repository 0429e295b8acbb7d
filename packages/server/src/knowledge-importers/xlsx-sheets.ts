import { err, ok, type Result } from '@askwell/core/base';
import type { ZipEntry } from './zip-archive.ts';

/** What a spreadsheet says of one of its sheets besides the values of its cells. */
export interface SheetFacts {
  readonly name: string;
  readonly hidden: boolean;
  /** Merged ranges, for instance `A2:A5`. */
  readonly merged: readonly string[];
  /** How many cells hold a formula. */
  readonly formulas: number;
}

/** Rows and columns that a list of questions and answers never needs; beyond them a reader would fill the memory. */
const mostRows = 100_000;
const mostColumns = 200;
const mostCells = 1_000_000;
const mostSheets = 100;
const mostMerged = 10_000;

/**
 * Looks at the parts of a spreadsheet (ECMA-376) before its cells are read: which sheets are hidden, where cells are
 * merged, and that no address makes a reader allocate what is not there.
 *
 * @returns an error that goes on from the file's name
 */
export function readSheetFacts(entries: readonly ZipEntry[]): Result<SheetFacts[], string> {
  const text = (path: string): string | undefined => {
    const content = entries.find((entry) => entry.path.toLowerCase() === path.toLowerCase())?.read();
    return content?.ok ? new TextDecoder().decode(content.value) : undefined;
  };
  const workbook = text('xl/workbook.xml');
  const relations = text('xl/_rels/workbook.xml.rels');
  if (workbook === undefined || relations === undefined) return err('is no spreadsheet of the kind .xlsx.');
  const targets = new Map(
    elements(relations, 'Relationship').map((attributes) => [attributes.get('Id'), attributes.get('Target') ?? '']),
  );
  const sheets = elements(workbook, 'sheet');
  if (sheets.length > mostSheets) return err(`has ${sheets.length} sheets; ${mostSheets} are allowed.`);
  const facts: SheetFacts[] = [];
  let cells = 0;
  for (const sheet of sheets) {
    const name = sheet.get('name') ?? '';
    const target = targets.get(sheet.get('r:id') ?? sheet.get('id')) ?? '';
    const content = text(target.startsWith('/') ? target.slice(1) : `xl/${target}`) ?? '';
    const size = sizeOf(content);
    cells += size.cells;
    if (size.rows > mostRows || size.columns > mostColumns || cells > mostCells) {
      return err(
        `has a sheet "${name}" of ${size.rows} rows and ${size.columns} columns; ${mostRows}, ${mostColumns} and ${mostCells} cells in all are allowed. Remove what is empty.`,
      );
    }
    facts.push({
      name,
      hidden: /hidden/i.test(sheet.get('state') ?? ''),
      merged: elements(content, 'mergeCell')
        .slice(0, mostMerged)
        .map((merge) => merge.get('ref') ?? ''),
      formulas: count(content, /<(?:\w+:)?f[\s/>]/g),
    });
  }
  return ok(facts);
}

function sizeOf(sheet: string): { rows: number; columns: number; cells: number } {
  let rows = 0;
  let columns = 0;
  let cells = 0;
  for (const [, reference] of sheet.matchAll(/<(?:\w+:)?c\s[^<>]*?\br="([A-Za-z]{1,3}\d{1,7})"/g)) {
    cells += 1;
    const [, letters, digits] = /^([A-Za-z]+)(\d+)$/.exec(reference!)!;
    rows = Math.max(rows, Number(digits));
    columns = Math.max(columns, columnOf(letters!));
  }
  for (const [, number] of sheet.matchAll(/<(?:\w+:)?row\s[^<>]*?\br="(\d{1,9})"/g))
    rows = Math.max(rows, Number(number));
  return { rows, columns, cells: Math.max(cells, count(sheet, /<(?:\w+:)?c[\s/>]/g)) };
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}

/** The attributes of each element of a name, with the five entities of XML decoded. */
function elements(xml: string, name: string): ReadonlyMap<string, string>[] {
  return Array.from(xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, 'g')), ([, attributes]) => {
    return new Map(
      Array.from(attributes!.matchAll(/([\w:]+)="([^"]*)"/g), ([, key, value]) => [key!, decoded(value!)] as const),
    );
  });
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]!);
}
