import { defaultReplayedQuestions } from '@askwell/core/protocol/schemas';
import {
  defaultReviewPolicy,
  defaultVerificationPolicy,
  policyProblems,
  type Review,
  type ReviewPolicy,
  type VerificationPolicy,
} from '@askwell/core/reviews';
import type { Reader, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { OwningGroup, ReviewGroupStore } from '../../stores/review-group-store.ts';
import type { SettingsStore } from '../../stores/settings-store.ts';

/** The part of the review policy that is set as a whole; groups and delegations are kept one by one. */
export type ReviewSettings = Omit<ReviewPolicy, 'groups' | 'delegations'> & {
  /** How many of the last questions of customers a draft is tried on. */
  readonly replayedQuestions: number;
};

/** The policies of this installation: what is set, otherwise the defaults. */
export class ReviewPolicies {
  readonly #settings: SettingsStore;
  readonly #groups: ReviewGroupStore;

  constructor(settings: SettingsStore, groups: ReviewGroupStore) {
    this.#settings = settings;
    this.#groups = groups;
  }

  async read(reader: Reader): Promise<ReviewPolicy> {
    const settings = await this.settings(reader);
    const groups = await this.#groups.list(reader);
    const delegations = await this.#groups.delegations(reader);
    return { ...settings, groups: groups.map(({ id, members }) => ({ id, members })), delegations };
  }

  async settings(reader: Reader): Promise<ReviewSettings> {
    const stored = await this.#settings.read(reader, 'review-policy');
    const { groups: _, delegations: __, ...rules } = defaultReviewPolicy;
    const defaults = { ...rules, replayedQuestions: defaultReplayedQuestions };
    return stored === undefined ? defaults : { ...defaults, ...(JSON.parse(stored) as Partial<ReviewSettings>) };
  }

  /**
   * The policy as it applies to one review: whatever the tier, a group that owns one of its categories or tags must
   * speak, as long as it has somebody who did not write the text.
   */
  async forReview(reader: Reader, review: Review): Promise<ReviewPolicy> {
    const policy = await this.read(reader);
    const owning = ownersOf(review.change, await this.#groups.list(reader)).filter(({ members }) =>
      members.some((member) => !review.contributors.includes(member)),
    );
    if (owning.length === 0) return policy;
    return {
      ...policy,
      tiers: policy.tiers.map((tier) => ({
        ...tier,
        groups: [
          ...tier.groups,
          ...owning
            .filter(({ id }) => !tier.groups.some(({ group }) => group === id))
            .map(({ id }) => ({ group: id, approvals: 1 })),
        ],
      })),
    };
  }

  /** @throws AskwellProblem `invalid-request` when it could never be met */
  async putSettings(writer: Writer, settings: ReviewSettings): Promise<void> {
    const groups = await this.#groups.list(writer);
    const problems = policyProblems({ ...settings, groups, delegations: [] });
    if (problems.length > 0) {
      throw new AskwellProblem(
        'invalid-request',
        `The review policy cannot be used: ${problems[0]}`,
        problems.map((message) => ({ path: '', message })),
      );
    }
    await this.#settings.put(writer, 'review-policy', JSON.stringify(settings));
  }

  async verification(reader: Reader): Promise<VerificationPolicy> {
    const stored = await this.#settings.read(reader, 'verification-policy');
    return stored === undefined ? defaultVerificationPolicy : (JSON.parse(stored) as VerificationPolicy);
  }

  putVerification(writer: Writer, policy: VerificationPolicy): Promise<void> {
    return this.#settings.put(writer, 'verification-policy', JSON.stringify(policy));
  }
}

/** The groups to which one of the categories or tags belongs. */
export function ownersOf(
  { categories, tags }: { readonly categories: readonly string[]; readonly tags: readonly string[] },
  groups: readonly OwningGroup[],
): OwningGroup[] {
  const within = (category: string, above: string) => category === above || category.startsWith(`${above}/`);
  return groups.filter(
    (group) =>
      group.categories.some((above) => categories.some((category) => within(category, above))) ||
      group.tags.some((tag) => tags.includes(tag)),
  );
}
