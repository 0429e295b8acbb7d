import { z } from 'zod';
import type { Decision, QuestionClassification } from '../../answers/index.ts';
import { longestWording } from '../../answers/index.ts';
import { choiceSchema, localeSchema, plainTextSchema, timeSchema } from './content.ts';

/** 0 to 1. */
const shareSchema = z.number().min(0).max(1);
const articleIdSchema = z.string().min(1).max(200);

/** Where the next page of a list begins; opaque to clients, null on the last page. */
export const nextPageSchema = z.string().nullable();

export const ratingSchema = z.enum(['helpful', 'not-helpful']);

export const answerFeedbackRequest = z
  .strictObject({ rating: ratingSchema, reason: plainTextSchema.max(1_000).optional() })
  .meta({ id: 'AnswerFeedbackRequest' });

export const answerFeedbackResponse = z
  .object({
    feedback: z.object({
      messageId: z.string(),
      rating: ratingSchema,
      reason: z.string().nullable(),
      updatedAt: timeSchema,
    }),
  })
  .meta({ id: 'AnswerFeedbackResponse' });

export const questionClassificationSchema = z
  .object({
    type: z.enum(['consult', 'complaint', 'fault', 'order', 'other']),
    urgency: z.enum(['normal', 'high', 'urgent']),
    sentiment: z.enum(['positive', 'neutral', 'negative']),
    mood: z.number().min(-1).max(1).meta({ description: '-1 (very negative) to 1 (very positive).' }),
    because: z
      .array(
        z.object({
          word: z.string(),
          speaksFor: z.enum(['consult', 'complaint', 'fault', 'order', 'other', 'urgency', 'positive', 'negative']),
          weight: z.number(),
        }),
      )
      .meta({ description: 'The words that decided.' }),
  })
  .meta({ id: 'QuestionClassification' }) satisfies z.ZodType<QuestionClassification>;

const decisionBasis = {
  confidence: shareSchema,
  provider: z.string(),
  features: z.record(z.string(), z.number()),
};

export const botDecisionSchema: z.ZodType<Decision> = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('answer'),
      ...decisionBasis,
      passages: z.array(
        z.object({
          articleId: z.string(),
          locale: z.string(),
          title: z.string(),
          sectionId: z.string(),
          heading: z.string(),
          score: z.number(),
        }),
      ),
    }),
    z.object({ kind: z.literal('clarify'), ...decisionBasis, choices: z.array(choiceSchema) }),
    z.object({
      kind: z.literal('handoff'),
      ...decisionBasis,
      reason: z.enum(['requested', 'no-answer', 'negative-sentiment']),
    }),
    z.object({
      kind: z.literal('small-talk'),
      ...decisionBasis,
      intent: z.enum(['greeting', 'thanks', 'goodbye', 'about-bot', 'affirmation']),
    }),
  ])
  .meta({ id: 'BotDecision' });

const decisionKindSchema = z.enum(['answer', 'clarify', 'handoff', 'small-talk']);

/** A decision of the bot in a list. */
export const answerSummarySchema = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    messageId: z.string().nullable().meta({ description: "The bot's message; null when it handed over without one." }),
    question: z.string().meta({ description: 'As it was asked, personal data masked.' }),
    locale: z.string(),
    kind: decisionKindSchema,
    articleId: z.string().nullable().meta({ description: 'What answered, or the first choice.' }),
    provider: z.string(),
    confidence: shareSchema,
    rating: ratingSchema.nullable(),
    decidedAt: timeSchema,
  })
  .meta({ id: 'AnswerSummary' });

export const answerListResponse = z
  .object({ answers: z.array(answerSummarySchema), next: nextPageSchema })
  .meta({ id: 'AnswerListResponse' });

export const thresholdsSchema = z.strictObject({ answer: shareSchema, clarify: shareSchema }).meta({
  id: 'Thresholds',
});

export const receiptSchema = z
  .object({
    questionMessageId: z.string(),
    context: z.array(z.string()).meta({ description: 'Earlier messages that the question was read together with.' }),
    locale: z.string(),
    decision: botDecisionSchema,
    thresholds: thresholdsSchema,
    versions: z.object({
      index: z.string().meta({ description: 'Where the search index stood in the event log.' }),
      tokenizer: z.int(),
      model: z.int().meta({ description: 'The confidence model; 0 is the one that ships.' }),
    }),
    citations: z.array(
      z.object({
        articleId: z.string(),
        locale: z.string(),
        revision: z.int(),
        sectionId: z.string(),
        reviewer: z.string().nullable(),
        verifiedUntil: z.string().nullable(),
      }),
    ),
    decidedAt: timeSchema,
  })
  .meta({ id: 'Receipt' });

