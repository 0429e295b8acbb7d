import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { err, ok, type Result } from '../base/index.ts';

/** What strict YAML holds. Every scalar is the text it was written as: an id `007` or a version `1.10` stays itself. */
export type YamlValue = string | readonly YamlValue[] | YamlMap;
export interface YamlMap extends ReadonlyMap<string, YamlValue> {}

export interface YamlProblem {
  /** 1 is the text's first line. */
  readonly line: number;
  readonly message: string;
}

const maxFlowDepth = 50;
const maxMarksAtLineStart = 10;
const marksAtLineStart = new RegExp(`^[ \\t]*(?:(?:[-?:]|[!&*][^ \\t\\n]*)[ \\t]+){${maxMarksAtLineStart + 1}}`, 'm');

/**
 * Reads YAML that people write by hand: lists, maps and text. Anchors, aliases, tags, merge keys, directives,
 * several documents, keys that repeat and what no database stores are refused with the line and what to write instead,
 * so that neither a bomb nor a constructor can hide in it. Maps are Maps: a key `__proto__` is a key.
 *
 * @param maxLength UTF-16 code units
 * @returns undefined as value when the text holds nothing but comments
 */
export function parseStrictYaml(text: string, maxLength: number): Result<YamlValue | undefined, YamlProblem> {
  if (text.length > maxLength) {
    return err({ line: 1, message: `${text.length} characters of YAML; ${maxLength} are allowed` });
  }
  const deep = tooDeep(text);
  if (deep) return err(deep);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    version: '1.2',
    lineCounter,
    // With `silent`, a second document would go without an error.
    logLevel: 'error',
    prettyErrors: false,
    resolveKnownTags: false,
    stringKeys: true,
    // Checked here, because yaml compares every key with every other.
    uniqueKeys: false,
  });
  const [error] = document.errors;
  if (error) return err({ line: lineCounter.linePos(error.pos[0]).line, message: error.message });
  if (/^%/m.test(text)) return err({ line: 1, message: 'YAML directives (lines that start with "%") are not allowed' });
  if (document.contents === null) return ok(undefined);
  try {
    return ok(valueOf(document.contents));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return err({ line: lineCounter.linePos(refusal.offset).line, message: refusal.message });
  }
}

class Refusal extends Error {
  readonly offset: number;

  constructor(node: Node, message: string) {
    super(message);
    this.offset = node.range?.[0] ?? 0;
  }
}

function valueOf(node: Node): YamlValue {
  if (isAlias(node)) throw new Refusal(node, `alias "*${node.source}" is not allowed; write the value out`);
  if ('anchor' in node && node.anchor) throw new Refusal(node, `anchor "&${node.anchor}" is not allowed; remove it`);
  if (node.tag) throw new Refusal(node, `tag "${node.tag}" is not allowed; remove it, values are read as text`);
  if (isScalar(node)) {
    const text = typeof node.value === 'string' ? node.value : '';
    if (text.includes('\0')) throw new Refusal(node, 'a NUL character is not allowed; remove it');
    if (/\p{Cs}/u.test(text)) throw new Refusal(node, 'half of a surrogate pair is not allowed; remove it');
    return text;
  }
  if (isSeq<Node>(node)) return node.items.map(valueOf);
  if (!isMap<Node, Node | null>(node)) throw new Refusal(node, 'only text, lists and maps are allowed');
  const map = new Map<string, YamlValue>();
  for (const { key, value } of node.items) {
    const name = valueOf(key);
    if (typeof name !== 'string') throw new Refusal(key, 'a key must be text');
    if (name === '<<') throw new Refusal(key, 'merge key "<<" is not allowed; write the keys out');
    if (map.has(name)) throw new Refusal(key, `key "${name}" stands twice; keep one`);
    map.set(name, value === null ? '' : valueOf(value));
  }
  return map;
}

/**
 * Nesting is limited before yaml sees the text, because it recurses once per level, and V8 ends the whole process,
 * uncatchably, when a regular expression is compiled near the end of the stack: 16 kB of `[` did. Brackets in quoted
 * text are counted too, which the limit leaves room for. Block nesting needs ever longer lines, or, in one line,
 * several marks at its start.
 */
function tooDeep(text: string): YamlProblem | undefined {
  const marks = marksAtLineStart.exec(text);
  if (marks) return { line: lineAt(text, marks.index), message: `more than ${maxMarksAtLineStart} levels in one line` };
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
    if (depth > maxFlowDepth) return { line: lineAt(text, i), message: `more than ${maxFlowDepth} open brackets` };
  }
  return undefined;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
