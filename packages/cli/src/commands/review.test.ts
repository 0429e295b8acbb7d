import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandRun } from '../../test/command-run.ts';

const file = 'kitchen/clean-toaster.en.md';
const flawed = `---
title: Clean the toaster
questions: [Where do the crumbs of the toaster go?]
tags: [care]
---

## Steps

1. Pull the crumb tray out.
2. Shake it over the bin.
`;
const sound = flawed.replace('## Steps', '## Problem\n\nCrumbs burn and smell.\n\n## Steps');

describe('askwell draft, review and verification', () => {
  let run: CommandRun;
  let reviewId: string;
  beforeAll(async () => {
    run = await CommandRun.start();
    await run.write(
      'kitchen/kettle.en.md',
      '---\ntitle: Descale the kettle\ntags: [care]\n---\n\n## Problem\n\nIt is loud.\n\n## Steps\n\n1. Boil vinegar.\n2. Rinse.\n',
    );
    await run.askwell('import', run.knowledge);
    await run.askwell('user', 'add', 'ana@shop.example', '--name', 'Ana', '--role', 'editor');
    await run.askwell('user', 'add', 'ben@shop.example', '--name', 'Ben', '--role', 'reviewer');
  });
  afterAll(() => run.dispose());

  const draft = (text: string, ...args: string[]) =>
    run
      .write(file, text)
      .then(() => run.askwell('draft', `${run.knowledge}/${file}`, '--folder', run.knowledge, ...args));
  const review = (...args: string[]) => run.askwell('review', ...args);
  const ana = ['--as', 'ana@shop.example'];
  const ben = ['--as', 'ben@shop.example'];

  it('save a file as a draft and tell what is wrong with it', async () => {
    const { code, out } = await draft(flawed, ...ana);
    expect(code).toBe(0);
    expect(out).toMatch(/^rvw_\w+: draft of "clean-toaster" \(en\), version 1\.\n {2}line \d+, error: .*"Problem"/);
    reviewId = out.slice(0, out.indexOf(':'));
    expect((await run.askwell('ask', 'crumbs of the toaster')).code).toBe(1);
  });

  it('ask for a name, and for one that is known', async () => {
    expect(await review('submit', reviewId)).toMatchObject({ code: 2 });
    expect(await review('submit', reviewId, '--as', 'eve@shop.example')).toMatchObject({
      code: 1,
      err: expect.stringContaining('askwell user add') as string,
    });
    expect((await review('admire', reviewId)).code).toBe(2);
    expect((await review('show')).code).toBe(2);
    expect((await review('request-changes', reviewId, ...ben)).code).toBe(2);
  });

  it('refuse to submit errors, and take the corrected file', async () => {
    expect(await review('submit', reviewId, ...ana)).toMatchObject({
      code: 1,
      err: expect.stringContaining('The text has 1 error.') as string,
    });
    expect((await draft(sound, ...ben)).err).toContain('--based-on 1');
    expect((await draft(sound, ...ana)).out).toContain(`${reviewId}: draft of "clean-toaster" (en), version 2.`);
    expect((await review('submit', reviewId, ...ana)).out).toBe(
      `${reviewId}: "clean-toaster" (en) is in-review now.\n`,
    );
    expect((await review('list')).out).toBe(`${reviewId}  in-review  clean-toaster (en)\n1 open.\n`);
  });

  it('show what the draft does to answers, and let another person approve it', async () => {
    expect((await review('approve', reviewId, ...ana)).err).toContain('may not "approve"');
    const { out } = await review('show', reviewId);
    expect(out).toContain('is in-review, version 2, tier standard. Approvals wanted: 1 more.');
    expect(out).toContain('Answer effect: 1 of 1 tests pass (now 0).');
    expect((await review('approve', reviewId, ...ben, '--reason', 'Tried it.')).out).toContain('is approved now.');
    expect((await review('publish', reviewId, ...ana)).out).toContain('is published now.');
    expect((await run.askwell('ask', 'Where do the crumbs of the toaster go?')).out).toContain('crumb tray');
  });

  it('list what must be confirmed, and confirm it', async () => {
    expect((await run.askwell('verification', 'list')).out).toBe(
      '0 of 2 articles. The bot does not answer from 0 that expired.\n',
    );
    expect((await run.askwell('verification', 'list', '--all')).out).toMatch(
      /^verified {2}\d{4}-.* clean-toaster \(en\)$/m,
    );
    const { out } = await run.askwell('verification', 'confirm', 'kettle', ...ben);
    expect(out).toMatch(/^"kettle" \(en\) counts as confirmed until \d{4}-\d\d-\d\d\.\n$/);
    expect((await run.askwell('verification', 'confirm', 'no-such', ...ben)).code).toBe(1);
  });

  it('archive what is not true any more', async () => {
    expect((await review('archive', reviewId, ...ben, '--reason', 'No more toasters.')).out).toContain(
      'is archived now.',
    );
    expect((await run.askwell('ask', 'Where do the crumbs of the toaster go?')).code).toBe(1);
  });
});
