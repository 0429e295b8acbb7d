import type { ReviewState } from '@askwell/core/reviews';
import type { ArticleDraft } from './article-draft.ts';

/** Where the text that is shown stands: published and untouched, or a draft in one of its states. */
export type TextState = ReviewState | 'new';

/** Icon by codicon name, and a tone, for each state. */
export const stateLooks: Readonly<Record<TextState, { readonly icon: string; readonly tone: string }>> = {
  new: { icon: 'sparkle', tone: 'blue' },
  draft: { icon: 'edit', tone: 'blue' },
  'in-review': { icon: 'eye', tone: 'yellow' },
  'changes-requested': { icon: 'comment-discussion', tone: 'red' },
  approved: { icon: 'check', tone: 'green' },
  scheduled: { icon: 'watch', tone: 'green' },
  published: { icon: 'verified', tone: 'green' },
  archived: { icon: 'archive', tone: 'quiet' },
};

export function textStateOf({ view }: Pick<ArticleDraft, 'view'>): TextState {
  if (!view) return 'published';
  return view.review.state === 'draft' && view.publishedRevision === null ? 'new' : view.review.state;
}
