import { compileSafePattern } from '../base/index.ts';

/** A parsed when-clause. */
export type WhenExpression =
  | { readonly type: 'literal'; readonly value: boolean }
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'not'; readonly operand: WhenExpression }
  | { readonly type: 'and' | 'or'; readonly operands: readonly WhenExpression[] }
  | { readonly type: 'equals'; readonly key: string; readonly value: string }
  | { readonly type: 'in'; readonly key: string; readonly listKey: string }
  | { readonly type: 'matches'; readonly key: string; readonly pattern: RegExp };

/** Deepest nesting of parentheses and `!`; enough for people, and the parser's own stack stays small. */
const deepest = 50;
const longest = 2_000;

/** A when-clause that cannot be read. `position` counts UTF-16 code units from 0. */
export class WhenSyntaxError extends SyntaxError {
  readonly source: string;
  readonly position: number;

  constructor(source: string, position: number, problem: string) {
    super(`When-clause \`${source}\`, at character ${position + 1}: ${problem}.`);
    this.name = 'WhenSyntaxError';
    this.source = source;
    this.position = position;
  }
}

/** Recursive descent over one clause; `||` binds weaker than `&&`, `!` strongest. */
export class WhenParser {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): WhenExpression {
    if (this.#source.length > longest) this.#fail(`a clause may have at most ${longest} characters`, 0);
    const expression = this.#or();
    this.#skipSpace();
    if (this.#at < this.#source.length) this.#fail('expected "&&", "||" or the end');
    return expression;
  }

  #or(): WhenExpression {
    return this.#joined('or', '||', () => this.#joined('and', '&&', () => this.#unary()));
  }

  #joined(type: 'and' | 'or', sign: string, next: () => WhenExpression): WhenExpression {
    const operands = [next()];
    while (this.#take(sign)) operands.push(next());
    return operands.length === 1 ? (operands[0] as WhenExpression) : { type, operands };
  }

  #unary(): WhenExpression {
    if (++this.#depth > deepest) this.#fail(`nested deeper than ${deepest}`);
    try {
      if (this.#take('!')) return { type: 'not', operand: this.#unary() };
      if (!this.#take('(')) return this.#comparison();
      const inner = this.#or();
      if (!this.#take(')')) this.#fail('expected ")"');
      return inner;
    } finally {
      this.#depth--;
    }
  }

  #comparison(): WhenExpression {
    const key = this.#word(/[\w.:-]+/y);
    if (key === undefined) return this.#fail('expected a context key, "!" or "("');
    if (key === 'true' || key === 'false') return { type: 'literal', value: key === 'true' };
    if (this.#take('==')) return { type: 'equals', key, value: this.#value() };
    if (this.#take('!=')) return { type: 'not', operand: { type: 'equals', key, value: this.#value() } };
    if (this.#take('=~')) return { type: 'matches', key, pattern: this.#pattern() };
    const negated = this.#word(/not(?=\s+in\b)/y) !== undefined;
    if (this.#word(/in(?![\w.:-])/y) !== undefined) {
      const listKey = this.#word(/[\w.:-]+/y) ?? this.#fail('expected the key of a list after "in"');
      const membership = { type: 'in', key, listKey } as const;
      return negated ? { type: 'not', operand: membership } : membership;
    }
    return { type: 'key', key };
  }

  #value(): string {
    this.#skipSpace();
    if (this.#source[this.#at] === "'") {
      const quoted = this.#word(/'(?:[^'\\]|\\.)*'/y) ?? this.#fail('the quote is not closed');
      return quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1');
    }
    return this.#word(/[^\s&|()!='"]+/y) ?? this.#fail('expected a value');
  }

  #pattern(): RegExp {
    this.#skipSpace();
    const start = this.#at;
    const literal = this.#word(/\/(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[a-z]*/y);
    if (literal === undefined) return this.#fail('expected a pattern such as /^draft/i');
    const end = literal.lastIndexOf('/');
    try {
      return compileSafePattern(literal.slice(1, end), literal.slice(end + 1));
    } catch (error) {
      return this.#fail(error instanceof Error ? error.message : String(error), start);
    }
  }

  #take(sign: string): boolean {
    this.#skipSpace();
    if (!this.#source.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #word(pattern: RegExp): string | undefined {
    this.#skipSpace();
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #skipSpace(): void {
    while (/\s/.test(this.#source[this.#at] ?? '')) this.#at++;
  }

  #fail(problem: string, position = this.#at): never {
    throw new WhenSyntaxError(this.#source, position, problem);
  }
}
