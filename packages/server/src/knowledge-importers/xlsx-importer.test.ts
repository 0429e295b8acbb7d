import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xlsxImporter } from './xlsx-importer.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'askwell-xlsx-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

interface Sheet {
  readonly name: string;
  readonly state?: string;
  /** Cells as XML. */
  readonly rows: string;
  readonly merged?: readonly string[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Rows of text, from A1 on. */
function texts(rows: readonly (readonly string[])[]): string {
  const cell = (text: string, column: number, row: number) =>
    `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  return rows
    .map(
      (row, number) => `<row r="${number + 1}">${row.map((text, column) => cell(text, column, number)).join('')}</row>`,
    )
    .join('');
}

async function read(sheets: readonly Sheet[], name = 'faq.xlsx') {
  const file = (_: Sheet, index: number) => `worksheets/sheet${index + 1}.xml`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets
      .map(
        (sheet, index) =>
          `<sheet name="${escaped(sheet.name)}" sheetId="${index + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (sheet, index) =>
          `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="${file(sheet, index)}"/>`,
      )
      .join('')}</Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  for (const [index, sheet] of sheets.entries()) {
    const merges = (sheet.merged ?? []).map((range) => `<mergeCell ref="${range}"/>`).join('');
    parts[`xl/${file(sheet, index)}`] =
      `${head}<worksheet xmlns="${main}"><sheetData>${sheet.rows}</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
  }
  const path = join(root, name);
  await writeFile(path, zipSync(Object.fromEntries(Object.entries(parts).map(([part, xml]) => [part, strToU8(xml)]))));
  return xlsxImporter.read(path);
}

describe('the importer of spreadsheets', () => {
  it('reads the columns that a CSV file may have, and tells what is lost', async () => {
    const { articles, losses, problems } = await read([
      {
        name: '常见问题',
        rows: texts([
          ['问题', '答案', '分类', '标签', 'Notes'],
          ['如何退货？', '<p>打开<b>订单</b>。</p>', '政策/退货', '退货,订单', 'x'],
          ['多久到账？', '三天。\n节假日除外。', '政策', '', ''],
          ['', '没有问题', '', '', ''],
        ]),
      },
    ]);
    expect(articles.map(({ article }) => [article.title, article.category, article.tags])).toEqual([
      ['如何退货？', '政策/退货', ['退货', '订单']],
      ['多久到账？', '政策', []],
    ]);
    expect(articles[1]!.article.sections[0]!.text).toContain('节假日除外');
    expect(losses).toEqual([{ path: 'faq.xlsx#常见问题', kind: 'unknown-key', line: 1, detail: 'Notes' }]);
    expect(problems).toEqual([{ path: 'faq.xlsx#常见问题', line: 4, message: 'the question is empty. Write one.' }]);
  });

  it("takes formulas' last results and dates as days, and says so", async () => {
    const { articles, losses } = await read([
      {
        name: 'FAQ',
        rows: `${texts([['question', 'answer']])}<row r="2"><c r="A2" t="str"><f>CONCAT("When does it"," end?")</f><v>When does it end?</v></c><c r="B2" s="1"><v>46000</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>How many?</t></is></c><c r="B3"><f>6*7</f><v>42</v></c></row>`,
      },
    ]);
    expect(articles.map(({ article }) => [article.title, article.sections[0]!.text])).toEqual([
      ['When does it end?', '2025-12-09'],
      ['How many?', '42'],
    ]);
    expect(losses).toEqual([
      { path: 'faq.xlsx#FAQ', kind: 'formulas', line: 1, detail: '2 formulas: their last results are taken' },
    ]);
  });

  it('skips hidden sheets and those that are no list, and reports merged cells', async () => {
    const list = texts([
      ['question', 'answer', 'category'],
      ['A?', 'B.', 'Policy'],
      ['C?', 'D.', ''],
    ]);
    const { articles, losses } = await read([
      { name: 'Secret', state: 'hidden', rows: list },
      { name: 'Very secret', state: 'veryHidden', rows: list },
      { name: 'Cover', rows: texts([['Our questions']]) },
      { name: 'Empty', rows: '' },
      { name: 'List', rows: list, merged: ['C2:C3'] },
    ]);
    expect(articles.map(({ article }) => [article.title, article.category])).toEqual([
      ['A?', 'policy'],
      ['C?', ''],
    ]);
    expect(losses).toEqual([
      { path: 'faq.xlsx#Secret', kind: 'sheet-skipped', line: 1, detail: 'the sheet is hidden' },
      { path: 'faq.xlsx#Very secret', kind: 'sheet-skipped', line: 1, detail: 'the sheet is hidden' },
      {
        path: 'faq.xlsx#Cover',
        kind: 'sheet-skipped',
        line: 1,
        detail: 'its first row names no column for question and answer',
      },
      { path: 'faq.xlsx#List', kind: 'merged-cells', line: 2, detail: 'C2:C3: only its first cell has the value' },
    ]);
  });

  it.each([
    [
      'a cell at the far end',
      `${texts([['question', 'answer']])}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
      'of 1048576 rows and 16384 columns',
    ],
    ['a row at the far end', `${texts([['question', 'answer']])}<row r="900000"/>`, 'of 900000 rows'],
    ['no columns that are known', texts([['a', 'b']]), 'no sheet names a column for question and answer'],
  ])('refuses %s before it takes memory', async (_, rows, why) => {
    await expect(read([{ name: 'S', rows }])).rejects.toThrow(why);
  });

  it('refuses what is no spreadsheet, or a bomb', async () => {
    const path = join(root, 'bad.xlsx');
    const refuses = async (bytes: Uint8Array, why: string) => {
      await writeFile(path, bytes);
      await expect(xlsxImporter.read(path)).rejects.toThrow(why);
    };
    await refuses(strToU8('question,answer'), 'is no zip archive');
    await refuses(zipSync({ 'a.txt': strToU8('x') }), 'is no spreadsheet');
    await refuses(zipSync({ 'xl/workbook.xml': new Uint8Array(50_000_000) }, { level: 9 }), 'as only a zip bomb does');
    await expect(xlsxImporter.read(join(root, 'none.xlsx'))).rejects.toThrow('is not there');
  });
});
