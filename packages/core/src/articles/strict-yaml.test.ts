import { describe, expect, it } from 'vitest';
import { parseStrictYaml } from './strict-yaml.ts';

function refusal(text: string): string | undefined {
  const result = parseStrictYaml(text, 16_384);
  return result.ok ? undefined : `${result.error.line}: ${result.error.message}`;
}

describe('parseStrictYaml', () => {
  it('reads every scalar as it is written', () => {
    const text = 'a: 007\nb: true\nc: 1.10\nd: 2026-09-14\ne:\nf: [x, "y: z"]\ng: {h: |-\n  two\n  lines\n  }';
    expect(parseStrictYaml('a: 007\nb: true\nc: 1.10\nd: 2026-09-14\ne:\nf: [x, "y: z"]', 100)).toEqual({
      ok: true,
      value: new Map<string, unknown>([
        ['a', '007'],
        ['b', 'true'],
        ['c', '1.10'],
        ['d', '2026-09-14'],
        ['e', ''],
        ['f', ['x', 'y: z']],
      ]),
    });
    expect(refusal(text)).toBeDefined();
    expect(parseStrictYaml('# nothing', 100)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['an anchor', 'a: &x 1', '1: anchor "&x" is not allowed; remove it'],
    ['an alias', 'a: 1\nb: *x', 'x'],
    ['a merge key', 'a: 1\n<<: {b: 2}', '2: merge key "<<" is not allowed; write the keys out'],
    ['a custom tag', 'a: !exec x', '1: tag "!exec" is not allowed'],
    ['a known tag', 'a: !!binary aGk=', '1: tag "tag:yaml.org,2002:binary" is not allowed'],
    ['a tag on a map', '!!map {a: 1}', 'is not allowed'],
    ['a key twice', 'a: 1\n"a": 2', '2: key "a" stands twice; keep one'],
    ['a list as key', '? [a]\n: 1', 'strings'],
    ['a directive', '%TAG ! tag:x,2026:\n---\na: 1', 'directives'],
    ['several documents', 'a: 1\n---\nb: 2\n---\nc: 3', 'document'],
    ['an escaped NUL', 'a: 1\nb: "x\\0y"', '2: a NUL character is not allowed; remove it'],
    ['an escaped NUL in a key', '"x\\u0000": 1', '1: a NUL character is not allowed'],
    ['half a surrogate pair', 'a: [1, "x\\ud83dy"]', '1: half of a surrogate pair is not allowed'],
    ['what is too long', `a: ${'x'.repeat(17_000)}`, '1: 17003 characters of YAML; 16384 are allowed'],
  ])('refuses %s', (_, text, message) => {
    expect(refusal(text)).toContain(message);
  });

  it('refuses a bomb of aliases before it grows', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let i = 1; i < 9; i++) bomb.push(`b${i}: &b${i} [${`*${i === 1 ? 'a' : `b${i - 1}`},`.repeat(9)}]`);
    expect(refusal(bomb.join('\n'))).toContain('anchor "&a" is not allowed');
  });

  // yaml recurses once per level, and V8 ends the process when that happens near the end of the stack.
  it.each([
    ['['.repeat(16_000), '1: more than 50 open brackets'],
    ['{a: '.repeat(4_000), '1: more than 50 open brackets'],
    [`a:\n  ${'- '.repeat(8_000)}`, '2: more than 10 levels in one line'],
    ['? '.repeat(8_000), '1: more than 10 levels in one line'],
    ['- !t '.repeat(3_000), '1: more than 10 levels in one line'],
    ['- &a '.repeat(3_000), '1: more than 10 levels in one line'],
  ])('refuses deep nesting in time: %#', (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it('reads deep nesting by indentation, which its length limits', () => {
    const text = Array.from({ length: 170 }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
    expect(parseStrictYaml(text, 16_384).ok).toBe(true);
  });
});
