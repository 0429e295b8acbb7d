import { newId } from '@askwell/core/base';
import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, file, flawed, key, question, sound, type Team } from './article.ts';

/** From a question that nothing answers to a published article. */
export async function fromAQuestionToAnAnswer(team: Team): Promise<void> {
  const { workplace, mei, ana, ben, max, asker } = team;
  let reviewId = '';

  await test.step('a customer asks, an agent answers, a gap is seen and becomes a draft', async () => {
    await asker.ask(question);
    // Only what the bot has seen is known as unanswered.
    await expect.poll(async () => (await asker.messages()).some(({ author }) => author.kind === 'bot')).toBe(true);
    await asker.client.requestHandoff(asker.conversationId, 'requested');
    await mei.desk.accept(asker.conversationId);
    await mei.desk.send(asker.conversationId, {
      clientId: newId('cli', Date.now()),
      content: {
        type: 'text',
        text: 'Hello! The crumbs fall into a tray. Please pull the crumb tray out at the back.',
      },
    });
    await mei.desk.resolve(asker.conversationId);
    expect((await workplace.askwell('gaps')).out).toContain(question);
    const [gap] = await mei.loops.gaps();
    const choices = { articleId: key.articleId, category: 'kitchen', tags: ['care'] };
    const { draft } = await mei.loops.draftGap(gap!.id, choices);
    reviewId = draft.reviewId!;
    expect(draft.source).toContain(question);
    expect(draft.source).toContain('pull the crumb tray out');
  });

  const save = (text: string, ...args: string[]) => {
    writeFileSync(join(workplace.folder, file), text);
    return workplace.askwell('draft', join(workplace.folder, file), '--as', 'ana@shop.example', ...args);
  };
  await test.step('lint problem, fix, submit', async () => {
    // Mei saved last, so the file says which version it goes on from.
    expect((await save(flawed, '--based-on', '1')).out).toContain('section "Problem"');
    const { diagnostics } = await ana.lint({ ...key, text: flawed });
    expect(diagnostics).toContainEqual(expect.objectContaining({ rule: 'missing-section', severity: 'error' }));
    expect((await workplace.askwell('review', 'submit', reviewId, '--as', 'ana@shop.example')).out).toContain(
      '1 error',
    );
    expect((await save(sound)).code).toBe(0);
    await ana.act(reviewId, { type: 'submit' });
  });

  await test.step('changes requested with a suggestion, which applies', async () => {
    const before = await ben.review(reviewId);
    const line = before.draft.text.split('\n').indexOf('2. Wash it under water.') + 1;
    const suggestion = '2. Shake it over the bin.';
    const comment = await ben.comment(reviewId, { from: line, to: line, text: 'Water rusts it.', suggestion });
    await ben.act(reviewId, { type: 'request-changes', comment: 'See the last step.' });
    const { draft: after } = await ana.applySuggestions(reviewId, before.draft.version, [comment.id]);
    expect(after.text).toContain('Shake it over the bin.');
    await ana.act(reviewId, { type: 'submit' });
  });

  await test.step('two approve, the effect is an improvement, it is published and answers', async () => {
    const { out } = await workplace.askwell('review', 'approve', reviewId, '--as', 'ben@shop.example');
    expect(out).toContain('is in-review now');
    const { review } = await max.review(reviewId);
    await max.act(reviewId, { type: 'approve', draftVersion: review.draftVersion });
    const { open, effect } = await ana.gate(reviewId);
    expect([open, effect.report?.regressions]).toEqual([true, []]);
    expect(effect.report?.repaired.map((one) => one.question)).toEqual([question]);
    await ana.act(reviewId, { type: 'publish' });
    await expect.poll(() => answer(team)).toContain('Shake it over the bin.');
  });

  await test.step('who asked is told, and the gap is closed', async () => {
    const told = async () => (await asker.messages()).at(-1)?.content;
    await expect.poll(told).toMatchObject({ type: 'answer', citations: [{ articleId: key.articleId }] });
    const [gap] = await mei.loops.gaps({ state: 'closed' });
    expect(gap).toMatchObject({ articleId: key.articleId, text: question });
  });
}
