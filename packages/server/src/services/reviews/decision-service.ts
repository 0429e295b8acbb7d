import {
  verifyDecisionLog,
  type DecisionEntry,
  type DecisionLogHead,
  type DecisionLogVerdict,
} from '@askwell/core/reviews';
import type { DatabaseHandle } from '../../database/index.ts';
import { sha256, type DecisionFilter, type DecisionStore } from '../../stores/decision-store.ts';

/** Reading the decision log, and finding out whether it is as it was written. */
export class DecisionService {
  readonly #database: DatabaseHandle;
  readonly #decisions: DecisionStore;

  constructor(database: DatabaseHandle, decisions: DecisionStore) {
    this.#database = database;
    this.#decisions = decisions;
  }

  async list(filter: DecisionFilter): Promise<{ entries: DecisionEntry[]; head: DecisionLogHead | undefined }> {
    const { read } = this.#database;
    return { head: await this.#decisions.head(read), entries: await this.#decisions.list(read, filter) };
  }

  async verify(): Promise<{ verdict: DecisionLogVerdict; head: DecisionLogHead | undefined }> {
    const { read } = this.#database;
    const head = await this.#decisions.head(read);
    const entries: DecisionEntry[] = [];
    for (let after = 0; ;) {
      const page = await this.#decisions.list(read, { after, limit: 1_000 });
      entries.push(...page);
      if (page.length < 1_000) break;
      after = page.at(-1)!.seq;
    }
    return { verdict: verifyDecisionLog(entries, sha256, head), head };
  }
}
