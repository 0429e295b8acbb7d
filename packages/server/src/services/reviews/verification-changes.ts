import type { Article } from '@askwell/core/articles';
import {
  confirmVerification,
  tierOf,
  verificationOf,
  type VerificationPolicy,
  type VerificationRecord,
  type VerificationState,
  type VerificationTrigger,
} from '@askwell/core/reviews';
import type { Writer } from '../../database/index.ts';
import type { Actor, EventStore } from '../../stores/event-store.ts';
import type { StoredVerification, VerificationStore } from '../../stores/verification-store.ts';
import type { ReviewPolicies } from './review-policies.ts';

export interface Publication {
  readonly article: Article;
  readonly actor: Actor;
  readonly at: number;
  /** Who answers for the text by having approved it; undefined when it comes from a file. */
  readonly verifiedBy?: string;
  /** Who is asked to confirm it when the article names no author. */
  readonly owner?: string;
}

/** Keeps what verification knows, and tells everybody when a state changes. */
export class VerificationChanges {
  readonly #store: VerificationStore;
  readonly #events: EventStore;
  readonly #policies: ReviewPolicies;

  constructor(store: VerificationStore, events: EventStore, policies: ReviewPolicies) {
    this.#store = store;
    this.#events = events;
    this.#policies = policies;
  }

  /** Notes a newly published text. It is announced by `article.published`, so no event of its own is made. */
  async publish(writer: Writer, publication: Publication): Promise<void> {
    const { article, at } = publication;
    const before = await this.#store.find(writer, article.id, article.locale);
    const confirmed =
      publication.verifiedBy === undefined ? confirmationOfFile(article, before, at) : { at, triggers: [] };
    // Who reviews makes no difference to the tier.
    const policy = { ...(await this.#policies.settings(writer)), groups: [], delegations: [] };
    const { category, tags } = article;
    const record: VerificationRecord = {
      articleId: article.id,
      locale: article.locale,
      verifiedAt: confirmed.at,
      verifyEveryDays: article.verifyEveryDays ?? null,
      category,
      tags,
      tier: tierOf({ categories: [category], tags, fields: [] }, policy).id,
      owner: article.author ?? publication.owner ?? before?.record.owner ?? '',
      triggers: confirmed.triggers,
    };
    const { state, changesAt } = verificationOf(record, await this.#policies.verification(writer), at);
    const fromFile = article.reviewedAt === undefined ? null : (article.reviewer ?? null);
    const verifiedBy = publication.verifiedBy ?? fromFile;
    await this.#store.put(writer, { record, state, changesAt, verifiedBy });
  }

  /** Somebody looked at the article and it is right. */
  async confirm(
    writer: Writer,
    before: StoredVerification,
    by: string,
    actor: Actor,
    at: number,
  ): Promise<StoredVerification> {
    const record = confirmVerification(before.record, at);
    return this.#put(writer, { ...before, verifiedBy: by }, record, actor, at);
  }

  /** Something happened that makes the article doubtful. */
  async trigger(writer: Writer, before: StoredVerification, trigger: VerificationTrigger, actor: Actor): Promise<void> {
    const { record } = before;
    const known = record.triggers.some(
      ({ kind, subject, at }) => kind === trigger.kind && subject === trigger.subject && at === trigger.at,
    );
    if (known) return;
    // The newest say enough; an article that nobody looks at must not grow for ever.
    const triggers = [...record.triggers, trigger].slice(-mostTriggers);
    await this.#put(writer, before, { ...record, triggers }, actor, trigger.at);
  }

  /** A reader said that an article did not help; enough of them make it doubtful. */
  async noteNegativeFeedback(
    writer: Writer,
    {
      articleId,
      locale,
      feedbackId,
    }: { readonly articleId: string; readonly locale: string; readonly feedbackId: string },
    actor: Actor,
    at: number,
  ): Promise<void> {
    const before = await this.#store.find(writer, articleId, locale);
    if (before) await this.trigger(writer, before, { kind: 'negative-feedback', at, subject: feedbackId }, actor);
  }

  /** Brings the states up to what the clock says. @returns false when another process did so already */
  async settle(writer: Writer, before: StoredVerification, policy: VerificationPolicy, now: number): Promise<boolean> {
    const { state, changesAt } = verificationOf(before.record, policy, now);
    if (!(await this.#store.settle(writer, before, state, changesAt))) return false;
    if (state !== before.state) await this.#announce(writer, before.record, state, 'system', now);
    return true;
  }

  async #put(
    writer: Writer,
    before: StoredVerification,
    record: VerificationRecord,
    actor: Actor,
    at: number,
  ): Promise<StoredVerification> {
    const { state, changesAt } = verificationOf(record, await this.#policies.verification(writer), at);
    const after = { ...before, record, state, changesAt };
    await this.#store.put(writer, after);
    const changed = state !== before.state || record.verifiedAt !== before.record.verifiedAt;
    if (changed) await this.#announce(writer, record, state, actor, at);
    return after;
  }

  async #announce(
    writer: Writer,
    { articleId, locale }: VerificationRecord,
    state: VerificationState,
    actor: Actor,
    at: number,
  ): Promise<void> {
    await this.#events.append(writer, { type: 'verification.changed', articleId, locale, state }, actor, at);
  }
}

const mostTriggers = 50;

/**
 * When the text of a file counts as confirmed: on the day its author says. A file that changed although nobody says to
 * have looked at it again is doubtful.
 */
function confirmationOfFile(
  { reviewedAt }: Article,
  before: StoredVerification | undefined,
  at: number,
): { at: number; triggers: readonly VerificationTrigger[] } {
  const stated = reviewedAt === undefined ? Number.NaN : Date.parse(`${reviewedAt}T00:00:00Z`);
  const reviewed = Number.isNaN(stated) ? undefined : Math.min(stated, at);
  if (!before) return { at: reviewed ?? at, triggers: [] };
  const { verifiedAt, triggers } = before.record;
  if (reviewed !== undefined && reviewed > verifiedAt) return { at: reviewed, triggers: [] };
  const changed: VerificationTrigger = { kind: 'source-changed', at, subject: 'import' };
  return { at: verifiedAt, triggers: [...triggers, changed].slice(-mostTriggers) };
}
