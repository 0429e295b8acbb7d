import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, kettle, taxonomy, type Team } from './article-life/article.ts';
import { fromAQuestionToAnAnswer } from './article-life/beginning.ts';
import { doubts } from './article-life/doubts.ts';
import { theEnd } from './article-life/end.ts';
import { asAFolder } from './article-life/folder.ts';
import { newRevisions } from './article-life/revisions.ts';
import type { Engine } from './server/databases.ts';
import { Workplace } from './server/workplace.ts';

for (const engine of ['embedded', 'postgresql'] as const satisfies readonly Engine[]) {
  test(`one article from the question that nothing answers to its end, by API and command line, on ${engine}`, () =>
    Workplace.open(engine, async (workplace) => {
      test.setTimeout(400_000); // the command line is started anew each time
      writeFileSync(join(workplace.folder, 'descale-kettle.en.md'), kettle);
      writeFileSync(join(workplace.folder, 'taxonomy.yaml'), taxonomy);
      expect((await workplace.askwell('import', workplace.folder)).out).toContain('1 imported');
      await workplace.start();
      const team: Team = {
        workplace,
        mei: await workplace.enlist('mei', 'agent'),
        ana: await workplace.enlist('ana', 'editor'),
        ben: await workplace.enlist('ben', 'reviewer'),
        una: await workplace.enlist('una', 'reviewer'),
        max: await workplace.enlist('max', 'supervisor'),
        asker: await workplace.customer(),
      };
      const policy = await team.max.reviewPolicy();
      await team.max.setReviewPolicy({ ...policy, rules: [...policy.rules, { tier: 'high', tags: ['care'] }] });
      expect(await answer(team)).toBeUndefined();

      await fromAQuestionToAnAnswer(team);
      await newRevisions(team);
      await asAFolder(team);
      await doubts(team);
      await theEnd(team);
    }));
}
