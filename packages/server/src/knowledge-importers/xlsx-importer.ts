import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { FolderAssembly } from '../folder-import/index.ts';
import { FaqReader, isFaqHead, type FaqRow } from './faq-rows.ts';
import type { KnowledgeImporter } from './knowledge-importer.ts';
import { readSheetFacts } from './xlsx-sheets.ts';
import { readZip, type ZipLimits } from './zip-archive.ts';

const megabyte = 1_000_000;
const maxFileBytes = 32 * megabyte;
// Spreadsheets are packed XML, which shrinks more than other files do.
const limits: ZipLimits = {
  maxEntries: 2_000,
  maxTotal: 200 * megabyte,
  maxEntryBytes: 100 * megabyte,
  maxRatio: 500,
};

/** Lists of questions and answers in a spreadsheet: one row of a sheet with such columns is one article. */
export const xlsxImporter: KnowledgeImporter = {
  id: 'xlsx',
  detects: (path) => Promise.resolve(/\.xlsx$/i.test(path)),
  async read(path, { locale = 'en', onProgress, signal } = {}) {
    const file = basename(path);
    const { bytes, facts } = await readSpreadsheet(path);
    const sheets = await readXlsxFile(bytes).catch((error: unknown) => {
      throw new Error(`File "${path}" cannot be read as a spreadsheet: ${(error as Error).message}`, { cause: error });
    });
    const assembly = new FolderAssembly(locale);
    const lists: { readonly reader: FaqReader; readonly rows: readonly FaqRow[] }[] = [];
    for (const [index, { sheet, data }] of sheets.entries()) {
      const { hidden = false, merged = [], formulas = 0 } = facts[index] ?? {};
      const place = `${file}#${sheet}`;
      const lose = (detail: string) => assembly.lose({ path: place, kind: 'sheet-skipped', line: 1, detail });
      const rows = data.flatMap((cells, row): FaqRow[] => {
        const fields = cells.map(textOf);
        return fields.some((field) => field.trim() !== '') ? [{ line: row + 1, fields }] : [];
      });
      const [head, ...others] = rows;
      if (hidden) lose('the sheet is hidden');
      else if (!head) continue;
      else if (!isFaqHead(head.fields)) lose('its first row names no column for question and answer');
      else {
        for (const range of merged) {
          const line = Number(/\d+/.exec(range)?.[0] ?? 1);
          assembly.lose({
            path: place,
            kind: 'merged-cells',
            line,
            detail: `${range}: only its first cell has the value`,
          });
        }
        if (formulas > 0) {
          const detail = `${formulas} formulas: their last results are taken`;
          assembly.lose({ path: place, kind: 'formulas', line: 1, detail });
        }
        lists.push({ reader: new FaqReader(head, { file: place, locale, assembly }), rows: others });
      }
    }
    if (lists.length === 0) {
      throw new Error(
        `File "${path}": no sheet names a column for question and answer in its first row. Write "question" and "answer" above the rows.`,
      );
    }
    const total = lists.reduce((sum, { rows }) => sum + rows.length, 0);
    let done = 0;
    for (const { reader, rows } of lists) {
      for (const row of rows) {
        signal?.throwIfAborted();
        reader.add(row);
        onProgress?.({ done: ++done, total });
      }
    }
    return assembly.finish();
  },
};

/** Reads the file, and makes sure that it is small enough unpacked, before anything else works on it. */
async function readSpreadsheet(path: string) {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Error(`File "${path}" cannot be read: it is not there or no file. Check the path.`);
  if (found.size > maxFileBytes) {
    throw new Error(`File "${path}" is ${found.size} bytes long; ${maxFileBytes} are allowed. Split it.`);
  }
  const bytes = await readFile(path);
  const archive = readZip(bytes, limits);
  if (!archive.ok) throw new Error(`File "${path}" ${archive.error}`);
  const [refused] = archive.value.refused;
  if (refused) throw new Error(`File "${path}": "${refused.path}" in it ${refused.message}`);
  for (const { path: part, read } of archive.value.entries) {
    const content = read();
    if (!content.ok) throw new Error(`File "${path}": "${part}" in it ${content.error}`);
  }
  const facts = readSheetFacts(archive.value.entries);
  if (!facts.ok) throw new Error(`File "${path}" ${facts.error}`);
  return { bytes, facts: facts.value };
}

/** A cell as the list shows it: dates as days, with the time when there is one. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const text = cell.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
  }
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
