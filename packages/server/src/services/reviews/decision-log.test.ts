import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { refusal, TestReviewer } from '../../../test/reviewers.ts';
import { TestServer } from '../../../test/server.ts';
import type { DatabaseHandle } from '../../database/index.ts';

const articles = Array.from({ length: 6 }, (_, index) => `box-${index + 1}`);

describe.each(engines)('the decision log on $engine', (engine) => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  let database: DatabaseHandle;
  let ana: TestReviewer;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    database = await server.database.open();
    ana = await TestReviewer.join(server, 'Ana', 'editor');
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
    await folder.dispose();
  });

  it('is one chain, also when many decide at once', async () => {
    const drafts = await Promise.all(
      articles.map((articleId) => ana.createDraft({ articleId, locale: 'en', text: `# ${articleId}\n` })),
    );
    await Promise.all(drafts.map(({ review }) => ana.act(review.id, { type: 'discard' })));
    const { decisions, head } = await ana.decisions();
    expect(decisions.map(({ seq }) => seq)).toEqual(articles.map((_, index) => index + 1));
    expect(new Set(decisions.map(({ previousHash }) => previousHash)).size).toBe(articles.length);
    expect(await ana.verifyDecisions()).toEqual({ intact: true, head });
    expect((await ana.decisions({ after: 4 })).decisions).toHaveLength(2);
  });

  it('is for those who answer for texts', async () => {
    const mei = await TestReviewer.join(server, 'Mei', 'agent');
    expect(await refusal(mei.decisions())).toBe('forbidden');
  });

  it('tells what was changed behind its back, and what was cut off', async () => {
    const [third] = (await ana.decisions({ after: 2, limit: 1 })).decisions;
    await database.write((writer) =>
      writer.updateTable('decisions').set({ actor: 'staff:somebody-else' }).where('seq', '=', 3).execute(),
    );
    expect(await ana.verifyDecisions()).toMatchObject({ intact: false, seq: 3, reason: 'content-changed' });
    await database.write((writer) =>
      writer.updateTable('decisions').set({ actor: third!.actor }).where('seq', '=', 3).execute(),
    );
    expect(await ana.verifyDecisions()).toMatchObject({ intact: true });
    await database.write((writer) => writer.deleteFrom('decisions').where('seq', '=', articles.length).execute());
    expect(await ana.verifyDecisions()).toMatchObject({ intact: false, reason: 'entry-missing' });
  });
});
