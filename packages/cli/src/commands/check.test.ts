import { mkdtemp, mkdir, readdir, readFile, rm, stat, chmod, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cac } from 'cac';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolderArticles } from '@askwell/server';
import { UsageError, type ExitCode } from '../command.ts';
import { registerCheck } from './check.ts';

const good = `---
title: Return an order
tags: [returns]
author: Mei Lin
reviewer: Aoife Brennan
reviewedAt: 2026-11-01
---

## Problem

You want to send something back.

## Steps

1. Open **My orders**.
2. Select **Return**.
`;
const taxonomy = 'categories: [{ id: policy, name: Policy }]\ntags: [{ id: returns, name: Returns }]\n';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'askwell-check-'));
  await write({ 'taxonomy.yaml': taxonomy, 'policy/good.en.md': good });
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

async function check(
  flags: readonly string[] = [],
  folder = root,
): Promise<{ code: ExitCode; out: string; error: string }> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const cli = cac('askwell');
  registerCheck(readFolderArticles)(cli, { stdout, stderr, env: {} });
  cli.parse(['node', 'askwell', 'check', folder, ...flags], { run: false });
  const code = (await cli.runMatchedCommand()) as ExitCode;
  return { code, out: String(stdout.read() ?? ''), error: String(stderr.read() ?? '') };
}

describe('askwell check', () => {
  it('says that there is nothing to report', async () => {
    expect(await check()).toEqual({
      code: 0,
      out: '1 article checked: nothing to report.\n',
      error: 'Files read: 1.\nArticles compared: 1.\nArticles checked: 1.\n',
    });
  });

  it('prints findings by file with place, severity, message and rule, and fails on errors', async () => {
    await write({
      'policy/a.en.md': good
        .replace('[returns]', '[return]')
        .replace('order\n', 'parcel\n')
        .replace('## Steps', '#### Steps'),
      'policy/broken.en.md': '---\n',
    });
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toBe(`policy/a.en.md
  2:1     error   Article "a" has no section "Steps". Add "## Steps" with its text.  missing-section
  3:8     error   Tag "return" is not in the taxonomy. Write "returns", or add it to taxonomy.yaml.  unknown-tag
  13:1    warning Heading "Steps": level 4 follows level 2. Write "### Steps".  heading-order

policy/broken.en.md
  1:1     error   front matter is not closed. End it with a line "---".  unreadable-file

2 articles checked: 3 errors, 1 warning, 0 hints.
2 can be fixed with --fix.
`);
  });

  it('counts warnings against --max-warnings', async () => {
    await write({ 'policy/a.en.md': `${good.replace('an order', 'a parcel')}\n## Fees\n` });
    expect((await check()).code).toBe(0);
    expect((await check(['--max-warnings', '1'])).code).toBe(0);
    expect((await check(['--max-warnings', '0'])).code).toBe(1);
  });

  it('takes rules and phrases from lint.yaml', async () => {
    await write({
      'lint.yaml': 'rules: { banned-phrase: error }\nphrases: [{ phrase: select, replacement: choose }]\n',
    });
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain('16:4    error   "Select" is on the list of banned phrases. Write "choose".  banned-phrase');
  });

  it('writes fixes, keeps the mode and follows a link to the file itself', async () => {
    await write({
      'policy/a.en.md': good.replace('[returns]', '[return]').replace('an order', 'a parcel').replaceAll('\n', '\r\n'),
    });
    const file = join(root, 'policy/a.en.md');
    await chmod(file, 0o640);
    await symlink(file, join(root, 'policy/b.de.md'));
    const { code, out } = await check(['--fix']);
    expect(out).toContain('1 fix written.');
    expect(code).toBe(1);
    expect(await readFile(file, 'utf8')).toBe(good.replace('an order', 'a parcel').replaceAll('\n', '\r\n'));
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect((await readdir(join(root, 'policy'))).toSorted()).toEqual(['a.en.md', 'b.de.md', 'good.en.md']);
    const again = await check(['--fix']);
    expect(again.out).not.toContain('written');
  });

  it('prints JSON', async () => {
    await write({ 'policy/a.en.md': good.replace('[returns]', '[return]').replace('an order', 'a parcel') });
    const report = JSON.parse((await check(['--format', 'json'])).out);
    expect(report).toMatchObject({
      version: 1,
      summary: { articles: 2, errors: 1, warnings: 0, hints: 0, fixable: 1, fixed: 0 },
      diagnostics: [{ rule: 'unknown-tag', severity: 'error', articleId: 'a', locale: 'en', path: 'policy/a.en.md' }],
    });
  });

  it('prints SARIF 2.1.0 with rules, places and fixes', async () => {
    await write({ 'policy/über mut.en.md': good.replace('[returns]', '[return]').replace('an order', 'a parcel') });
    const log = JSON.parse((await check(['--format', 'sarif'])).out);
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    const [result] = run.results;
    const rule = run.tool.driver.rules[result.ruleIndex];
    expect(rule).toMatchObject({
      id: 'unknown-tag',
      defaultConfiguration: { level: 'error' },
      helpUri: 'docs/lint/unknown-tag.md',
    });
    expect(result).toMatchObject({ ruleId: 'unknown-tag', level: 'error' });
    const { physicalLocation } = result.locations[0];
    expect(physicalLocation.region).toEqual({ startLine: 3, startColumn: 8, endLine: 3, endColumn: 14 });
    expect(physicalLocation.artifactLocation.uri).toMatch(/policy\/%C3%BCber%20mut\.en\.md$/);
    expect(result.fixes[0].artifactChanges[0].replacements).toEqual([
      {
        deletedRegion: { startLine: 3, startColumn: 8, endLine: 3, endColumn: 14 },
        insertedContent: { text: 'returns' },
      },
    ]);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  it.each([
    [['--format', 'xml'], '--format is "xml"'],
    [['--max-warnings', 'many'], '--max-warnings is "many"'],
    [['--locale', 'no locale'], '--locale is "no locale"'],
  ])('refuses %j', async (flags, message) => {
    const refusal = await check(flags).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    expect(String(refusal)).toContain(message);
  });

  it('refuses a lint.yaml that cannot be used', async () => {
    await write({ 'lint.yaml': 'rules: { orphan: fatal }\n' });
    expect(await check()).toMatchObject({ code: 2, out: '', error: expect.stringContaining('lint.yaml:1: ') });
  });

  it('refuses a folder that is not there', async () => {
    expect((await check([], join(root, 'nowhere'))).code).toBe(2);
  });

  it('does not let an article steer the terminal', async () => {
    await write({ 'policy/a.en.md': good.replace('an order', 'a parcel').replace('[returns]', '["re\\x1b[31mturn"]') });
    expect((await check()).out).not.toContain('\u001b');
  });
});
