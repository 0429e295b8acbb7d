import { isMap, isScalar, isSeq, parseDocument, stringify, type Node, type Pair, type YAMLSeq } from 'yaml';
import { ok, type Result } from '../base/index.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readMetadata } from './metadata.ts';
import { parseStrictYaml, type YamlProblem, type YamlValue } from './strict-yaml.ts';

/** What a key is to hold: text, a list of texts, or undefined for nothing at all. */
export type FrontMatterValue = string | readonly string[] | undefined;

/** Replaces the text between two offsets, UTF-16 code units, end exclusive. */
export interface OffsetEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Where the front matter of a file is. */
export interface FrontMatterPlace {
  /** Offsets of the YAML between the two `---` lines. */
  readonly yamlFrom: number;
  readonly yamlTo: number;
  /** Offset at which the Markdown starts. */
  readonly bodyFrom: number;
}

/** The order in which keys are written when they are added. */
const keyOrder = [
  'id',
  'locale',
  'kind',
  'title',
  'questions',
  'category',
  'tags',
  'audience',
  'author',
  'reviewer',
  'reviewedAt',
  'verifyEveryDays',
  'related',
  'redirectFrom',
  'sources',
  'draft',
];

/** A list is written in brackets up to this many characters, and a line for each entry beyond. */
const longestFlowList = 80;

/**
 * Finds the front matter of a file, closed or not to the reader's taste: whether it can be read is another question.
 *
 * @param text with `\n` as line end
 * @returns undefined when the file has none
 */
export function frontMatterPlace(text: string): FrontMatterPlace | undefined {
  const opening = /^---[ \t]*\n/.exec(text)?.[0];
  if (opening === undefined) return undefined;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(text.slice(opening.length, opening.length + 20_000));
  if (!closing) return undefined;
  const yamlTo = opening.length + closing.index;
  return { yamlFrom: opening.length, yamlTo, bodyFrom: yamlTo + closing[0].length };
}

/** The front matter as somebody fills it in, key by key. */
export interface FrontMatterValues {
  /** Texts and lists of texts; maps, such as `lint`, are left out. */
  readonly values: ReadonlyMap<string, string | readonly string[]>;
  /** Keys whose value an article cannot have. */
  readonly wrong: ReadonlySet<string>;
}

/**
 * Reads the front matter for editing: a key with a wrong value does not hide the others.
 *
 * @param text the whole file, with `\n` as line end
 * @returns an error with the line when the YAML itself cannot be read
 */
export function readFrontMatter(text: string): Result<FrontMatterValues, YamlProblem> {
  const split = splitFrontMatter(text);
  if (!split.ok) return split;
  const values = new Map<string, string | readonly string[]>();
  const wrong = new Set<string>();
  for (const [key, value] of split.value.keys) {
    if (typeof value === 'string') values.set(key, value.replace(/\s+/g, ' ').trim());
    else if (Array.isArray(value))
      values.set(
        key,
        value.filter((item) => typeof item === 'string'),
      );
    if (!readMetadata(new Map([[key, value]])).ok) wrong.add(key);
  }
  return ok({ values, wrong });
}

/**
 * The edit that gives one front matter key another value. All else keeps its bytes: the order of the keys, comments,
 * quotes, blank lines; of a list, the entries that stay keep theirs. A key that is new stands where the norm's order has it.
 *
 * @param text the whole file, with `\n` as line end and without byte order mark; one without front matter gets it
 * @returns undefined when the key has that value already; an error when the front matter cannot be read
 *
 * @example
 * const file = '---\ntitle: Tea # with milk\n---\nText\n';
 * const edit = editFrontMatter(file, 'title', 'Coffee');
 * // { ok: true, value: { from: 11, to: 14, text: 'Coffee' } }
 */
