import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContextKeys, evaluateWhen, formatWhen, parseWhen, type ContextValue, type WhenExpression } from './index.ts';

const facts = new Map<string, ContextValue>([
  ['signedIn', true],
  ['dialog', false],
  ['activeEditor', 'article'],
  ['role', 'agent'],
  ['roles', ['agent', 'admin']],
  ['count', 3],
  ['title', "Anna's draft"],
  ['long', 'a'.repeat(5_000)],
]);
const context = { get: (key: string) => facts.get(key) };

describe('when-clauses', () => {
  it.each([
    ['signedIn', true],
    ['!signedIn', false],
    ['missing', false],
    ['signedIn && !dialog', true],
    ['dialog || signedIn', true],
    ['dialog || signedIn && dialog', false],
    ['(dialog || signedIn) && dialog', false],
    ['activeEditor == article', true],
    ["activeEditor == 'article'", true],
    [String.raw`title == 'Anna\'s draft'`, true],
    ['activeEditor != article', false],
    ['missing != article', true],
    ['count == 3', true],
    ['signedIn == true', true],
    ['role in roles', true],
    ['activeEditor in roles', false],
    ['activeEditor not in roles', true],
    ['role in missing', false],
    ['activeEditor =~ /^ART/i', true],
    ['activeEditor =~ /^[^/]+$/', true],
    ['long =~ /a/', false],
    ['true', true],
    ['!false', true],
    ['!!signedIn', true],
    ['inbox && true', false],
  ])('%s is %s', (clause, value) => {
    expect(evaluateWhen(parseWhen(clause), context)).toBe(value);
  });

  it.each([
    ['', 'at character 1: expected a context key, "!" or "("'],
    ['signedIn &&', 'at character 12: expected a context key'],
    ['(a || b', 'at character 8: expected ")"'],
    ['a b', 'at character 3: expected "&&", "||" or the end'],
    ["a == 'open", 'at character 6: the quote is not closed'],
    ['a ==', 'at character 5: expected a value'],
    ['a =~ draft', 'at character 6: expected a pattern'],
    ['a =~ /(a+)+/', 'at character 6: a group that repeats or chooses cannot itself be repeated'],
    ['a =~ /(a|a)*$/', 'a group that repeats or chooses'],
    ['a =~ /.*.*.*b/', 'at most two of'],
    ['a =~ /(a)\\1/', 'back-references are not allowed'],
    ['a =~ /(?=a)/', 'look-around and named groups are not allowed'],
    ['a =~ /[/', 'expected a pattern'],
    ['a in', 'expected the key of a list after "in"'],
    ['!'.repeat(60) + 'a', 'nested deeper than 50'],
  ])('%s is refused with its position', (clause, message) => {
    expect(() => parseWhen(clause)).toThrow(message);
  });

  const key = fc.constantFrom('signedIn', 'dialog', 'activeEditor', 'role', 'missing');
  const { expression } = fc.letrec<{ expression: WhenExpression }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'small' },
      fc.record({ type: fc.constant('key' as const), key }),
      fc.record({ type: fc.constant('equals' as const), key, value: fc.string({ maxLength: 6 }) }),
      fc.record({ type: fc.constant('in' as const), key, listKey: fc.constant('roles') }),
      fc.record({ type: fc.constant('not' as const), operand: tie('expression') }),
      fc.record({
        type: fc.constantFrom('and' as const, 'or' as const),
        operands: fc.array(tie('expression'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  }));

  it('mean the same after being written out and read again', () => {
    fc.assert(
      fc.property(expression, (original) => {
        const again = parseWhen(formatWhen(original));
        expect(evaluateWhen(again, context)).toBe(evaluateWhen(original, context));
      }),
    );
  });

  it('fail only with an error that has a position', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        try {
          parseWhen(text);
        } catch (error) {
          expect(error).toMatchObject({ name: 'WhenSyntaxError', source: text });
        }
      }),
    );
  });
});

describe('ContextKeys', () => {
  it('a scope sees its parent and overrides it', () => {
    const root = new ContextKeys();
    const scope = root.scope();
    root.set('view', 'explorer');
    expect(scope.matches('view == explorer')).toBe(true);
    scope.set('view', 'inbox');
    expect(scope.matches('view == inbox')).toBe(true);
    expect(root.matches('view == explorer')).toBe(true);
    scope.set('view', undefined);
    expect(scope.get('view')).toBe('explorer');
  });

  it('tells about changes that are seen, once', () => {
    const root = new ContextKeys();
    const scope = root.scope();
    const told: string[] = [];
    scope.onDidChange((keys) => told.push([...keys].join()));
    root.update({ a: 1, b: 2 });
    root.set('a', 1);
    scope.set('a', 3);
    root.set('a', 4);
    expect(told).toEqual(['a,b', 'a']);
  });

  it('leaves nothing at its parent', () => {
    const root = new ContextKeys();
    const scope = root.scope();
    let calls = 0;
    scope.onDidChange(() => calls++);
    scope.dispose();
    root.set('a', 1);
    expect(calls).toBe(0);
  });
});
