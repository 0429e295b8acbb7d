// Types only: the schemas, and zod with them, must not reach the browser bundles.
import type { z } from 'zod';
import type * as schemas from './schemas/index.ts';

type Wire<Name extends keyof typeof schemas> = z.infer<Extract<(typeof schemas)[Name], z.ZodType>>;

export type KnowledgeTestEntry = Wire<'knowledgeTestSchema'>;
export type KnowledgeTestList = Wire<'knowledgeTestListResponse'>;
export type KnowledgeTestResult = Wire<'knowledgeTestResultSchema'>;
export type KnowledgeTestRun = Wire<'runTestsResponse'>;
export type RankedArticleEntry = Wire<'rankedArticleSchema'>;
export type AskRequest = z.input<(typeof schemas)['askRequest']>;
export type AskedAnswer = Wire<'askResponse'>;
export type ShownReply = Wire<'shownReplySchema'>;
export type WeighQuestionsRequest = z.input<(typeof schemas)['weighQuestionsRequest']>;
export type WeighedQuestionEntry = Wire<'weighedQuestionSchema'>;
export type WeighedQuestionPage = Wire<'weighQuestionsResponse'>;
