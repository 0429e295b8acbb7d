import { newId, type Clock } from '@askwell/core/base';
import type { StaffMember } from '@askwell/core/protocol';
import { policyProblems, type JsonValue } from '@askwell/core/reviews';
import type { DatabaseHandle, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { OwningGroup, ReviewGroupStore, StoredDelegation } from '../../stores/review-group-store.ts';
import type { StaffStore } from '../../stores/staff-store.ts';
import type { ReviewChanges } from './review-changes.ts';
import type { ReviewPolicies, ReviewSettings } from './review-policies.ts';

export interface ReviewSettingsServiceOptions {
  readonly database: DatabaseHandle;
  readonly groups: ReviewGroupStore;
  readonly staff: StaffStore;
  readonly policies: ReviewPolicies;
  readonly events: EventStore;
  readonly changes: ReviewChanges;
  readonly clock: Clock;
}

/** Who reviews what: groups, delegations and the policy. Every change is in the decision log. */
export class ReviewSettingsService {
  readonly #options: ReviewSettingsServiceOptions;

  constructor(options: ReviewSettingsServiceOptions) {
    this.#options = options;
  }

  groups(): Promise<OwningGroup[]> {
    return this.#options.groups.list(this.#options.database.read);
  }

  /** @throws AskwellProblem `invalid-request` for unknown members, or when the policy could no longer be met */
  putGroup(member: StaffMember, group: OwningGroup): Promise<void> {
    const { groups, policies } = this.#options;
    return this.#change(member, 'review-groups', { group: { ...group } }, async (writer) => {
      await this.#refuseUnknown(writer, group.members);
      await groups.put(writer, group);
      await this.#refuseProblems(writer, await policies.settings(writer));
    });
  }

  /** @throws AskwellProblem `not-found`; `invalid-request` when the policy asks for the group */
  removeGroup(member: StaffMember, groupId: string): Promise<void> {
    const { groups, policies } = this.#options;
    return this.#change(member, 'review-groups', { removed: groupId }, async (writer) => {
      if (!(await groups.remove(writer, groupId))) throw new AskwellProblem('not-found', 'There is no such group.');
      await this.#refuseProblems(writer, await policies.settings(writer));
    });
  }

  policy(): Promise<ReviewSettings> {
    return this.#options.policies.settings(this.#options.database.read);
  }

  putPolicy(member: StaffMember, policy: ReviewSettings): Promise<void> {
    const data = JSON.parse(JSON.stringify({ policy })) as JsonValue;
    return this.#change(member, 'review-policy', data, (writer) => this.#options.policies.putSettings(writer, policy));
  }

  delegations(): Promise<StoredDelegation[]> {
    return this.#options.groups.delegations(this.#options.database.read);
  }

  /** Lets somebody review in one's own name. @throws AskwellProblem `invalid-request` */
  async delegate(member: StaffMember, to: string, since: number | undefined, until: number): Promise<StoredDelegation> {
    const { groups, clock } = this.#options;
    const now = clock.now();
    const delegation = { id: newId('dlg', now), from: member.id, to, since: since ?? now, until };
    if (to === member.id) throw new AskwellProblem('invalid-request', 'Name somebody else than yourself.');
    if (until <= delegation.since) throw new AskwellProblem('invalid-request', 'The delegation ends before it begins.');
    await this.#change(member, 'delegations', { delegation }, async (writer) => {
      await this.#refuseUnknown(writer, [to]);
      await groups.addDelegation(writer, delegation);
    });
    return delegation;
  }

  /** @throws AskwellProblem `not-found`; `forbidden` when it is somebody else's */
  endDelegation(member: StaffMember, id: string): Promise<void> {
    const { groups } = this.#options;
    return this.#change(member, 'delegations', { removed: id }, async (writer) => {
      const removed = await groups.removeDelegation(writer, id);
      if (!removed) throw new AskwellProblem('not-found', 'There is no such delegation.');
      if (removed.from === member.id || member.role === 'supervisor' || member.role === 'admin') return;
      throw new AskwellProblem('forbidden', 'Only whoever delegated, a supervisor or an administrator ends it.');
    });
  }

  #change(
    member: StaffMember,
    setting: string,
    data: JsonValue,
    work: (writer: Writer) => Promise<void>,
  ): Promise<void> {
    const { database, events, changes, clock } = this.#options;
    const actor = `staff:${member.id}`;
    return database.write(async (writer) => {
      const now = clock.now();
      await work(writer);
      await events.append(writer, { type: 'review-settings.changed', setting }, actor, now);
      await changes.note(writer, { type: `${setting}.changed`, data }, actor, now);
    });
  }

  async #refuseProblems(writer: Writer, settings: ReviewSettings): Promise<void> {
    const groups = await this.#options.groups.list(writer);
    const [problem] = policyProblems({ ...settings, groups, delegations: [] });
    if (problem !== undefined)
      throw new AskwellProblem('invalid-request', `The review policy needs the group: ${problem}`);
  }

  async #refuseUnknown(writer: Writer, people: readonly string[]): Promise<void> {
    const known = new Set((await this.#options.staff.list(writer)).map(({ id }) => id));
    const unknown = people.find((person) => !known.has(person));
    if (unknown !== undefined) throw new AskwellProblem('invalid-request', `There is no staff member "${unknown}".`);
  }
}
