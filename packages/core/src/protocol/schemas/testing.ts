import { z } from 'zod';
import { blockSchema, choiceSchema, localeSchema, plainTextSchema, verificationNoticeSchema } from './content.ts';
import {
  botDecisionSchema,
  confidenceExplanationSchema,
  mostQuestionsPerReplay,
  nextPageSchema,
  questionClassificationSchema,
  thresholdsSchema,
} from './learning.ts';

const shareSchema = z.number().min(0).max(1);
const decisionKindSchema = z.enum(['answer', 'clarify', 'handoff', 'small-talk']);
const testIdSchema = z.string().max(100);

/** Tests that are told of at most; a run is asked for by id, so others cannot be run. */
export const mostKnowledgeTests = 10_000;

/** Tests that one request runs at most; a client that runs more asks again. */
export const mostTestsPerRun = 100;

export const expectationSchema = z
  .object({
    article: z.string().nullable().optional().meta({ description: 'What must answer; null: nothing may.' }),
    section: z.string().optional(),
    decision: decisionKindSchema.optional(),
  })
  .meta({ id: 'TestExpectation' });

export const knowledgeTestSchema = z
  .object({
    id: z.string().meta({ description: 'The same as long as question, expectation and file are.' }),
    question: z.string(),
    locale: z.string(),
    context: z.array(z.string()).meta({ description: 'Questions asked before, the oldest first.' }),
    audience: z.enum(['customer', 'internal']),
    expect: expectationSchema,
    title: z.string().nullable().meta({ description: 'Of the expected article, if it is published in this language.' }),
    source: z.object({
      kind: z.enum(['article', 'file']).meta({ description: 'The front matter of an article, or a file of tests.' }),
      file: z.string(),
      line: z.int().nonnegative().meta({ description: 'From 1; 0 in front matter.' }),
    }),
  })
  .meta({ id: 'KnowledgeTest' });

export const knowledgeTestListResponse = z
  .object({
    tests: z.array(knowledgeTestSchema),
    total: z.int().meta({ description: 'Tests that there are; more than are listed in a very large knowledge base.' }),
  })
  .meta({ id: 'KnowledgeTestListResponse' });

export const rankedArticleSchema = z
  .object({
    articleId: z.string(),
    locale: z.string(),
    title: z.string(),
    sectionId: z.string(),
    score: z.number(),
    features: z.record(z.string(), z.number()),
  })
  .meta({ id: 'RankedArticle' });

export const runTestsRequest = z
  .strictObject({ ids: z.array(testIdSchema).min(1).max(mostTestsPerRun) })
  .meta({ id: 'RunKnowledgeTestsRequest' });

export const knowledgeTestResultSchema = z
  .object({
    id: z.string(),
    passed: z.boolean(),
    duration: z.number().nonnegative().meta({ description: 'Milliseconds.' }),
    decision: botDecisionSchema.nullable().meta({ description: 'Null when asking failed.' }),
    failure: z
      .object({
        code: z.enum(['answered', 'wrong-decision', 'wrong-article', 'wrong-section', 'error']),
        message: z.string(),
        expectedRank: z.int().nullable().meta({ description: 'From 1; null when it is not in the ranking.' }),
      })
      .nullable(),
    ranking: z.array(rankedArticleSchema).meta({ description: 'What ranked, the best first, of a failed test.' }),
  })
  .meta({ id: 'KnowledgeTestResult' });

export const runTestsResponse = z
  .object({
    results: z.array(knowledgeTestResultSchema),
    missing: z.array(z.string()).meta({ description: 'Ids of tests that are not there any more.' }),
    thresholds: thresholdsSchema,
  })
  .meta({ id: 'RunKnowledgeTestsResponse' });

export const askRequest = z
  .strictObject({
    question: plainTextSchema.max(1_000),
    locale: localeSchema,
    context: z
      .array(plainTextSchema.max(1_000))
      .max(5)
      .default([])
      .meta({ description: 'Questions asked before, the oldest first.' }),
    drafts: z
      .array(z.string().max(100))
      .max(10)
      .default([])
      .meta({ description: 'Reviews whose drafts are taken for published.' }),
  })
  .meta({ id: 'AskRequest' });

const shownCitationSchema = z.object({
  articleId: z.string(),
  locale: z.string(),
  title: z.string(),
  sectionId: z.string(),
  heading: z.string(),
  blocks: z.array(blockSchema),
  draft: z.boolean().meta({ description: 'Whether it is quoted from a draft.' }),
  reviewer: z.string().optional(),
  verifiedUntil: z.string().optional(),
  verification: verificationNoticeSchema,
});

/** What the customer would see. */
export const shownReplySchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('answer'), citation: shownCitationSchema }),
    z.object({ kind: z.literal('clarify'), choices: z.array(choiceSchema) }),
    z.object({ kind: z.literal('small-talk'), intent: z.string() }),
    z.object({ kind: z.literal('handoff'), reason: z.enum(['requested', 'no-answer', 'negative-sentiment']) }),
  ])
  .meta({ id: 'ShownReply' });

export const askResponse = z
  .object({
    decision: botDecisionSchema,
    reply: shownReplySchema,
    thresholds: thresholdsSchema,
    model: z.int().meta({ description: 'The confidence model; 0 is the one that ships.' }),
    explanation: confidenceExplanationSchema
      .nullable()
      .meta({ description: 'Null where no model judged: small talk, nothing found.' }),
    readWith: z.string().nullable().meta({ description: 'The earlier question that it was read together with.' }),
    ranking: z.array(rankedArticleSchema).meta({ description: 'At most eight, the best first.' }),
    classification: questionClassificationSchema,
    duration: z.number().nonnegative().meta({ description: 'Milliseconds that deciding took.' }),
  })
  .meta({ id: 'AskResponse' });

export const weighQuestionsRequest = z
  .strictObject({
    days: z.int().min(1).max(366).default(30).meta({ description: 'How far back questions are taken from.' }),
    limit: z.int().min(1).max(mostQuestionsPerReplay).default(mostQuestionsPerReplay),
    after: z.string().max(100).optional().meta({ description: '`next` of the page before.' }),
  })
  .meta({ id: 'WeighQuestionsRequest' });

export const weighedQuestionSchema = z
  .object({
    answerId: z.string(),
    conversationId: z.string(),
    question: z.string().meta({ description: 'As it was asked, personal data masked.' }),
    locale: z.string(),
    articleId: z.string().nullable().meta({ description: 'The best article; null when nothing was found.' }),
    title: z.string().nullable(),
    confidence: shareSchema,
    inScope: shareSchema,
    canAnswer: z.boolean().meta({ description: 'False when two articles match alike, or the best one is expired.' }),
    canClarify: z.boolean().meta({ description: 'False when there are no two articles to choose from.' }),
    fixed: z
      .enum(['small-talk', 'handoff'])
      .nullable()
      .meta({ description: 'What is decided whatever the thresholds.' }),
    right: z.boolean().nullable().meta({ description: 'Whether the best article is the right one; null: unknown.' }),
  })
  .meta({ id: 'WeighedQuestion' });

export const weighQuestionsResponse = z
  .object({
    questions: z.array(weighedQuestionSchema),
    total: z.int().meta({ description: 'Questions of all pages, at most 10,000.' }),
    thresholds: thresholdsSchema.meta({ description: 'Those in use.' }),
    next: nextPageSchema,
  })
  .meta({ id: 'WeighQuestionsResponse' });
