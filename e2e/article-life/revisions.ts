import { address, ProblemError, routes } from '@askwell/core/protocol';
import { expect, test } from '@playwright/test';
import { answer, approve, key, type Team } from './article.ts';

/** One grey pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** Two people at one draft, a set time, an old text brought back, a picture. */
export async function newRevisions(team: Team): Promise<void> {
  const { workplace, ana, ben } = team;

  await test.step('two people write at once, and both texts are published at a set time', async () => {
    const { review, draft } = await ana.createDraft(key);
    const theirs = draft.text.replace('over the bin', 'over the compost');
    const ours = draft.text.replace('Crumbs burn and smell.', 'Crumbs burn, smell and smoke.');
    await ben.saveDraft(review.id, { basedOn: draft.version, text: theirs });
    const refused: unknown = await ana
      .saveDraft(review.id, { basedOn: draft.version, text: ours })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    const { code, problem } = refused as ProblemError;
    const { conflict } = problem.details as { conflict: { merged: { text: string; conflicts: unknown[] } } };
    expect([code, conflict.merged.conflicts]).toEqual(['draft-changed', []]);
    const saved = await ana.saveDraft(review.id, { basedOn: draft.version + 1, text: conflict.merged.text });
    expect(saved.draft.text).toContain('over the compost');
    expect(saved.draft.text).toContain('smell and smoke');
    await ana.act(review.id, { type: 'submit' });
    // Ben wrote some of it, so two others must agree.
    for (const one of [team.max, team.una]) {
      await one.act(review.id, { type: 'approve', draftVersion: saved.draft.version });
    }
    const scheduled = await ana.act(review.id, { type: 'schedule', at: Date.now() + 1_000 });
    expect(scheduled.review.state).toBe('scheduled');
    await expect.poll(async () => (await ana.review(review.id)).review.state, { timeout: 60_000 }).toBe('published');
    await expect.poll(() => answer(team)).toContain('over the compost');
  });

  await test.step('what changed, and who wrote which line', async () => {
    const { words } = await ana.diff(key, 1, 2);
    expect(JSON.stringify(words)).toContain('compost');
    const lines = await ana.blame(key);
    const by = (said: string) => lines.find(({ text }) => text.includes(said))?.revision;
    expect([by('Pull the crumb tray'), by('compost')]).toEqual([1, 2]);
  });

  await test.step('the old text is brought back', async () => {
    const { review } = await ana.createDraft({ ...key, revision: 1 });
    await approve(team, review.id);
    await ana.act(review.id, { type: 'publish' });
    expect((await ana.revisions(key)).revisions).toMatchObject([{ restoredFrom: 1 }, {}, {}]);
    await expect.poll(() => answer(team)).toContain('Shake it over the bin.');
  });

  await test.step('a picture is uploaded and shown', async () => {
    const upload = await fetch(`${address(workplace.server.url, routes.staffAttachments)}?name=tray.png`, {
      method: 'POST',
      headers: { ...ana.options.headers?.(), 'content-type': 'application/octet-stream' },
      body: picture,
    });
    const { attachment } = (await upload.json()) as { attachment: { address: string; paths: string[] } };
    const { review, draft } = await ana.createDraft(key);
    const image = `![The tray under the toaster](/${attachment.paths[0]})`;
    const text = draft.text.replace('## Steps', `${image}\n\n## Steps`);
    await ana.saveDraft(review.id, { basedOn: draft.version, text });
    expect((await ana.gate(review.id)).lintErrors).toBe(0);
    await approve(team, review.id);
    await ana.act(review.id, { type: 'publish' });
    const served = await fetch(`${workplace.server.url}/${attachment.address}`);
    expect(Buffer.from(await served.arrayBuffer())).toEqual(picture);
  });
}
