import type { Clock } from '@askwell/core/base';
import type { ArticleVerification, StaffMember } from '@askwell/core/protocol';
import {
  verificationOf,
  type VerificationGrace,
  type VerificationPolicy,
  type VerificationState,
  type VerificationTriggerKind,
} from '@askwell/core/reviews';
import type { DatabaseHandle, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ArticleKey, ArticleStore } from '../../stores/article-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { StoredVerification, VerificationStore } from '../../stores/verification-store.ts';
import type { ReviewChanges } from './review-changes.ts';
import type { ReviewPolicies } from './review-policies.ts';
import type { VerificationChanges } from './verification-changes.ts';

export interface VerificationServiceOptions {
  readonly database: DatabaseHandle;
  readonly articles: ArticleStore;
  readonly verifications: VerificationStore;
  readonly events: EventStore;
  readonly policies: ReviewPolicies;
  readonly verificationChanges: VerificationChanges;
  readonly changes: ReviewChanges;
  readonly clock: Clock;
}

/** Few enough that customers who write meanwhile do not notice. */
const articlesPerTransaction = 50;

/** Until when articles count as confirmed, who confirms them, and what makes them doubtful before. */
export class VerificationService {
  readonly #options: VerificationServiceOptions;

  constructor(options: VerificationServiceOptions) {
    this.#options = options;
  }

  /** The most urgent first. */
  async list(state?: VerificationState): Promise<ArticleVerification[]> {
    const { database, articles, verifications, policies, clock } = this.#options;
    const policy = await policies.verification(database.read);
    const heads = await articles.listHeads(database.read);
    const titles = new Map(heads.map((head) => [`${head.articleId} ${head.locale}`, head.title]));
    const views = (await verifications.list(database.read)).map((stored) => view(stored, titles, policy, clock.now()));
    return views
      .filter(({ verification }) => state === undefined || verification.state === state)
      .toSorted((a, b) => a.verification.until - b.verification.until);
  }

  /** Somebody looked at an article and says that it is right. @throws AskwellProblem `not-found` */
  confirm(member: StaffMember, key: ArticleKey, comment: string): Promise<ArticleVerification> {
    const { database, verificationChanges, changes, policies, clock } = this.#options;
    return database.write(async (writer) => {
      const now = clock.now();
      const before = await this.#find(writer, key);
      const actor = `staff:${member.id}`;
      const after = await verificationChanges.confirm(writer, before, member.name, actor, now);
      const data = { ...key, role: member.role, before: before.state, ...(comment === '' ? {} : { reason: comment }) };
      await changes.note(writer, { type: 'verification.confirmed', data, articleId: key.articleId }, actor, now);
      return view(after, new Map(), await policies.verification(writer), now);
    });
  }

  /** Something happened that makes an article doubtful. @throws AskwellProblem `not-found` */
  trigger(actor: string, key: ArticleKey, kind: VerificationTriggerKind, subject: string): Promise<void> {
    const { database, verificationChanges, clock } = this.#options;
    return database.write(async (writer) => {
      const before = await this.#find(writer, key);
      await verificationChanges.trigger(writer, before, { kind, at: clock.now(), subject }, actor);
    });
  }

