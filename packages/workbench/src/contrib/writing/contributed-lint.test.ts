import { LintCorpus, Linter, readLintDocument, type Diagnostic, type LintRule } from '@askwell/core/lint';
import { beforeEach, describe, expect, it } from 'vitest';
import { lintWithContributions } from './contributed-lint.ts';

const key = { articleId: 'returns', locale: 'en' };

const calm: LintRule = {
  id: 'acme.calm',
  description: 'No line shouts.',
  severity: 'warning',
  *check({ source }) {
    for (const [index, line] of source.visible.entries()) {
      if (line.includes('!')) yield { message: 'The line shouts.', range: source.rangeOfLine(index + 1) };
    }
  },
};

const broken: LintRule = {
  ...calm,
  id: 'acme.broken',
  *check(context) {
    yield* calm.check(context);
    throw new Error('no dictionary');
  },
};

let logged: string[] = [];
beforeEach(() => {
  logged = [];
});

/** What a server that has the built-in rules alone answers. */
function serverFindings(text: string): Diagnostic[] {
  const document = readLintDocument(text, { path: 'help/returns.en.md' });
  if (!document.ok) throw new Error(document.error.message);
  const found = new Linter().lint(document.value, new LintCorpus([document.value]), { now: 0 });
  return found.filter(({ rule }) => rule === 'personal-data' || rule === 'suppression');
}

async function lint(body: string, rules: readonly LintRule[]): Promise<string[]> {
  const text = `---\nid: returns\ntitle: Returns\n---\n${body}`;
  const found = await lintWithContributions(text, key, {
    askServer: () => Promise.resolve(serverFindings(text)),
    rules,
    log: { append: (channel, message, level) => logged.push(`${channel} ${level}: ${message}`) },
  });
  return found.map(({ rule, range }) => `${range.startLine} ${rule}`);
}

describe('contributed lint rules in the article editor', () => {
  it('add to what the server finds, in the order of the places', async () => {
    expect(await lint('Go!\n\nCall +49 30 4401 8812.\n\nNow!\n', [calm])).toEqual([
      '5 acme.calm',
      '7 personal-data',
      '9 acme.calm',
    ]);
  });

  it('leave the answer as it is when there are none', async () => {
    expect(await lint('Go! Call +49 30 4401 8812.\n', [])).toEqual(['5 personal-data']);
  });

  it('speak of the article that is written', async () => {
    const [found] = await lintWithContributions('Go!\n', key, {
      askServer: () => Promise.resolve([]),
      rules: [calm],
      log: { append: () => undefined },
    });
    expect(found).toMatchObject({ ...key, rule: 'acme.calm', severity: 'warning', message: 'The line shouts.' });
  });

  it('are left out and logged when they fail, without hiding anything else', async () => {
    expect(await lint('Go! Call +49 30 4401 8812.\n', [broken, calm])).toEqual(['5 acme.calm', '5 personal-data']);
    expect(logged).toEqual(['lint error: The rule "acme.broken" failed and was left out: no dictionary']);
  });

  it('can be suppressed with a reason, though the server does not know them', async () => {
    const suppressed = '<!-- askwell-disable-next-line acme.calm: it is the name -->\nYahoo!\n';
    expect(await lint(suppressed, [])).toEqual(['5 suppression']);
    expect(await lint(suppressed, [calm])).toEqual([]);
    expect(await lint(suppressed.replace('Yahoo!', 'Yahoo'), [calm])).toEqual(['5 suppression']);
    expect(await lint(suppressed.replace('calm', 'broken'), [broken])).toEqual([]);
  });

  it('leave what the server says of other suppressions alone', async () => {
    const body =
      '<!-- askwell-disable-next-line personal-data: our own -->\nCall +49 30 4401 8812.\n\n' +
      '<!-- askwell-disable-next-line personal-data: our own -->\nNobody.\n\n' +
      '<!-- askwell-disable-next-line nothing: why -->\nNobody.\n';
    expect(await lint(body, [])).toEqual(['8 suppression', '11 suppression']);
    expect(await lint(body, [calm])).toEqual(['8 suppression', '11 suppression']);
  });

  it('cover a rule of the server by its id, unless they fail', async () => {
    const text = 'Call +49 30 4401 8812.\n';
    expect(await lint(text, [{ ...calm, id: 'personal-data' }])).toEqual([]);
    expect(await lint(text, [{ ...broken, id: 'personal-data' }])).toEqual(['5 personal-data']);
  });

  it('pass on that the server is away', async () => {
    const away = lintWithContributions('Go!', key, {
      askServer: () => Promise.reject(new TypeError('away')),
      rules: [calm],
      log: { append: () => undefined },
    });
    await expect(away).rejects.toThrow('away');
  });
});
