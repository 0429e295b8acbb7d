import { findText, replaceText, type TextPattern } from '@askwell/core/articles';
import type { FoundText, ReviewClient } from '@askwell/core/protocol';

/**
 * Replaces places in the draft of one article, and begins one if there is none: what customers read stays as it is until
 * the drafts are reviewed and published.
 *
 * @returns false when the text has changed since it was searched, and nothing was replaced
 * @throws what {@link ReviewClient} throws
 */
export async function replacePlaces(
  reviews: ReviewClient,
  { articleId, locale, revision, draft, matches }: FoundText,
  pattern: TextPattern,
  template: string,
): Promise<boolean> {
  const current = draft
    ? (await reviews.review(draft.reviewId)).draft
    : await reviews.revision({ articleId, locale }, revision ?? 0);
  const wanted = new Map(matches.map(({ offset, text }) => [offset, text]));
  const found = findText(current.text, pattern).filter(
    ({ offset, length }) => wanted.get(offset) === current.text.slice(offset, offset + length),
  );
  if (found.length < wanted.size) return false;
  const text = replaceText(current.text, found, pattern, template);
  if (draft && 'version' in current) {
    await reviews.saveDraft(draft.reviewId, { basedOn: current.version, text });
  } else {
    await reviews.createDraft({ articleId, locale, text });
  }
  return true;
}
