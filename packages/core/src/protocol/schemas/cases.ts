import { z } from 'zod';
import { plainTextSchema, timeSchema } from './content.ts';
import { conversationIdSchema } from './conversations.ts';
import { createdDraftSchema, draftChoices } from './gaps.ts';

export const caseLinkSchema = z
  .object({
    kind: z.enum(['article', 'case', 'wording']).meta({ description: 'What the case became.' }),
    articleId: z.string(),
    locale: z.string(),
    /** The review of the draft, or the learned example. */
    targetId: z.string().nullable(),
    createdAt: timeSchema,
  })
  .meta({ id: 'CaseLink' });

export const caseSchema = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    state: z.enum(['draft', 'kept', 'discarded']),
    locale: z.string(),
    title: z.string(),
    problem: z.string(),
    process: z.array(z.string()),
    result: z.string(),
    feedback: z.string().nullable().meta({ description: 'What the customer said of it; null for nothing.' }),
    articles: z.array(z.string()).meta({ description: 'Ids of the articles that were quoted.' }),
    links: z.array(caseLinkSchema),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .meta({ id: 'Case' });

export const caseResponse = z.object({ case: caseSchema }).meta({ id: 'CaseResponse' });
export const caseListResponse = z.object({ cases: z.array(caseSchema) }).meta({ id: 'CaseListResponse' });

export const newCaseRequest = z.strictObject({ conversationId: conversationIdSchema }).meta({ id: 'NewCaseRequest' });

/** What is left out stays; what is written is masked again before it is stored. */
export const changeCaseRequest = z
  .strictObject({
    state: z.enum(['draft', 'kept', 'discarded']).optional(),
    title: plainTextSchema.max(200).optional(),
    problem: plainTextSchema.optional(),
    process: z.array(plainTextSchema).min(1).max(50).optional(),
    result: plainTextSchema.optional(),
    feedback: plainTextSchema.nullable().optional(),
  })
  .meta({ id: 'ChangeCaseRequest' });

export const generaliseCaseRequest = z
  .discriminatedUnion('as', [
    z.strictObject({ as: z.literal('article'), ...draftChoices }),
    z.strictObject({ as: z.literal('case'), ...draftChoices }),
    z.strictObject({ as: z.literal('wording'), articleId: z.string().min(1).max(200) }),
  ])
  .meta({ id: 'GeneraliseCaseRequest' });

export const generaliseCaseResponse = z
  .object({ case: caseSchema, draft: createdDraftSchema.nullable() })
  .meta({ id: 'GeneraliseCaseResponse' });
