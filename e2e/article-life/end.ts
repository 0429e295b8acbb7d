import { request, routes, type PublishedArticle } from '@askwell/core/protocol';
import { expect, test } from '@playwright/test';
import { answer, key, type Team } from './article.ts';

/** What stands beside it, and its last day. */
export async function theEnd(team: Team): Promise<void> {
  const { workplace, ben } = team;
  const heir = 'descale-kettle';

  await test.step('what readers go on to is recommended beside it', async () => {
    for (let reader = 0; reader < 3; reader++) {
      const { client } = await workplace.customer();
      await client.readArticle(key.articleId, 'en');
      await client.readArticle(heir, 'en');
    }
    const beside = async () => (await ben.loops.related(key.articleId, 'en')).related.map(({ articleId }) => articleId);
    await expect.poll(beside).toEqual([heir]);
  });

  await test.step('archived, gone for the bot, and its readers are led on', async () => {
    await ben.archive(key, 'Toasters are not sold any more.');
    await expect.poll(() => answer(team)).toBeUndefined();
    const customer = await workplace.customer();
    await expect(customer.client.article(key.articleId, 'en')).rejects.toMatchObject({ status: 404 });
    const body = { fromId: key.articleId, toId: heir };
    await request(ben.options, routes.staffRedirects, { method: 'POST', body });
    const read: PublishedArticle = await customer.client.article(key.articleId, 'en');
    expect(read).toMatchObject({ redirectedFrom: key.articleId, articleId: heir });
  });

  await test.step('the log proves all of it', async () => {
    expect((await ben.verifyDecisions()).intact).toBe(true);
    const { decisions } = await ben.decisions({ articleId: key.articleId });
    expect(decisions.filter(({ type }) => type === 'article.archived')).toHaveLength(1);
  });
}