export const confidenceExplanationSchema = z
  .object({
    bias: z.number(),
    logOdds: z.number().meta({ description: 'bias + the sum of contributions; confidence = 1 / (1 + exp(-logOdds)).' }),
    contributions: z.array(
      z.object({ feature: z.string(), value: z.number(), weight: z.number(), contribution: z.number() }),
    ),
  })
  .meta({ id: 'ConfidenceExplanation' });

export const answerResponse = z
  .object({
    answer: answerSummarySchema,
    ratingReason: z.string().nullable(),
    receipt: receiptSchema,
    explanation: confidenceExplanationSchema
      .nullable()
      .meta({ description: 'Null where no model judged: small talk, a chosen clarification, nothing found.' }),
  })
  .meta({ id: 'AnswerResponse' });

export const answerReplayResponse = z
  .object({
    before: botDecisionSchema,
    now: botDecisionSchema,
    changes: z
      .array(z.enum(['kind', 'article', 'section', 'choices', 'confidence']))
      .meta({ description: 'In what the two differ; empty when a customer would see the same.' }),
  })
  .meta({ id: 'AnswerReplayResponse' });

export const exampleStateSchema = z.enum(['candidate', 'approved', 'rejected', 'removed']);
export const exampleSourceSchema = z.enum(['helpful', 'not-helpful', 'clarification', 'agent', 'editor']);

export const learnedExampleReference = {
  exampleId: z.string(),
  articleId: z.string().nullable(),
  locale: z.string(),
};

export const learnedExampleSchema = z
  .object({
    id: z.string(),
    question: z.string().meta({ description: 'As it was asked, personal data masked.' }),
    locale: z.string(),
    articleId: z.string().nullable().meta({ description: 'Null: nothing in the knowledge base answers it.' }),
    helpful: z.boolean().meta({ description: 'False: the article does not answer it.' }),
    state: exampleStateSchema,
    count: z.int().nonnegative().meta({ description: 'How often people said so.' }),
    decidedBy: z.string().nullable(),
    decidedAt: timeSchema.nullable(),
    createdAt: timeSchema,
    updatedAt: timeSchema,
    sources: z.array(
      z.object({
        source: exampleSourceSchema,
        actor: z.string().meta({ description: '`visitor:<id>` or `staff:<id>`.' }),
        messageId: z.string().nullable(),
        questionMessageId: z.string().nullable(),
        conversationId: z.string().nullable(),
        createdAt: timeSchema,
      }),
    ),
  })
  .meta({ id: 'LearnedExample' });

export const learnedExampleListResponse = z
  .object({ examples: z.array(learnedExampleSchema), next: nextPageSchema })
  .meta({ id: 'LearnedExampleListResponse' });

export const learnedExampleResponse = z
  .object({ example: learnedExampleSchema })
  .meta({ id: 'LearnedExampleResponse' });

const wordingSchema = plainTextSchema.max(longestWording);

export const labelExampleRequest = z
  .strictObject({
    question: wordingSchema,
    locale: localeSchema,
    articleId: articleIdSchema.nullable().meta({ description: 'Null: nothing in the knowledge base answers it.' }),
    /** The message that asked, when there is one. */
    questionMessageId: z.string().max(100).optional(),
  })
  .meta({ id: 'LabelExampleRequest' });

export const approveExampleRequest = z
  .strictObject({
    question: wordingSchema.optional().meta({ description: 'A better wording.' }),
    locale: localeSchema.optional(),
    articleId: articleIdSchema
      .nullable()
      .optional()
      .meta({ description: 'What answers it instead; null: nothing does.' }),
  })
  .meta({ id: 'ApproveExampleRequest' });

export const mostExamplesAtOnce = 200;

export const decideExamplesRequest = z
  .strictObject({ ids: z.array(z.string().max(100)).min(1).max(mostExamplesAtOnce) })
  .meta({ id: 'DecideExamplesRequest' });

export const decideExamplesResponse = z
  .object({
    examples: z.array(learnedExampleSchema),
    refused: z.array(z.object({ id: z.string(), detail: z.string() })),
  })
  .meta({ id: 'DecideExamplesResponse' });

