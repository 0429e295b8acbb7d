import { expect, test } from '@playwright/test';
import { answer, approve, key, question, type Team } from './article.ts';

/** A draft that would do harm, a report that it is wrong, and time that passes. */
export async function doubts(team: Team): Promise<void> {
  const { workplace, mei, ana, ben, max } = team;

  await test.step('a text that answers worse is stopped, until somebody answers for it', async () => {
    const { review, draft } = await ana.createDraft(key);
    const worse = draft.text
      .replace('title: Clean the toaster', 'title: Look after the appliance')
      .replace(`questions: [${question}]\n`, '')
      .replace(/Crumbs.*\./, 'It is dirty.')
      .replace('Pull the crumb tray out.', 'Open the drawer.')
      .replace('The tray under the toaster', 'The drawer');
    await ana.saveDraft(review.id, { basedOn: draft.version, text: worse });
    await approve(team, review.id);
    const { open, effect } = await ana.gate(review.id);
    expect(open).toBe(false);
    expect(effect.report?.regressions.map(({ kind }) => kind)).toContain('test-breaks');
    await expect(ana.act(review.id, { type: 'publish' })).rejects.toMatchObject({ code: 'gate-closed' });
    const { draftVersion } = (await ana.review(review.id)).review;
    const reason = 'The toaster is renamed this week.';
    await ben.act(review.id, { type: 'accept-regressions', draftVersion, reason });
    expect((await ana.gate(review.id)).open).toBe(true);
    expect((await ana.act(review.id, { type: 'publish' })).review.state).toBe('published');
    const { decisions } = await ana.decisions({ articleId: key.articleId });
    const accepted = decisions.filter(({ type }) => type === 'review.regressions-accepted');
    expect(accepted).toMatchObject([{ data: { reason } }]);
    await expect.poll(() => answer(team)).toBeUndefined();
  });

  await test.step('an agent says that it is wrong; its owner has the task, mends it and is done', async () => {
    const report = { locale: 'en', text: 'There is no drawer.', quote: 'Open the drawer.' };
    const { task } = await mei.loops.reportArticle(key.articleId, report);
    const mine = async () => (await ana.loops.tasks({ kind: 'article-feedback' })).tasks;
    expect(await mine()).toMatchObject([{ id: task.id, articleId: key.articleId }]);
    const { revisions } = await ana.revisions(key);
    const { review } = await ana.createDraft({ ...key, revision: revisions[1]!.number });
    await approve(team, review.id);
    await ana.act(review.id, { type: 'publish' });
    await ana.loops.resolveTask(task.id, 'done', 'The tray is back.');
    expect(await mine()).toEqual([]);
    expect((await ana.loops.feedbackOn(key.articleId)).items).toMatchObject([{ state: 'resolved', source: 'agent' }]);
    await expect.poll(() => answer(team)).toContain('Shake it over the bin.');
  });

  await test.step('it expires, the bot falls silent, somebody confirms it', async () => {
    const rules = await max.verificationPolicy();
    const atOnce = { ...rules.daysAfterTrigger, 'product-version': 0 };
    const policyWith = (expireAfterDays: number) =>
      max.setVerificationPolicy({ ...rules, daysAfterTrigger: atOnce, grace: { noticeDays: 0, expireAfterDays } });
    await policyWith(30);
    await max.announceProductVersion('care', '2');
    expect((await ana.verifications('overdue')).map(({ articleId }) => articleId)).toContain(key.articleId);
    await policyWith(0);
    expect((await workplace.askwell('verification', 'list')).out).toMatch(/^expired .* clean-toaster \(en\)$/m);
    await expect.poll(() => answer(team)).toBeUndefined();
    await workplace.askwell('verification', 'confirm', key.articleId, '--as', 'ben@shop.example');
    await expect.poll(() => answer(team)).toContain('Shake it over the bin.');
    // The kettle is not expired any more, either.
    await max.setVerificationPolicy(rules);
  });
}