export function editFrontMatter(
  text: string,
  key: string,
  value: FrontMatterValue,
): Result<OffsetEdit | undefined, YamlProblem> {
  const split = splitFrontMatter(text);
  if (!split.ok) return split;
  const before = split.value.keys.get(key);
  if (isSame(before, value)) return ok(undefined);
  const place = frontMatterPlace(text);
  if (!place) {
    return ok(value === undefined ? undefined : { from: 0, to: 0, text: `---\n${entry(key, value)}---\n` });
  }
  const edit = editYaml(text.slice(place.yamlFrom, place.yamlTo), key, value);
  return ok({ from: edit.from + place.yamlFrom, to: edit.to + place.yamlFrom, text: edit.text });
}

/** Applies one edit. */
export function applyOffsetEdit(text: string, { from, to, text: inserted }: OffsetEdit): string {
  return text.slice(0, from) + inserted + text.slice(to);
}

function editYaml(yaml: string, key: string, value: FrontMatterValue): OffsetEdit {
  const { contents } = parseDocument(yaml, { schema: 'failsafe', keepSourceTokens: true, uniqueKeys: false });
  const pairs = isMap<Node, Node | null>(contents) ? contents.items : [];
  const pair = pairs.find((one) => nameOf(one) === key);
  // `{ title: Tea }`: nobody writes front matter so, and what is one line needs no care.
  if (isMap(contents) && contents.flow) return rewritten(yaml, key, value);
  if (!pair) {
    if (value === undefined) return { from: 0, to: 0, text: '' };
    const at = placeOfNew(yaml, pairs, key);
    const lineEnd = at > 0 && yaml[at - 1] !== '\n' ? '\n' : '';
    return { from: at, to: at, text: lineEnd + entry(key, value) };
  }
  const start = lineStart(yaml, pair.key.range?.[0] ?? 0);
  if (value === undefined) return { from: start, to: endOfPair(yaml, pair), text: '' };
  const node = pair.value;
  if (isSeq<Node>(node) && !node.flow && typeof value !== 'string') {
    const list = editList(yaml, node, value);
    if (list) return verified(yaml, list, key, value) ?? whole(yaml, pair, key, value);
  }
  if (isScalar(node) && node.range && typeof value === 'string' && isOneLine(yaml, node)) {
    const [from, to] = node.range;
    // `title:` with nothing after it has an empty scalar right behind the colon.
    const room = from === to && yaml[from - 1] === ':' ? ' ' : '';
    return verified(yaml, { from, to, text: room + scalar(value) }, key, value) ?? whole(yaml, pair, key, value);
  }
  if (isSeq<Node>(node) && node.flow && node.range && typeof value !== 'string' && isOneLine(yaml, node)) {
    const [from, to] = node.range;
    return verified(yaml, { from, to, text: flowList(value) }, key, value) ?? whole(yaml, pair, key, value);
  }
  return whole(yaml, pair, key, value);
}

/** Writes the key anew, with what belongs to it. */
function whole(
  yaml: string,
  pair: Pair<Node, Node | null>,
  key: string,
  value: string | readonly string[],
): OffsetEdit {
  return { from: lineStart(yaml, pair.key.range![0]), to: endOfPair(yaml, pair), text: entry(key, value) };
}

/** A list of lines: entries that stay keep their lines and the comments above them. */
function editList(yaml: string, list: YAMLSeq<Node>, value: readonly string[]): OffsetEdit | undefined {
  const { items } = list;
  if (items.length === 0 || !items.every((item) => isScalar(item) && item.range) || value.length === 0)
    return undefined;
  const from = lineStart(yaml, items[0]!.range![0]);
  const ends = items.map((item) => lineEnd(yaml, item.range![1]));
  const lines = items.map((item, index) => ({
    value: textOf(item),
    source: yaml.slice(index === 0 ? from : ends[index - 1]!, ends[index]),
    used: false,
  }));
  const indent = /^[ \t]*/.exec(yaml.slice(from))![0];
  const text = value
    .map((wanted) => {
      const known = lines.find((line) => !line.used && line.value === wanted);
      if (!known) return `${indent}- ${scalar(wanted)}\n`;
      known.used = true;
      return known.source.endsWith('\n') ? known.source : `${known.source}\n`;
    })
    .join('');
  return { from, to: ends.at(-1)!, text };
}