const reliabilitySchema = z.object({
  calibrationError: shareSchema.meta({ description: 'Expected calibration error, ten bins.' }),
  brier: shareSchema.meta({ description: 'Mean squared error of the confidence.' }),
  meanConfidence: shareSchema,
  accuracy: shareSchema.meta({ description: 'Share of questions whose best article was the right one.' }),
});

export const calibrationSchema = z
  .object({
    version: z.int().nullable().meta({ description: 'Null when it was only tried.' }),
    questions: z.int().meta({ description: 'Labelled questions that were used.' }),
    bySource: z.object({ tests: z.int(), examples: z.int(), feedback: z.int() }),
    outOfScope: z.int(),
    before: reliabilitySchema,
    after: reliabilitySchema.meta({ description: 'Cross-validated: never judged by what it was fitted on.' }),
    createdBy: z.string(),
    createdAt: timeSchema,
  })
  .meta({ id: 'Calibration' });

export const labelledTestSchema = z.strictObject({
  question: plainTextSchema.max(1_000),
  locale: localeSchema,
  articleId: articleIdSchema.nullable().meta({ description: 'Null: nothing in the knowledge base answers it.' }),
});

export const calibrateRequest = z
  .strictObject({
    apply: z.boolean().default(false).meta({ description: 'Store the model and answer by it from now on.' }),
    tests: z.array(labelledTestSchema).max(500).default([]).meta({
      description: 'Labelled questions besides those of articles, approved examples and feedback.',
    }),
  })
  .meta({ id: 'CalibrateRequest' });

export const calibrationResponse = z
  .object({ calibration: calibrationSchema, current: z.int() })
  .meta({ id: 'CalibrationResponse' });

export const calibrationListResponse = z
  .object({
    calibrations: z.array(calibrationSchema),
    current: z.int().meta({ description: 'The version in use; 0 is the model that ships.' }),
  })
  .meta({ id: 'CalibrationListResponse' });

export const useCalibrationRequest = z
  .strictObject({ version: z.int().nonnegative().meta({ description: '0 goes back to the model that ships.' }) })
  .meta({ id: 'UseCalibrationRequest' });

export const useCalibrationResponse = z.object({ current: z.int() }).meta({ id: 'UseCalibrationResponse' });

/** Questions that one request replays at most; a client asks on with `next`. */
export const mostQuestionsPerReplay = 200;

export const whatIfRequest = z
  .strictObject({
    thresholds: thresholdsSchema.optional().meta({ description: 'Default: those in use.' }),
    model: z
      .int()
      .nonnegative()
      .optional()
      .meta({ description: 'Version of a confidence model. Default: that in use.' }),
    days: z.int().min(1).max(366).default(30).meta({ description: 'How far back questions are taken from.' }),
    limit: z.int().min(1).max(mostQuestionsPerReplay).default(mostQuestionsPerReplay),
    after: z.string().max(100).optional().meta({ description: '`next` of the page before.' }),
  })
  .meta({ id: 'WhatIfRequest' });

export const whatIfCountsSchema = z
  .object({
    answered: z.int(),
    clarified: z.int(),
    handedOver: z.int(),
    smallTalk: z.int(),
    confidence: z.number().meta({ description: 'Sum over the answers; by their number, the estimated precision.' }),
    judged: z.int().meta({ description: 'Answers whose right article is known.' }),
    right: z.int().meta({ description: 'Those of them that give it.' }),
  })
  .meta({ id: 'WhatIfCounts' });

export const whatIfChangeSchema = z
  .object({
    answerId: z.string(),
    question: z.string().meta({ description: 'As it was asked, personal data masked.' }),
    locale: z.string(),
    before: botDecisionSchema,
    after: botDecisionSchema,
    rightArticle: z.string().nullable().optional().meta({ description: 'If it is known; null: nothing answers.' }),
  })
  .meta({ id: 'WhatIfChange' });

export const whatIfResponse = z
  .object({
    questions: z.int().meta({ description: 'Questions of this page.' }),
    total: z.int().meta({ description: 'Questions of all pages, at most 10,000.' }),
    before: whatIfCountsSchema.meta({ description: 'As the bot decides today.' }),
    after: whatIfCountsSchema,
    changes: z.array(whatIfChangeSchema),
    next: nextPageSchema,
  })
  .meta({ id: 'WhatIfResponse' });
