import type { Review, ReviewState } from '@askwell/core/reviews';
import type { Confirmation, ReviewsOverview, ReviewStep } from './reviews-store.ts';

/** The sections of the list, as they stand. */
export const reviewGroups = ['waiting', 'drafts', 'inReview', 'scheduled', 'verification'] as const;

export type ReviewGroup = (typeof reviewGroups)[number];

/** One line of the list: a review, or a published text that must be looked at again. */
export interface ReviewItem {
  readonly reviewId: string;
  readonly articleId: string;
  readonly locale: string;
  /** Null for a text that is published already and was not reviewed before. */
  readonly review: Review | null;
  readonly step: ReviewStep | null;
}

/** What is listed where. */
export type GroupedReviews = Readonly<Record<Exclude<ReviewGroup, 'verification'>, readonly ReviewItem[]>> & {
  readonly verification: readonly Confirmation[];
};

/** What the reader wants to see. */
export interface ReviewFilter {
  /** A part of the title, the article's id, the author's name or the language; matched without regard to case. */
  readonly text: string;
  /** Only what is overdue. */
  readonly overdue: boolean;
}

/** Sorts reviews into what a member of staff has to do, what they wrote, and what others are at. */
export function groupReviews(overview: ReviewsOverview, memberId: string): GroupedReviews {
  const byId = new Map(overview.reviews.map((review) => [review.id, review]));
  const steps = new Map(overview.steps.map((step) => [step.reviewId, step]));
  const item = (review: Review): ReviewItem => ({
    reviewId: review.id,
    articleId: review.articleId,
    locale: review.locale,
    review,
    step: steps.get(review.id) ?? null,
  });
  const waiting = overview.steps
    .filter(({ people }) => people.includes(memberId))
    .map((step): ReviewItem => {
      const { reviewId, articleId, locale } = step;
      return { reviewId, articleId, locale, review: byId.get(reviewId) ?? null, step };
    });
  const taken = new Set(waiting.map(({ reviewId }) => reviewId));
  const rest = overview.reviews.filter(({ id }) => !taken.has(id));
  const isMine = ({ contributors }: Review) => contributors.includes(memberId);
  const inState = (...states: readonly ReviewState[]) => rest.filter(({ state }) => states.includes(state));
  return {
    waiting,
    drafts: inState('draft', 'changes-requested').filter(isMine).map(item),
    inReview: inState('in-review', 'approved')
      .concat(inState('draft', 'changes-requested').filter((review) => !isMine(review)))
      .map(item),
    scheduled: inState('scheduled')
      .toSorted((a, b) => (a.scheduledFor ?? 0) - (b.scheduledFor ?? 0))
      .map(item),
    verification: overview.confirmations,
  };
}

/** The review to go on with after one is done: the most urgent that waits for the member. */
export function nextWaiting(steps: readonly ReviewStep[], after: string): ReviewStep | undefined {
  return steps.find(({ reviewId, kind }) => reviewId !== after && isDecision(kind));
}

/** Whether the step is to judge somebody else's text. */
function isDecision(kind: ReviewStep['kind']): boolean {
  return kind === 'review' || kind === 'review-override';
}

/** Whether everything that is typed into the filter is found in what a line says. */
export function matchesFilter(filter: ReviewFilter, words: readonly string[], overdue: boolean): boolean {
  if (filter.overdue && !overdue) return false;
  const searched = words.join(' ').toLocaleLowerCase();
  return filter.text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((part) => searched.includes(part));
}
