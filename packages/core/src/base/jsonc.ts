/** JSON with `//` and block comments and trailing commas, as VS Code writes its settings, keybindings and themes. */
export type JsoncNode = JsoncObject | JsoncArray | JsoncLiteral;

interface Placed {
  /** Where it begins, counted from 1. */
  readonly line: number;
}

export interface JsoncMember extends Placed {
  readonly name: string;
  readonly value: JsoncNode;
}

export interface JsoncObject extends Placed {
  readonly type: 'object';
  /** In order; a name may come twice, and then the last counts. */
  readonly members: readonly JsoncMember[];
}

export interface JsoncArray extends Placed {
  readonly type: 'array';
  readonly items: readonly JsoncNode[];
}

export interface JsoncLiteral extends Placed {
  readonly type: 'literal';
  readonly value: string | number | boolean | null;
}

/** Why a text cannot be read. */
export type JsoncProblem =
  | 'too-long'
  | 'too-deep'
  | 'value-expected'
  | 'name-expected'
  | 'colon-expected'
  | 'comma-expected'
  | 'end-expected'
  | 'string-unclosed'
  | 'string-escape'
  | 'number-malformed'
  | 'comment-unclosed';

const explanations: Readonly<Record<JsoncProblem, string>> = {
  'too-long': 'the text is too long',
  'too-deep': 'objects and lists are nested too deeply',
  'value-expected': 'expected a value',
  'name-expected': 'expected a name in double quotes, or "}"',
  'colon-expected': 'expected ":" after the name',
  'comma-expected': 'expected "," or the closing bracket',
  'end-expected': 'expected the end of the text',
  'string-unclosed': 'the string is not closed on its line',
  'string-escape': 'the string has an unknown escape',
  'number-malformed': 'the number cannot be read',
  'comment-unclosed': 'the comment is not closed',
};

/** A text that is not JSON with comments. `line` and `column` count from 1. */
export class JsoncSyntaxError extends SyntaxError {
  readonly line: number;
  readonly column: number;
  readonly problem: JsoncProblem;

  constructor(problem: JsoncProblem, line: number, column: number) {
    super(`Line ${line}, column ${column}: ${explanations[problem]}.`);
    this.name = 'JsoncSyntaxError';
    this.problem = problem;
    this.line = line;
    this.column = column;
  }
}

/** Longest text that is read, UTF-16 code units, and deepest nesting: more than settings and themes ever need. */
export const jsoncLimits = { length: 1_000_000, depth: 64 } as const;

/**
 * Reads JSON with comments and trailing commas, and nothing else beyond RFC 8259: no single quotes, no bare names. Each value knows
 * its line, so that what is wrong with its meaning can be said there too.
 *
 * @throws JsoncSyntaxError with line, column and reason
 */
export function parseJsonc(text: string): JsoncNode {
  return new JsoncReader(text).read();
}

/** The plain value. Objects take every name as data, `__proto__` included. */
export function jsoncValue(node: JsoncNode): unknown {
  if (node.type === 'literal') return node.value;
  if (node.type === 'array') return node.items.map(jsoncValue);
  return Object.fromEntries(node.members.map(({ name, value }) => [name, jsoncValue(value)]));
}

/** The last member of that name. */
export function jsoncMember(node: JsoncObject, name: string): JsoncMember | undefined {
  return node.members.findLast((member) => member.name === name);
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const words: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class JsoncReader {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): JsoncNode {
    if (this.#text.length > jsoncLimits.length) this.#fail('too-long');
    if (this.#text.startsWith('\uFEFF')) this.#at = 1;
    const node = this.#value();
    this.#skip();
    if (this.#at < this.#text.length) this.#fail('end-expected');
    return node;
  }

  #value(): JsoncNode {
    this.#skip();
    const line = this.#line;
    const first = this.#text[this.#at];
    if (first === '{') return { type: 'object', line, members: this.#list('}', () => this.#member()) };
    if (first === '[') return { type: 'array', line, items: this.#list(']', () => this.#value()) };
    if (first === '"') return { type: 'literal', line, value: this.#string() };
    if (first !== undefined && /[-\d]/.test(first)) return { type: 'literal', line, value: this.#number() };
    const word = this.#match(/[A-Za-z]+/y);
    const value = words.get(word);
    if (value === undefined) this.#fail('value-expected', this.#at - word.length);
    return { type: 'literal', line, value };
  }

  #list<T>(close: '}' | ']', entry: () => T): T[] {
    if (++this.#depth > jsoncLimits.depth) this.#fail('too-deep');
    this.#at++;
    const entries: T[] = [];
    for (;;) {
      this.#skip();
      if (this.#take(close)) break;
      entries.push(entry());
      this.#skip();
      if (this.#take(',')) continue;
      if (!this.#take(close)) this.#fail('comma-expected');
      break;
    }
    this.#depth--;
    return entries;
  }

  #member(): JsoncMember {
    const line = this.#line;
    if (this.#text[this.#at] !== '"') this.#fail('name-expected');
    const name = this.#string();
    this.#skip();
    if (!this.#take(':')) this.#fail('colon-expected');
    return { name, line, value: this.#value() };
  }

  #string(): string {
    const start = this.#at++;
    let value = '';
    for (;;) {
      // eslint-disable-next-line no-control-regex -- JSON forbids exactly these
      value += this.#match(/[^"\\\u0000-\u001f]*/y);
      const sign = this.#text[this.#at];
      if (sign === '"') {
        this.#at++;
        return value;
      }
      if (sign !== '\\') this.#fail('string-unclosed', start);
      const letter = this.#text[this.#at + 1] ?? '';
      const unicode = /^u([\da-fA-F]{4})/.exec(this.#text.slice(this.#at + 1, this.#at + 6))?.[1];
      const plain = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
      if (unicode === undefined && plain === undefined) this.#fail('string-escape');
      value += plain ?? String.fromCharCode(parseInt(unicode ?? '', 16));
      this.#at += unicode === undefined ? 2 : 6;
    }
  }

  #number(): number {
    const start = this.#at;
    const digits = this.#match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    const value = Number(digits);
    if (digits === '' || !Number.isFinite(value) || /[\w.]/.test(this.#text[this.#at] ?? '')) {
      this.#fail('number-malformed', start);
    }
    return value;
  }

  /** Passes over space and comments. */
  #skip(): void {
    for (;;) {
      this.#countLines(this.#match(/[ \t\r\n]*/y));
      if (this.#text.startsWith('//', this.#at)) this.#match(/[^\n]*/y);
      else if (this.#text.startsWith('/*', this.#at)) {
        const end = this.#text.indexOf('*/', this.#at + 2);
        if (end < 0) this.#fail('comment-unclosed');
        const comment = this.#text.slice(this.#at, end + 2);
        this.#at = end + 2;
        this.#countLines(comment);
      } else return;
    }
  }

  /** @param passed text that ends where the reader is */
  #countLines(passed: string): void {
    const start = this.#at - passed.length;
    for (let at = passed.indexOf('\n'); at >= 0; at = passed.indexOf('\n', at + 1)) {
      this.#line++;
      this.#lineStart = start + at + 1;
    }
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #fail(problem: JsoncProblem, at = this.#at): never {
    throw new JsoncSyntaxError(problem, this.#line, at - this.#lineStart + 1);
  }
}
