import type {
  BlameLine,
  DecisionEntry,
  DecisionLogHead,
  Hunk,
  Review,
  ReviewComment,
  ReviewState,
  TextChange,
  VerificationState,
  VerificationTriggerKind,
} from '../reviews/index.ts';
import { request, type HttpOptions, type HttpRequest } from './http.ts';
import { routes } from './routes.ts';
import type {
  ArticleVerification,
  Colleague,
  CommentRequest,
  CreateDraftRequest,
  DelegationSettings,
  FoundTexts,
  LintReport,
  LintRequest,
  MeasuredAnswerEffect,
  Notification,
  PublishGateView,
  ReviewActionRequest,
  ReviewGroupSettings,
  ReviewPolicySettings,
  ReviewView,
  RevisionHead,
  SaveDraftRequest,
  TextSearchRequest,
  VerificationPolicySettings,
} from './wire.ts';

interface Difference {
  readonly words: TextChange[];
  readonly hunks: Hunk[];
}

type Key = { readonly articleId: string; readonly locale: string };

/**
 * Drafts, reviews and verification for staff; signed in by cookie. Every method throws what {@link request} throws; the
 * `details` of a problem tell what a client needs to go on.
 */
export class ReviewClient {
  readonly options: HttpOptions;

  constructor(options: HttpOptions) {
    this.options = options;
  }

  createDraft(body: CreateDraftRequest): Promise<ReviewView> {
    return this.#send('POST', routes.staffDrafts, {}, body);
  }

  /** Refused with `draft-changed` when somebody else saved in between. */
  saveDraft(reviewId: string, body: SaveDraftRequest): Promise<ReviewView> {
    return this.#send('PUT', routes.staffReviewDraft, { reviewId }, body);
  }

  /** Brings what was published meanwhile into the draft. */
  rebaseDraft(reviewId: string): Promise<ReviewView> {
    return this.#send('POST', routes.staffReviewRebase, { reviewId });
  }

  /**
   * What the publish gate would say of a text that is being written; nothing of it is kept.
   *
   * @param signal ends the request: something else was typed meanwhile
   */
  lint(body: LintRequest, signal?: AbortSignal): Promise<LintReport> {
    return request(this.options, routes.staffLint, { method: 'POST', body, ...(signal ? { signal } : {}) });
  }

  async reviews(
    query: { state?: ReviewState; articleId?: string; locale?: string; author?: string } = {},
  ): Promise<Review[]> {
    return (await request<{ reviews: Review[] }>(this.options, routes.staffReviews, { query })).reviews;
  }

  review(reviewId: string): Promise<ReviewView> {
    return request(this.options, routes.staffReview, { parameters: { reviewId } });
  }

  act(reviewId: string, action: ReviewActionRequest): Promise<ReviewView> {
    // Publishing waits for the answer effect.
    return this.#send('POST', routes.staffReviewActions, { reviewId }, action, 30_000);
  }

  /** What the linter, the tests and the answer effect say; ask again while the effect is `measuring`. */
  gate(reviewId: string): Promise<PublishGateView> {
    return request(this.options, routes.staffReviewGate, { parameters: { reviewId }, timeout: 30_000 });
  }

  measureEffect(reviewIds: readonly string[]): Promise<MeasuredAnswerEffect> {
    return this.#send('POST', routes.staffAnswerEffects, {}, { reviewIds });
  }

  effect(effectId: string): Promise<MeasuredAnswerEffect> {
    return request(this.options, routes.staffAnswerEffect, { parameters: { effectId } });
  }

  stopEffect(effectId: string): Promise<MeasuredAnswerEffect> {
    return request(this.options, routes.staffAnswerEffect, { method: 'DELETE', parameters: { effectId } });
  }

