import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsoncLimits, jsoncMember, JsoncSyntaxError, jsoncValue, parseJsonc, type JsoncNode } from './index.ts';

const read = (text: string): unknown => jsoncValue(parseJsonc(text));

function problemOf(text: string): readonly [string, number, number] {
  try {
    parseJsonc(text);
  } catch (error) {
    if (error instanceof JsoncSyntaxError) return [error.problem, error.line, error.column];
  }
  throw new Error(`${text} was read`);
}

describe('JSON with comments', () => {
  it('is read with comments, trailing commas and a byte order mark', () => {
    const text =
      '\uFEFF// Mine\n{\n  "a": [1, 2.5e1, -0,], /* both\n lines */ "b": {"c": null, "d": "\\u9000\\n",},\n}\n// end';
    expect(read(text)).toEqual({ a: [1, 25, -0], b: { c: null, d: '退\n' } });
  });

  it('knows the line of every value', () => {
    const node = parseJsonc('[\n1,\n/* \n */ {\n"a":\n"退货"}]');
    const lines = (one: JsoncNode): unknown =>
      one.type === 'array'
        ? [one.line, one.items.map(lines)]
        : one.type === 'object'
          ? [one.line, one.members.map((member) => [member.line, lines(member.value)])]
          : one.line;
    expect(lines(node)).toEqual([1, [2, [4, [[5, 6]]]]]);
  });

  it('takes the last of two members with one name, and every name as data', () => {
    const node = parseJsonc('{"a": 1, "a": 2, "__proto__": {"polluted": true}}');
    expect(node.type === 'object' && jsoncMember(node, 'a')?.value).toMatchObject({ value: 2 });
    const value = jsoncValue(node) as Record<string, unknown>;
    expect(value['a']).toBe(2);
    expect(Object.keys(value)).toEqual(['a', '__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['', 'value-expected', 1, 1],
    ['{', 'name-expected', 1, 2],
    ["{'a': 1}", 'name-expected', 1, 2],
    ['{a: 1}', 'name-expected', 1, 2],
    ['{\n  "a" 1}', 'colon-expected', 2, 7],
    ['[1 2]', 'comma-expected', 1, 4],
    ['[1]]', 'end-expected', 1, 4],
    ['[,]', 'value-expected', 1, 2],
    ['{,}', 'name-expected', 1, 2],
    ['[1,,]', 'value-expected', 1, 4],
    ['{"a": undefined}', 'value-expected', 1, 7],
    ['"a\nb"', 'string-unclosed', 1, 1],
    ['["a", "b]', 'string-unclosed', 1, 7],
    ['"\\x41"', 'string-escape', 1, 2],
    ['"\\u12g4"', 'string-escape', 1, 2],
    ['01', 'number-malformed', 1, 1],
    ['1.', 'number-malformed', 1, 1],
    ['-', 'number-malformed', 1, 1],
    ['1e999', 'number-malformed', 1, 1],
    ['0x10', 'number-malformed', 1, 1],
    ['\n\n/* ', 'comment-unclosed', 3, 1],
    ['[/]', 'value-expected', 1, 2],
  ])('%j is refused: %s at %i:%i', (text, ...where) => {
    expect(problemOf(text)).toEqual(where);
  });

  it('refuses what is too long or nested too deeply, without running out of stack', () => {
    expect(problemOf('['.repeat(500_000))[0]).toBe('too-deep');
    expect(problemOf(`"${'a'.repeat(jsoncLimits.length)}"`)[0]).toBe('too-long');
    expect(read('['.repeat(jsoncLimits.depth) + ']'.repeat(jsoncLimits.depth))).toHaveLength(1);
  });

  it('says where in a sentence', () => {
    expect(() => parseJsonc('{\n"a": }')).toThrow('Line 2, column 6: expected a value.');
  });

  it('reads all JSON as JSON.parse does, also with comments and trailing commas between', () => {
    const noise = fc.constantFrom('', ' ', '\n', '// a "comment\n', '/* { ] */', '\t\r\n');
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), noise, fc.constantFrom(undefined, 1, '\t'), (json, extra, indent) => {
        const plain: unknown = JSON.parse(json);
        const text = JSON.stringify(plain, undefined, indent);
        expect(read(text)).toEqual(plain);
        expect(read(`${extra}[${extra}${text}${extra},${extra}]${extra}`)).toEqual([plain]);
      }),
    );
  });

  it('refuses with a place, and never otherwise, whatever the text', () => {
    const piece = fc.oneof(fc.constantFrom(...'{}[],:"\\/*-01.eE \n', '"a"', 'true', 'null', '\\u', '//'), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        try {
          parseJsonc(text);
        } catch (error) {
          if (!(error instanceof JsoncSyntaxError)) throw error;
          expect(error.line).toBeLessThanOrEqual(text.split('\n').length);
          expect(error.column).toBeLessThanOrEqual((text.split('\n')[error.line - 1] ?? '').length + 1);
          return;
        }
        // What strict JSON takes, means the same.
        let strict: unknown;
        try {
          strict = JSON.parse(text);
        } catch {
          return;
        }
        expect(read(text)).toEqual(strict);
      }),
    );
  });
});
