import { basename } from 'node:path';
import { canonicalLocale } from '@askwell/core/articles';
import { FolderAssembly, readTextFile } from '../folder-import/index.ts';
import { articleFileText, idOf } from './article-file-text.ts';
import { readCsv, type CsvRecord } from './csv-records.ts';
import { htmlToMarkdown, plainTextToMarkdown } from './html-to-markdown.ts';
import type { KnowledgeImporter } from './knowledge-importer.ts';

const maxFileBytes = 32_000_000;

/** The columns that mean something, with the headers by which they are known; letters of either case. */
const columns = {
  question: ['question', 'title', 'q', '问题', '問題', '标题', '標題', '标准问题', '標準問題'],
  answer: ['answer', 'content', 'body', 'a', '答案', '回答', '内容', '內容', '答复', '答覆'],
  category: ['category', 'section', 'topic', '分类', '分類', '类别', '類別', '栏目', '目录', '目錄'],
  tags: ['tags', 'labels', 'keywords', '标签', '標籤', '关键词', '關鍵詞', '關鍵字'],
  questions: [
    'questions',
    'variants',
    'similar questions',
    'alternative questions',
    '相似问题',
    '相似問題',
    '相似问法',
    '扩展问',
    '其他问法',
    '其他問法',
  ],
  locale: ['locale', 'language', 'lang', '语言', '語言', '语种', '語種'],
  id: ['id', 'key', '编号', '編號', '标识', '識別碼'],
  audience: ['audience', '受众', '受眾', '可见范围', '可見範圍'],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof columns;

const internal = new Set(['internal', '内部', '內部']);
const customer = new Set(['customer', 'public', '', '客户', '客戶', '公开', '公開']);

/** Lists of questions and answers: one row is one article. */
export const csvImporter: KnowledgeImporter = {
  id: 'csv',
  detects: (path) => Promise.resolve(/\.(?:csv|tsv)$/i.test(path)),
  async read(path, { locale = 'en', onProgress, signal } = {}) {
    const file = basename(path);
    const text = await readTextFile(path, maxFileBytes);
    if (!text.ok) throw new Error(`File "${path}": ${text.error.message}`);
    const records = readCsv(text.value);
    if (!records.ok) throw new Error(`File "${path}", line ${records.error.line}: ${records.error.message}`);
    const [head, ...rows] = records.value;
    const place = columnsOf(head?.fields ?? []);
    if (place.question === undefined || place.answer === undefined) {
      throw new Error(
        `File "${path}": the first line names no column for question and answer. Write "question,answer" above the rows.`,
      );
    }
    const assembly = new FolderAssembly(locale);
    for (const name of unknownColumns(head!.fields))
      assembly.lose({ path: file, kind: 'unknown-key', line: 1, detail: name });
    rows.forEach((row, index) => {
      signal?.throwIfAborted();
      addRow(row, place, { file, locale, assembly });
      onProgress?.({ done: index + 1, total: rows.length });
    });
    return assembly.finish();
  },
};

interface Target {
  readonly file: string;
  readonly locale: string;
  readonly assembly: FolderAssembly;
}

function addRow(
  { line, fields }: CsvRecord,
  place: Partial<Record<Column, number>>,
  { file, locale, assembly }: Target,
): void {
  const cell = (column: Column) => (place[column] === undefined ? '' : (fields[place[column]] ?? '').trim());
  const refuse = (message: string) => assembly.refuse({ path: file, line, message });
  const title = oneLine(cell('question'));
  const answer = cell('answer');
  const stated = cell('locale');
  const itsLocale = stated === '' ? locale : canonicalLocale(stated);
  const audience = cell('audience').toLowerCase();
  if (title === '') return refuse('the question is empty. Write one.');
  if (answer === '') return refuse('the answer is empty. Write one.');
  if (!itsLocale) return refuse(`"${stated}" is no language tag. Write for instance en or zh-CN.`);
  if (!internal.has(audience) && !customer.has(audience))
    return refuse(`audience "${audience}". Write customer or internal.`);
  const isHtml = /<\/?(?:p|br|a|ul|ol|li|div|span|b|strong|i|em|img|table|h[1-6])\b[^<>]*>/i.test(answer);
  const converted = isHtml ? htmlToMarkdown(answer) : { markdown: plainTextToMarkdown(answer), losses: [] };
  for (const loss of converted.losses) assembly.lose({ ...loss, path: file, line: line + loss.line - 1 });
  const written = articleFileText({
    id: idOf(cell('id') || title),
    locale: itsLocale,
    title,
    questions: parts(cell('questions'), /[\n|;；]/),
    category: parts(cell('category'), /[/>＞／]/),
    tags: parts(cell('tags'), /[\n|,;，；、]/).map(idOf),
    audience: internal.has(audience) ? 'internal' : 'customer',
    body: converted.markdown,
  });
  assembly.add(written.path, written.text, { path: file, line });
}

function columnsOf(head: readonly string[]): Partial<Record<Column, number>> {
  const names = head.map(normalized);
  const found: Partial<Record<Column, number>> = {};
  for (const column of Object.keys(columns) as Column[]) {
    const known: readonly string[] = columns[column];
    const at = names.findIndex((name) => known.includes(name));
    if (at !== -1) found[column] = at;
  }
  return found;
}

function unknownColumns(head: readonly string[]): string[] {
  const taken = new Set(Object.values(columnsOf(head)));
  return head.filter((name, index) => !taken.has(index) && name.trim() !== '');
}

function normalized(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

function parts(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map(oneLine)
    .filter((part) => part !== '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