/** The edit, when it says what is wanted; undefined when the places of the parser were not those of the text. */
function verified(yaml: string, edit: OffsetEdit, key: string, value: FrontMatterValue): OffsetEdit | undefined {
  const read = parseStrictYaml(applyOffsetEdit(yaml, edit), Number.POSITIVE_INFINITY);
  return read.ok && read.value instanceof Map && isSame(read.value.get(key), value) ? edit : undefined;
}

function rewritten(yaml: string, key: string, value: FrontMatterValue): OffsetEdit {
  const document = parseDocument(yaml, { schema: 'failsafe' });
  if (value === undefined) document.delete(key);
  else document.set(key, typeof value === 'string' ? value : [...value]);
  return { from: 0, to: yaml.length, text: document.toString({ lineWidth: 0 }) };
}

function placeOfNew(yaml: string, pairs: readonly Pair<Node, Node | null>[], key: string): number {
  const rank = keyOrder.indexOf(key);
  if (rank === -1) return yaml.length;
  const before = pairs.findLast((pair) => {
    const other = keyOrder.indexOf(nameOf(pair));
    return other !== -1 && other < rank;
  });
  if (before) return endOfPair(yaml, before);
  const [first] = pairs;
  return first?.key.range ? lineStart(yaml, first.key.range[0]) : yaml.length;
}

/** Behind the line on which a key's value ends. */
function endOfPair(yaml: string, { key, value }: Pair<Node, Node | null>): number {
  const end = value?.range ? lastOf(value) : key.range![1];
  // A block's own end is already the start of the next line.
  return end > 0 && yaml[end - 1] === '\n' ? end : lineEnd(yaml, end);
}

function lastOf(node: Node): number {
  if (isSeq<Node>(node) && !node.flow && node.items.length > 0) return lastOf(node.items.at(-1)!);
  if (isMap<Node, Node | null>(node) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1)!;
    return last.value?.range ? lastOf(last.value) : last.key.range![1];
  }
  return node.range![1];
}

function entry(key: string, value: string | readonly string[]): string {
  if (typeof value === 'string') return `${key}: ${scalar(value)}\n`;
  const flow = flowList(value);
  const hasSentences = value.some((item) => /\s/.test(item));
  if (value.length === 0 || (!hasSentences && flow.length <= longestFlowList)) return `${key}: ${flow}\n`;
  return `${key}:\n${value.map((item) => `  - ${scalar(item)}\n`).join('')}`;
}

function flowList(value: readonly string[]): string {
  return stringify([...value], {
    schema: 'failsafe',
    collectionStyle: 'flow',
    lineWidth: 0,
    flowCollectionPadding: false,
  })
    .replace(/\n+$/, '')
    .replace(/^\[ (.*) \]$/s, '[$1]');
}

/** Text on one line, in quotes where it would mean something else without. */
function scalar(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line === '' ? "''" : stringify(line, { schema: 'failsafe', lineWidth: 0 }).replace(/\n+$/, '');
}

function nameOf({ key }: Pair<Node, Node | null>): string {
  return isScalar(key) ? String(key.value) : '';
}

function textOf(node: Node): string {
  return isScalar(node) && typeof node.value === 'string' ? node.value.replace(/\s+/g, ' ').trim() : '';
}

function isOneLine(yaml: string, { range }: Node): boolean {
  return range !== null && range !== undefined && !yaml.slice(range[0], range[1]).includes('\n');
}

function isSame(before: YamlValue | undefined, value: FrontMatterValue): boolean {
  if (before === undefined || value === undefined) return before === value;
  if (typeof before === 'string') return typeof value === 'string' && before === value;
  if (!Array.isArray(before) || typeof value === 'string') return false;
  return before.length === value.length && before.every((item, index) => item === value[index]);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line break that ends the line of an offset. */
function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at === -1 ? text.length : at + 1;
}