  /** A product has a new version: every article with its tag must be looked at. @returns how many there are */
  async productVersion(member: StaffMember, tag: string, version: string): Promise<number> {
    const { database, verifications, verificationChanges, clock } = this.#options;
    const at = clock.now();
    const known = (await verifications.list(database.read)).filter(({ record }) => record.tags.includes(tag));
    await this.#inBatches(known, async (writer, { record }) => {
      const before = await verifications.find(writer, record.articleId, record.locale);
      const trigger = { kind: 'product-version', at, subject: `${tag} ${version}` } as const;
      if (before) await verificationChanges.trigger(writer, before, trigger, `staff:${member.id}`);
    });
    return known.length;
  }

  policy(): Promise<VerificationPolicy> {
    return this.#options.policies.verification(this.#options.database.read);
  }

  /** Sets the policy; every article is judged by it at once. */
  async putPolicy(member: StaffMember, policy: VerificationPolicy): Promise<void> {
    const { database, policies, changes, events, verifications, verificationChanges, clock } = this.#options;
    const actor = `staff:${member.id}`;
    await database.write(async (writer) => {
      const now = clock.now();
      await policies.putVerification(writer, policy);
      await events.append(writer, { type: 'review-settings.changed', setting: 'verification-policy' }, actor, now);
      const data = JSON.parse(JSON.stringify({ policy })) as { policy: null };
      await changes.note(writer, { type: 'verification-policy.changed', data }, actor, now);
    });
    await this.#inBatches(await verifications.list(database.read), async (writer, { record }) => {
      const before = await verifications.find(writer, record.articleId, record.locale);
      if (before) await verificationChanges.settle(writer, before, policy, clock.now());
    });
  }

  /** Sets what the articles with one tag must keep to. */
  async putTagPolicy(
    member: StaffMember,
    tag: string,
    wanted: { readonly days: number | null; readonly grace: VerificationGrace | null },
  ): Promise<void> {
    const policy = await this.policy();
    const rules = policy.rules.filter(
      (rule) => rule.tag !== tag || rule.category !== undefined || rule.tier !== undefined,
    );
    const { [tag]: _, ...graceByTag } = policy.graceByTag;
    await this.putPolicy(member, {
      ...policy,
      rules: wanted.days === null ? rules : [...rules, { tag, days: wanted.days }],
      graceByTag: wanted.grace === null ? graceByTag : { ...graceByTag, [tag]: wanted.grace },
    });
  }

  /** Brings states up to what the clock says, in the database and by events in every process's index. */
  async settleDue(): Promise<void> {
    const { database, verifications, verificationChanges, policies, clock } = this.#options;
    for (;;) {
      const now = clock.now();
      const changing = await verifications.changing(database.read, now, articlesPerTransaction);
      if (changing.length === 0) return;
      const policy = await policies.verification(database.read);
      await database.write(async (writer) => {
        for (const before of changing) await verificationChanges.settle(writer, before, policy, now);
      });
    }
  }

  /** Gives articles that an earlier version published what verification must know of them. */
  async adoptUnknown(): Promise<void> {
    const { database, articles, verifications, verificationChanges } = this.#options;
    for (;;) {
      const unknown = await verifications.unknownArticles(database.read, articlesPerTransaction);
      if (unknown.length === 0) return;
      await database.write(async (writer) => {
        for (const { articleId, locale } of unknown) {
          const published = await articles.findPublished(writer, articleId, locale);
          if (!published) continue;
          const { article, updatedAt } = published;
          await verificationChanges.publish(writer, { article, actor: 'system', at: updatedAt });
        }
      });
    }
  }

  async #inBatches(
    all: readonly StoredVerification[],
    work: (writer: Writer, stored: StoredVerification) => Promise<void>,
  ): Promise<void> {
    for (let from = 0; from < all.length; from += articlesPerTransaction) {
      const batch = all.slice(from, from + articlesPerTransaction);
      await this.#options.database.write(async (writer) => {
        for (const stored of batch) await work(writer, stored);
      });
    }
  }

  async #find(writer: Writer, { articleId, locale }: ArticleKey): Promise<StoredVerification> {
    const found = await this.#options.verifications.find(writer, articleId, locale);
    if (!found) throw new AskwellProblem('not-found', `The article "${articleId}" is not published in "${locale}".`);
    return found;
  }
}

function view(
  { record, verifiedBy }: StoredVerification,
  titles: ReadonlyMap<string, string>,
  policy: VerificationPolicy,
  now: number,
): ArticleVerification {
  const { articleId, locale, owner, verifiedAt } = record;
  const title = titles.get(`${articleId} ${locale}`) ?? articleId;
  return { articleId, locale, title, owner, verifiedAt, verifiedBy, verification: verificationOf(record, policy, now) };
}
