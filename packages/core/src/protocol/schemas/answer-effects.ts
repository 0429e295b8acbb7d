import { z } from 'zod';
import type { Diagnostic } from '../../lint/index.ts';
import { timeSchema } from './content.ts';

const severitySchema = z.enum(['error', 'warning', 'hint']);

const rangeSchema = z.object({
  startLine: z.int(),
  startColumn: z.int(),
  endLine: z.int(),
  endColumn: z.int(),
});

export const diagnosticSchema: z.ZodType<Diagnostic> = z
  .object({
    rule: z.string(),
    severity: severitySchema,
    message: z.string(),
    articleId: z.string(),
    locale: z.string(),
    path: z.string().exactOptional(),
    /** Lines and columns start at 1, columns count UTF-16 code units, the end is exclusive. */
    range: rangeSchema,
    /** Edits of the text that remove the finding; they do not overlap. */
    fix: z.array(z.object({ range: rangeSchema, text: z.string() })).exactOptional(),
  })
  .meta({ id: 'Diagnostic' });

const outcomeSchema = z.object({
  kind: z.enum(['answer', 'clarify', 'handoff', 'small-talk']),
  confidence: z.number(),
  articleId: z.string().nullable(),
  sectionId: z.string().nullable(),
});
const testOutcomeSchema = z.object({
  question: z.string(),
  locale: z.string(),
  before: outcomeSchema,
  after: outcomeSchema,
});
const effectKindSchema = z.enum([
  'same',
  'reworded',
  'section-changed',
  'article-changed',
  'appeared',
  'vanished',
  'turned-to-clarify',
  'turned-to-handoff',
  'turned-to-small-talk',
]);

/** What drafts do to answers: of customers' last questions and of the tests that articles bring. */
export const answerEffectReportSchema = z
  .object({
    measuredAt: timeSchema,
    /** Different questions that were replayed. */
    questions: z.int(),
    /** How many askings each kind of effect concerns. */
    askings: z.record(effectKindSchema, z.int()),
    /** The questions whose answer changes, the most asked first; at most 200. */
    changes: z.array(
      testOutcomeSchema.extend({ asked: z.int(), helpfulArticle: z.string().nullable(), kind: effectKindSchema }),
    ),
    tests: z.object({ total: z.int(), passedBefore: z.int(), passAfter: z.int() }),
    repaired: z.array(testOutcomeSchema),
    stillFailing: z.array(testOutcomeSchema),
    /** What gets worse; each closes the publish gate until a reviewer accepts it. */
    regressions: z.array(
      z.object({
        kind: z.enum(['test-breaks', 'helpful-answer-lost', 'answers-vanish']),
        questions: z.array(z.string()),
        /** Where a test that breaks stands; line 0 for an article's own question. */
        source: z.object({ file: z.string(), line: z.int() }).optional(),
        share: z.number().optional(),
        limit: z.number().optional(),
      }),
    ),
  })
  .meta({ id: 'AnswerEffectReport' });

export const answerEffectSchema = z
  .object({
    id: z.string(),
    state: z.enum(['measuring', 'measured', 'failed']),
    createdAt: timeSchema,
    finishedAt: timeSchema.nullable(),
    /** Questions while it is measured, each asked before and after; null when it is over, or goes on in another process. */
    progress: z.object({ done: z.int(), total: z.int() }).nullable(),
    report: answerEffectReportSchema.nullable(),
  })
  .meta({ id: 'AnswerEffect' });

export const measureEffectRequest = z
  .strictObject({ reviewIds: z.array(z.string().max(64)).min(1).max(50) })
  .meta({ id: 'MeasureEffectRequest' });

export const gateResponse = z
  .object({
    draftVersion: z.int(),
    open: z.boolean(),
    lintErrors: z.int(),
    diagnostics: z.array(diagnosticSchema),
    effect: answerEffectSchema,
  })
  .meta({ id: 'GateResponse' });