  async comment(reviewId: string, body: CommentRequest): Promise<ReviewComment> {
    return (await this.#send<Commented>('POST', routes.staffReviewComments, { reviewId }, body)).comment;
  }

  async reply(reviewId: string, commentId: string, text: string): Promise<ReviewComment> {
    const parameters = { reviewId, commentId };
    return (await this.#send<Commented>('POST', routes.staffReviewCommentReplies, parameters, { text })).comment;
  }

  async resolveComment(reviewId: string, commentId: string): Promise<ReviewComment> {
    return (await this.#send<Commented>('POST', routes.staffReviewCommentResolve, { reviewId, commentId })).comment;
  }

  /** All of them, or none. */
  applySuggestions(reviewId: string, basedOn: number, comments: readonly string[]): Promise<ReviewView> {
    return this.#send('POST', routes.staffReviewSuggestions, { reviewId }, { basedOn, comments });
  }

  /** Places in the texts as they are being written; regular expressions that could take long are refused. */
  findText(body: TextSearchRequest, signal?: AbortSignal): Promise<FoundTexts> {
    return request(this.options, routes.staffTextSearch, {
      method: 'POST',
      body,
      timeout: 60_000,
      ...(signal ? { signal } : {}),
    });
  }

  draftDiff(reviewId: string): Promise<Difference> {
    return request(this.options, routes.staffReviewDiff, { parameters: { reviewId } });
  }

  revisions({ articleId, locale }: Key): Promise<{ revisions: RevisionHead[]; published: number | null }> {
    return request(this.options, routes.staffRevisions, { parameters: { articleId }, query: { locale } });
  }

  revision({ articleId, locale }: Key, revision: number): Promise<RevisionHead & { readonly text: string }> {
    const parameters = { articleId, revision: String(revision) };
    return request(this.options, routes.staffRevision, { parameters, query: { locale } });
  }

  diff({ articleId, locale }: Key, from: number, to: number): Promise<Difference> {
    return request(this.options, routes.staffDiff, { parameters: { articleId }, query: { locale, from, to } });
  }

  async blame({ articleId, locale }: Key): Promise<BlameLine[]> {
    const call = { parameters: { articleId }, query: { locale } };
    return (await request<{ lines: BlameLine[] }>(this.options, routes.staffBlame, call)).lines;
  }

  /** @param at when, in milliseconds since 1970; at once when left out */
  archive({ articleId, locale }: Key, reason: string, at?: number): Promise<{ archived: boolean; at: number | null }> {
    const body = { locale, reason, ...(at === undefined ? {} : { at }) };
    return this.#send('POST', routes.staffArchive, { articleId }, body);
  }

  unscheduleArchive({ articleId, locale }: Key): Promise<{ archived: boolean; at: number | null }> {
    return request(this.options, routes.staffArchive, {
      method: 'DELETE',
      parameters: { articleId },
      query: { locale },
    });
  }

  decisions(query: { articleId?: string; after?: number; limit?: number } = {}): Promise<{
    decisions: DecisionEntry[];
    head: DecisionLogHead | null;
  }> {
    return request(this.options, routes.staffDecisions, { query });
  }

  verifyDecisions(): Promise<{ intact: boolean; head: DecisionLogHead | null; seq?: number; reason?: string }> {
    return request(this.options, routes.staffDecisionsVerify);
  }

  async verifications(state?: VerificationState): Promise<ArticleVerification[]> {
    const call = { query: { state } };
    return (await request<{ verifications: ArticleVerification[] }>(this.options, routes.staffVerifications, call))
      .verifications;
  }

  confirmVerification({ articleId, locale }: Key, comment?: string): Promise<ArticleVerification> {
    const body = { locale, ...(comment === undefined ? {} : { comment }) };
    return this.#send('POST', routes.staffArticleVerification, { articleId }, body);
  }

  triggerVerification({ articleId, locale }: Key, kind: VerificationTriggerKind, subject: string): Promise<void> {
    return this.#send('POST', routes.staffVerificationTriggers, { articleId }, { locale, kind, subject });
  }

  announceProductVersion(tag: string, version: string): Promise<{ articles: number }> {
    return this.#send('POST', routes.staffProductVersions, {}, { tag, version });
  }

  verificationPolicy(): Promise<VerificationPolicySettings> {
    return request(this.options, routes.staffVerificationPolicy);
  }

  setVerificationPolicy(policy: VerificationPolicySettings): Promise<void> {
    return this.#send('PUT', routes.staffVerificationPolicy, {}, policy);
  }

  setTagVerification(
    tag: string,
    wanted: { days: number | null; grace: VerificationPolicySettings['grace'] | null },
  ): Promise<void> {
    return this.#send('PUT', routes.staffVerificationPolicyTag, { tag }, wanted);
  }

  async groups(): Promise<ReviewGroupSettings[]> {
    return (await request<{ groups: ReviewGroupSettings[] }>(this.options, routes.staffReviewGroups)).groups;
  }

  putGroup({ id, ...group }: ReviewGroupSettings): Promise<void> {
    return this.#send('PUT', routes.staffReviewGroup, { groupId: id }, group);
  }

  deleteGroup(groupId: string): Promise<void> {
    return request(this.options, routes.staffReviewGroup, { method: 'DELETE', parameters: { groupId } });
  }

  reviewPolicy(): Promise<ReviewPolicySettings> {
    return request(this.options, routes.staffReviewPolicy);
  }

  setReviewPolicy(policy: ReviewPolicySettings): Promise<void> {
    return this.#send('PUT', routes.staffReviewPolicy, {}, policy);
  }

  async delegations(): Promise<DelegationSettings[]> {
    return (await request<{ delegations: DelegationSettings[] }>(this.options, routes.staffDelegations)).delegations;
  }

  /** Lets somebody review in one's own name. */
  delegate(body: { to: string; since?: number; until: number }): Promise<DelegationSettings> {
    return this.#send('POST', routes.staffDelegations, {}, body);
  }

  endDelegation(delegationId: string): Promise<void> {
    return request(this.options, routes.staffDelegation, { method: 'DELETE', parameters: { delegationId } });
  }

  /** Everybody on the staff, by name: who wrote, decided, or can be asked. */
  async colleagues(): Promise<Colleague[]> {
    return (await request<{ colleagues: Colleague[] }>(this.options, routes.staffColleagues)).colleagues;
  }

  async notifications(): Promise<Notification[]> {
    return (await request<{ notifications: Notification[] }>(this.options, routes.staffNotifications)).notifications;
  }

  markNotificationRead(notificationId: string): Promise<void> {
    return this.#send('POST', routes.staffNotificationRead, { notificationId });
  }

  #send<T>(
    method: 'POST' | 'PUT',
    route: string,
    parameters: Readonly<Record<string, string>>,
    body: unknown = {},
    timeout?: number,
  ): Promise<T> {
    const call: HttpRequest = { method, parameters, body, ...(timeout === undefined ? {} : { timeout }) };
    return request(this.options, route, call);
  }
}

interface Commented {
  readonly comment: ReviewComment;
}
