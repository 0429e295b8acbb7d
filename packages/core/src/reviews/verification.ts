import type { SearchDocument } from '../search/index.ts';
import type { VerificationGrace, VerificationPolicy, VerificationTriggerKind } from './verification-policy.ts';

const day = 86_400_000;

/** How far an article may be trusted today. */
export type VerificationState = NonNullable<SearchDocument['verification']>;

/** Something that happened after the article was last confirmed. */
export interface VerificationTrigger {
  readonly kind: VerificationTriggerKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What it was: the linked article, the product version, the source. */
  readonly subject: string;
}

/** What verification knows of an article in one locale. */
export interface VerificationRecord {
  readonly articleId: string;
  readonly locale: string;
  /** When somebody last confirmed it, or published it. */
  readonly verifiedAt: number;
  /** The article's own interval in days, from its front matter; null when it names none. */
  readonly verifyEveryDays: number | null;
  readonly category: string;
  readonly tags: readonly string[];
  /** Risk tier of the review policy. */
  readonly tier: string;
  /** Who is asked to confirm it. */
  readonly owner: string;
  readonly triggers: readonly VerificationTrigger[];
}

export interface Verification {
  readonly state: VerificationState;
  /** Until when it counts as confirmed; what a receipt shows. */
  readonly until: number;
  /** When it becomes `expired`; null when it never does. */
  readonly expiresAt: number | null;
  /** The trigger that brought the date forward; null when the interval decides. */
  readonly because: VerificationTrigger | null;
  /** When the state changes next if nothing happens; null when it does not. Wake up then. */
  readonly changesAt: number | null;
}

/** What a state means for those who search, ask and own. The one table that search, answers and tasks follow. */
export interface VerificationEffect {
  /** The owner has a task. */
  readonly task: boolean;
  /** Ranks below its equals. */
  readonly ranksLower: boolean;
  /** The bot may answer from it. */
  readonly answers: boolean;
  /** What readers are told. */
  readonly notice: 'awaiting-confirmation' | 'not-confirmed' | null;
}

export const verificationEffects: Readonly<Record<VerificationState, VerificationEffect>> = {
  verified: { task: false, ranksLower: false, answers: true, notice: null },
  due: { task: true, ranksLower: false, answers: true, notice: null },
  overdue: { task: true, ranksLower: true, answers: true, notice: 'awaiting-confirmation' },
  expired: { task: true, ranksLower: true, answers: false, notice: 'not-confirmed' },
};

/**
 * Where an article stands. A pure function of what is known, the policy and the time.
 *
 * @param now milliseconds since 1970
 */
export function verificationOf(record: VerificationRecord, policy: VerificationPolicy, now: number): Verification {
  const regular = record.verifiedAt + intervalDays(record, policy) * day;
  let until = regular;
  let because: VerificationTrigger | null = null;
  for (const trigger of effectiveTriggers(record, policy, now)) {
    const date = trigger.at + policy.daysAfterTrigger[trigger.kind] * day;
    if (date < until) [until, because] = [date, trigger];
  }
  const { noticeDays, expireAfterDays } = graceOf(record, policy);
  // A trigger makes it a task at once, however short the notice would be.
  const dueFrom = because ? Math.min(because.at, until - noticeDays * day) : until - noticeDays * day;
  const expiresAt = expireAfterDays === null ? null : until + expireAfterDays * day;
  const basis = { until, expiresAt, because };
  if (expiresAt !== null && now >= expiresAt) return { ...basis, state: 'expired', changesAt: null };
  if (now >= until) return { ...basis, state: 'overdue', changesAt: expiresAt };
  if (now >= dueFrom) return { ...basis, state: 'due', changesAt: until };
  return { ...basis, state: 'verified', changesAt: dueFrom };
}

