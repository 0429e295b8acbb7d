import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { TestServer } from '../../../test/server.ts';
import { createAskwell, type Askwell } from '../../index.ts';

const subjects = ['kettle', 'toaster', 'grinder', 'mixer', 'oven', 'freezer', 'blender', 'juicer', 'steamer', 'smoker'];
const article = (subject: string): string => `---
title: Care for the ${subject}
questions:
  - how do I clean the ${subject}
  - my ${subject} is dirty
  - wash the ${subject}
  - stains inside the ${subject}
  - which soap for the ${subject}
  - is the ${subject} dishwasher safe
  - ${subject} cleaning instructions
  - how often must a ${subject} be cleaned
---

Wipe the ${subject}.
`;

describe.each(engines)('the option `learning` on $engine', (engine) => {
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  beforeAll(async () => {
    folder = await writeKnowledge();
    for (const subject of subjects) await folder.write(`care/${subject}.en.md`, article(subject));
  });
  afterAll(() => folder.dispose());

  /** Whether learned wordings had a part in what the bot says. */
  const hasLearned = async ({ services }: Askwell): Promise<boolean> => {
    const { decision } = await services.answers.ask('stains inside the juicer', 'en');
    return decision.features['classifier'] === 1;
  };

  it('left out: what was imported is learned at the start and when it comes', async () => {
    const server = await TestServer.start(engine);
    onTestFinished(() => server.stop());
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    const later = await server.startAnother();
    onTestFinished(() => later.close());
    await later.services.answers.ready();
    expect(await hasLearned(later)).toBe(true);
    await expect.poll(() => hasLearned(server.askwell), { timeout: 20_000 }).toBe(true);
  });

  it('false: neither an import nor a start trains anything, and the bot answers without', async () => {
    const server = await TestServer.start(engine, { learning: false });
    onTestFinished(() => server.stop());
    const learner = createAskwell({ ...server.database.options, logger: pino({ level: 'silent' }) });
    onTestFinished(() => learner.close());
    await learner.ready();
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    // Once one that learns has heard of the import and learned it, the importer would have, too.
    await expect.poll(() => hasLearned(learner), { timeout: 20_000 }).toBe(true);
    expect(await hasLearned(server.askwell)).toBe(false);
    const later = await server.startAnother();
    onTestFinished(() => later.close());
    await later.services.answers.ready();
    expect(await hasLearned(later)).toBe(false);
    const { decision } = await later.services.answers.ask('stains inside the juicer', 'en');
    expect(decision).toHaveProperty('passages.0.articleId', 'juicer');
  });
});
