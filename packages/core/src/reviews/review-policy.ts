import type { ChangeSummary } from './change-summary.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** How much must agree before a change is published. */
export interface RiskTier {
  readonly id: string;
  /** Different people who must approve, at least 1. */
  readonly approvals: number;
  /** Of these, how many must act for a member of each named group. */
  readonly groups: readonly { readonly group: string; readonly approvals: number }[];
  /** Milliseconds that reviewers have from submission. */
  readonly reviewWithin: number;
}

/** Puts a change into a tier when it touches any of the named things. */
export interface RiskRule {
  readonly tier: string;
  /** The category itself or any below it. */
  readonly categories?: readonly string[];
  readonly tags?: readonly string[];
  /** Changed fields, see `ChangeSummary`. */
  readonly fields?: readonly string[];
}

/** 審核小組: people who review together. */
export interface ReviewGroup {
  readonly id: string;
  /** User ids. */
  readonly members: readonly string[];
}

/** `to` reviews in the name of `from`, with the groups of `from`, until `until`. It is not passed on. */
export interface Delegation {
  readonly from: string;
  readonly to: string;
  /** Milliseconds since 1970, inclusive. */
  readonly since: number;
  /** Milliseconds since 1970, exclusive. */
  readonly until: number;
}

export interface ReviewPolicy {
  /** From the least to the most risk; a change that matches several rules gets the highest tier. At least one. */
  readonly tiers: readonly RiskTier[];
  readonly rules: readonly RiskRule[];
  readonly groups: readonly ReviewGroup[];
  readonly delegations: readonly Delegation[];
  /** Milliseconds before the due date at which reviewers are reminded. */
  readonly remindBefore: readonly number[];
  /** After the due date, a reminder every so many milliseconds, at most {@link mostReminders}. */
  readonly remindEvery: number;
  /** Milliseconds within which a text that was published urgently must be reviewed. */
  readonly urgentReviewWithin: number;
}

/** Reminders that are sent for one overdue task; then it is for the lead to act. */
export const mostReminders = 10;

/** One approval in two days; two within one day where money, policy or law are touched. */
export const defaultReviewPolicy: ReviewPolicy = {
  tiers: [
    { id: 'standard', approvals: 1, groups: [], reviewWithin: 2 * day },
    { id: 'high', approvals: 2, groups: [], reviewWithin: day },
  ],
  rules: [
    { tier: 'high', categories: ['policy', 'legal', 'price'], tags: ['policy', 'legal', 'price'] },
    { tier: 'high', fields: ['price', 'audience'] },
  ],
  groups: [],
  delegations: [],
  remindBefore: [4 * hour],
  remindEvery: day,
  urgentReviewWithin: day,
};

/**
 * The tier of a change: the highest among the rules that match it, otherwise the first.
 *
 * @throws Error when the policy has no tier or a rule names an unknown one; see {@link policyProblems}
 */
export function tierOf(change: ChangeSummary, policy: ReviewPolicy): RiskTier {
  let highest = 0;
  for (const rule of policy.rules) {
    if (!matches(rule, change)) continue;
    const at = policy.tiers.findIndex(({ id }) => id === rule.tier);
    if (at < 0) throw new Error(`Review policy: a rule names the unknown tier "${rule.tier}".`);
    highest = Math.max(highest, at);
  }
  const tier = policy.tiers[highest];
  if (!tier) throw new Error('Review policy: there is no tier. Add at least one to "tiers".');
  return tier;
}

function matches(rule: RiskRule, change: ChangeSummary): boolean {
  const within = (category: string, above: string): boolean => category === above || category.startsWith(`${above}/`);
  return (
    (rule.categories?.some((above) => change.categories.some((category) => within(category, above))) ?? false) ||
    (rule.tags?.some((tag) => change.tags.includes(tag)) ?? false) ||
    (rule.fields?.some((field) => change.fields.includes(field)) ?? false)
  );
}

/** The groups that a person is a member of. */
export function groupsOf(person: string, policy: ReviewPolicy): string[] {
  return policy.groups.filter(({ members }) => members.includes(person)).map(({ id }) => id);
}

/** The people in whose name somebody may review now. */
export function delegatorsOf(person: string, policy: ReviewPolicy, now: number): string[] {
  return policy.delegations
    .filter(({ from, to, since, until }) => to === person && from !== person && since <= now && now < until)
    .map(({ from }) => from);
}

/** What is wrong with a policy, in sentences; empty when it can be used. */
export function policyProblems(policy: ReviewPolicy): string[] {
  const problems: string[] = [];
  const tiers = new Set(policy.tiers.map(({ id }) => id));
  const groups = new Map(policy.groups.map((group) => [group.id, group]));
  if (policy.tiers.length === 0) problems.push('There is no tier. Add at least one to "tiers".');
  if (tiers.size < policy.tiers.length) problems.push('Two tiers have the same id. Give each its own.');
  for (const rule of policy.rules) {
    if (!tiers.has(rule.tier))
      problems.push(`A rule names the unknown tier "${rule.tier}". Add it or change the rule.`);
    if (!rule.categories && !rule.tags && !rule.fields)
      problems.push(`A rule for tier "${rule.tier}" matches nothing. Give it "categories", "tags" or "fields".`);
  }
  for (const tier of policy.tiers) {
    if (!Number.isInteger(tier.approvals) || tier.approvals < 1)
      problems.push(`Tier "${tier.id}" asks for ${tier.approvals} approvals. Ask for at least 1.`);
    let byGroups = 0;
    for (const { group, approvals } of tier.groups) {
      byGroups = Math.max(byGroups, approvals);
      const members = groups.get(group)?.members.length;
      if (members === undefined) problems.push(`Tier "${tier.id}" asks the unknown group "${group}". Add the group.`);
      else if (members < approvals)
        problems.push(`Tier "${tier.id}" asks for ${approvals} of "${group}", which has ${members} members.`);
    }
    if (byGroups > tier.approvals)
      problems.push(`Tier "${tier.id}" asks one group for ${byGroups} approvals but only ${tier.approvals} in all.`);
  }
  for (const { from, to, since, until } of policy.delegations) {
    if (until <= since) problems.push(`The delegation of "${from}" to "${to}" ends before it begins.`);
    if (from === to) problems.push(`"${from}" delegates to themselves. Name somebody else.`);
  }
  return problems;
}