/** Days that the article may go unconfirmed: the shortest that applies to it. */
export function intervalDays(record: VerificationRecord, policy: VerificationPolicy): number {
  const { category, tags, tier } = record;
  const days = policy.rules
    .filter(
      (rule) =>
        (rule.category === undefined || category === rule.category || category.startsWith(`${rule.category}/`)) &&
        (rule.tag === undefined || tags.includes(rule.tag)) &&
        (rule.tier === undefined || tier === rule.tier),
    )
    .map((rule) => rule.days);
  if (record.verifyEveryDays !== null) days.push(record.verifyEveryDays);
  return days.length > 0 ? Math.min(...days) : policy.defaultDays;
}

function graceOf(record: VerificationRecord, policy: VerificationPolicy): VerificationGrace {
  const expiry = ({ expireAfterDays }: VerificationGrace): number => expireAfterDays ?? Infinity;
  const byTag = record.tags
    .filter((tag) => Object.hasOwn(policy.graceByTag, tag))
    .map((tag) => policy.graceByTag[tag]!);
  return byTag.sort((a, b) => expiry(a) - expiry(b) || b.noticeDays - a.noticeDays)[0] ?? policy.grace;
}

/** The triggers that count: after the confirmation, not in the future, and feedback only when there is enough of it. */
function effectiveTriggers(record: VerificationRecord, policy: VerificationPolicy, now: number): VerificationTrigger[] {
  const known = record.triggers.filter(({ at }) => at > record.verifiedAt && at <= now);
  const feedback = known.filter(({ kind }) => kind === 'negative-feedback').sort((a, b) => a.at - b.at);
  const { count, withinDays } = policy.negativeFeedback;
  const enough = feedback.find((last, index) => {
    const first = feedback[index - count + 1];
    return first !== undefined && last.at - first.at <= withinDays * day;
  });
  const others = known.filter(({ kind }) => kind !== 'negative-feedback');
  return enough ? [...others, enough] : others;
}

/** The record after somebody confirmed the article: what happened before is answered. */
export function confirmVerification(record: VerificationRecord, now: number): VerificationRecord {
  return { ...record, verifiedAt: now, triggers: record.triggers.filter(({ at }) => at > now) };
}

/** The owner's task to confirm or correct an article. */
export interface VerificationTask {
  readonly articleId: string;
  readonly locale: string;
  readonly owner: string;
  readonly dueAt: number;
  readonly state: Exclude<VerificationState, 'verified'>;
  readonly because: VerificationTrigger | null;
}

/** The task that an article gives its owner now; undefined while it is verified. */
export function verificationTask(
  record: VerificationRecord,
  policy: VerificationPolicy,
  now: number,
): VerificationTask | undefined {
  const { state, until, because } = verificationOf(record, policy, now);
  if (state === 'verified') return undefined;
  const { articleId, locale, owner } = record;
  return { articleId, locale, owner, dueAt: until, state, because };
}

/** What one owner is told once a week. */
export interface VerificationDigest {
  readonly owner: string;
  readonly expired: readonly VerificationTask[];
  readonly overdue: readonly VerificationTask[];
  readonly due: readonly VerificationTask[];
}

/** The weekly digests, by owner; owners without a task get none. Within a digest the oldest date stands first. */
export function verificationDigests(
  records: Iterable<VerificationRecord>,
  policy: VerificationPolicy,
  now: number,
): VerificationDigest[] {
  const byOwner = new Map<string, VerificationTask[]>();
  for (const record of records) {
    const task = verificationTask(record, policy, now);
    if (!task) continue;
    const tasks = byOwner.get(task.owner);
    if (tasks) tasks.push(task);
    else byOwner.set(task.owner, [task]);
  }
  const order = (a: VerificationTask, b: VerificationTask): number =>
    a.dueAt - b.dueAt || compare(a.articleId, b.articleId) || compare(a.locale, b.locale);
  return [...byOwner]
    .sort(([a], [b]) => compare(a, b))
    .map(([owner, tasks]) => {
      const of = (state: VerificationState): VerificationTask[] => tasks.filter((t) => t.state === state).sort(order);
      return { owner, expired: of('expired'), overdue: of('overdue'), due: of('due') };
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
