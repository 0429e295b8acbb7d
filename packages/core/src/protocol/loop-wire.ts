// Types only: the schemas, and zod with them, must not reach the browser bundles.
import type { z } from 'zod';
import type * as schemas from './schemas/index.ts';

type Wire<Name extends keyof typeof schemas> = z.infer<Extract<(typeof schemas)[Name], z.ZodType>>;

export type KnowledgeGap = Wire<'gapSchema'>;
export type KnowledgeGapState = Wire<'gapStateSchema'>;
export type KnowledgeGapDetail = Wire<'gapDetailSchema'>;
export type DraftChoicesRequest = Wire<'draftGapRequest'>;
export type CreatedDraft = Wire<'createdDraftSchema'>;
export type ArticleFeedbackRequest = Wire<'articleFeedbackRequest'>;
export type FeedbackReason = Wire<'feedbackReasonSchema'>;
export type FeedbackItem = Wire<'feedbackItemSchema'>;
export type ArticleFeedbackOverview = Wire<'articleFeedbackOverview'>;
export type ArticleReportRequest = Wire<'articleReportRequest'>;
export type Task = Wire<'taskSchema'>;
export type TaskKind = Wire<'taskKindSchema'>;
export type FeedbackTask = Wire<'feedbackTaskSchema'>;
export type TaskState = Wire<'taskStateSchema'>;
export type RelatedArticleLink = Wire<'relatedArticleSchema'>;
export type SupportCase = Wire<'caseSchema'>;
export type CaseLink = Wire<'caseLinkSchema'>;
export type ChangeCaseRequest = Wire<'changeCaseRequest'>;
export type GeneraliseCaseRequest = Wire<'generaliseCaseRequest'>;
export type TagSummary = Wire<'tagSchema'>;
export type ChangeTagRequest = Wire<'changeTagRequest'>;
export type CategorySummary = Wire<'categorySchema'>;
export type ChangeCategoryRequest = Wire<'changeCategoryRequest'>;
export type SynonymGroupEntry = Wire<'synonymGroupSchema'>;
export type SuggestedTagEntry = Wire<'suggestTagsResponse'>['suggestions'][number];
