import { expect, test } from '@playwright/test';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { answer, approve, file, key, type Team } from './article.ts';

/** The contents of all files, by path; without the record that an export keeps of what it wrote itself. */
function contentsOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== '.askwell-export.json',
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'base64')]));
}

/** Out into a folder of files and back: checked, tested, unchanged; changed on both sides and brought together. */
export async function asAFolder(team: Team): Promise<void> {
  const { workplace, ana } = team;
  const first = join(workplace.folder, 'first');
  const second = join(workplace.folder, 'second');
  const place = join(first, file);
  const run = (...args: string[]) => workplace.askwell(...args);

  await test.step('exported, checked and tested', async () => {
    expect((await run('export', first)).code).toBe(0);
    expect(Object.keys(contentsOf(first)).filter((path) => path.endsWith('.png'))).toHaveLength(1);
    expect(await run('check', first)).toMatchObject({ code: 0, out: expect.stringContaining('0 errors') });
    mkdirSync(join(first, 'tests'));
    const test = `- { locale: en, question: "What burns in my toaster?", article: ${key.articleId} }\n`;
    writeFileSync(join(first, 'tests', 'kitchen.yaml'), test);
    const { code, out } = await run('test', first);
    expect(out).toContain('3 of 3 tests passed');
    expect(code).toBe(0);
  });

  await test.step('imported without a change, and exported again byte for byte', async () => {
    expect((await run('import', first)).out).toContain('0 imported');
    expect((await ana.revisions(key)).revisions).toHaveLength(4);
    expect((await run('export', second)).code).toBe(0);
    expect(contentsOf(second)).toEqual(contentsOf(first));
  });

  await test.step('changed on both sides, which is a conflict, until it is taken over', async () => {
    const { review, draft } = await ana.createDraft(key);
    const text = draft.text.replace('over the bin', 'over the sink');
    await ana.saveDraft(review.id, { basedOn: draft.version, text });
    await approve(team, review.id);
    await ana.act(review.id, { type: 'publish' });
    writeFileSync(place, readFileSync(place, 'utf8').replace('Crumbs burn and smell.', 'Crumbs smell and burn.'));
    const refused = await run('push', first);
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('edited on the server and in the folder')]);
    expect((await ana.revisions(key)).revisions).toHaveLength(5);
    expect((await run('export', first, '--force')).code).toBe(0);
    writeFileSync(place, readFileSync(place, 'utf8').replace('over the sink', 'over the bin'));
    const plan = await run('push', first, '--dry-run');
    expect(plan.out).toContain(`~ ${file}  +1 -1 words`);
    expect((await run('push', first)).code).toBe(0);
    expect((await ana.revisions(key)).revisions).toHaveLength(6);
    await expect.poll(() => answer(team)).toContain('Shake it over the bin.');
  });
}
