import { routes } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/engines.ts';
import { writeKnowledge } from '../../../test/knowledge.ts';
import { TestServer } from '../../../test/server.ts';
import type { DatabaseHandle } from '../../database/index.ts';
import { EventFeed } from '../../realtime/event-feed.ts';
import { ArticleStore } from '../../stores/article-store.ts';
import { EventStore } from '../../stores/event-store.ts';
import { LearnedExampleStore } from '../../stores/learned-example-store.ts';
import { ReviewGroupStore } from '../../stores/review-group-store.ts';
import { SettingsStore } from '../../stores/settings-store.ts';
import { VerificationStore } from '../../stores/verification-store.ts';
import { ReviewPolicies } from '../reviews/review-policies.ts';
import { VerificationStates } from '../verification.ts';
import { VariantsTraining } from './variants-training.ts';

const subjects = ['kettle', 'toaster', 'grinder', 'mixer', 'oven', 'freezer', 'blender', 'juicer', 'steamer', 'smoker'];
const wordingsOf = (subject: string): string[] => [
  `how do I clean the ${subject}`,
  `my ${subject} is dirty`,
  `wash the ${subject}`,
  `is the ${subject} dishwasher safe`,
  `${subject} cleaning instructions`,
  `stains inside the ${subject}`,
  `which soap for the ${subject}`,
  `how often must a ${subject} be cleaned`,
];

describe.each(engines)('training the variants classifier on $engine', (engine) => {
  let server: TestServer;
  let database: DatabaseHandle;
  let feed: EventFeed;
  let training: VariantsTraining;
  let folder: Awaited<ReturnType<typeof writeKnowledge>>;
  const failures: unknown[] = [];
  beforeAll(async () => {
    server = await TestServer.start(engine);
    folder = await writeKnowledge();
    database = await server.database.open();
    const onError = (error: unknown) => failures.push(error);
    feed = new EventFeed({ database, events: new EventStore(database.engine), onError, lookEvery: 20 });
    await feed.start();
    const policies = new ReviewPolicies(new SettingsStore(), new ReviewGroupStore());
    const sources = {
      articles: new ArticleStore(),
      examples: new LearnedExampleStore(database.engine),
      verification: new VerificationStates(new VerificationStore(), policies),
    };
    training = new VariantsTraining({ database, sources, feed, clock: server.clock, onError, delay: 20 });
    training.start();
  });
  afterAll(async () => {
    await feed.close();
    await training.close();
    await database.close();
    await server.stop();
    await folder.dispose();
  });

  /** Waits until a wording is known by heart. */
  const learned = async (wording: string) => {
    for (;;) {
      const found = training.classifier?.classify(wording);
      if (found && found.evidence.nearest > 0.99) return found.labels[0]!.label;
      expect(failures).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  it('waits for enough wordings, and learns anew what an editor approves', async () => {
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    expect(training.classifier).toBeUndefined();
    for (const subject of subjects) {
      const questions = JSON.stringify(wordingsOf(subject));
      const text = `---\ntitle: Care for the ${subject}\nquestions: ${questions}\n---\n\n## Steps\n\n1. Wipe the ${subject}.\n`;
      await folder.write(`care/${subject}.en.md`, text);
    }
    await server.askwell.services.knowledgeImport.importFolder(folder.path);
    expect(await learned('stains inside the juicer')).toBe('juicer');
    expect(training.classifier!.labels).not.toContain('door-code'); // internal

    const editor = await server.agent('Eve', 'editor');
    const label = { question: 'gunk all over my squeezy thing', locale: 'en', articleId: 'juicer' };
    expect((await editor.post(routes.staffLearnedExamples, label)).status).toBe(201);
    expect(await learned(label.question)).toBe('juicer');
  });
});
