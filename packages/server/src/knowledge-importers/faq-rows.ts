import { canonicalLocale, htmlToMarkdown, plainTextToMarkdown } from '@askwell/core/articles';
import type { FolderAssembly } from '../folder-import/index.ts';
import { articleFileText, idOf } from './article-file-text.ts';

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

/** A row of a list with its place, from 1. */
export interface FaqRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Where the articles of a list go. */
export interface FaqTarget {
  /** As losses and problems name it. */
  readonly file: string;
  /** For rows that name none. */
  readonly locale: string;
  readonly assembly: FolderAssembly;
}

/** Whether a row names a column for questions and one for answers. */
export function isFaqHead(head: readonly string[]): boolean {
  const { question, answer } = columnsOf(head);
  return question !== undefined && answer !== undefined;
}

/** Reads a list of questions and answers: one row is one article. Columns that mean nothing here are losses. */
export class FaqReader {
  readonly #place: Partial<Record<Column, number>>;
  readonly #target: FaqTarget;

  /** @param head names the columns, see {@link isFaqHead} */
  constructor(head: FaqRow, target: FaqTarget) {
    this.#place = columnsOf(head.fields);
    this.#target = target;
    for (const detail of unknownColumns(head.fields)) {
      target.assembly.lose({ path: target.file, kind: 'unknown-key', line: head.line, detail });
    }
  }

  add(row: FaqRow): void {
    addRow(row, this.#place, this.#target);
  }
}

function addRow(
  { line, fields }: FaqRow,
  place: Partial<Record<Column, number>>,
  { file, locale, assembly }: FaqTarget,
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
