export { caseDraft, saysMore, type CaseDraft, type CaseSubject } from './case-draft.ts';
export { draftOfCase, draftOfGap, type ArticleDraft, type DraftChoices, type GapSubject } from './generalise.ts';
export { createMask } from './mask.ts';
