import { createMask } from '@askwell/core/cases';
import { GapClusters } from '@askwell/core/tests';
import type { Clock } from '@askwell/core/base';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseHandle } from '../../database/index.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { GapSourceStore, NewGapQuestion } from '../../stores/gap-source-store.ts';
import type { GapMember, GapStore } from '../../stores/gap-store.ts';

export interface GapCollectorOptions {
  readonly database: DatabaseHandle;
  readonly gaps: GapStore;
  readonly sources: GapSourceStore;
  readonly articles: ArticleStore;
  readonly events: EventStore;
  readonly clock: Clock;
}

interface Known {
  readonly revision: number;
  readonly clusters: GapClusters;
}

/** Questions taken in by one transaction. */
const batch = 200;
/** Questions compared before other requests get a turn. */
const perTurn = 50;

/**
 * Puts new questions into gaps. Which question is in which gap is written down, so that a gap keeps its id and its
 * questions whatever is learned later, and every process sees the same; what they are compared with is kept in memory,
 * for as long as nobody else wrote.
 */
export class GapCollector {
  readonly #options: GapCollectorOptions;
  #known: Known | undefined;
  #collecting: Promise<GapClusters> | undefined;

  constructor(options: GapCollectorOptions) {
    this.#options = options;
  }

  /** Takes in what was asked since, and gives all gaps that have questions. */
  collect(): Promise<GapClusters> {
    this.#collecting ??= this.#collect().finally(() => (this.#collecting = undefined));
    return this.#collecting;
  }

  async #collect(): Promise<GapClusters> {
    const { database, sources } = this.#options;
    for (;;) {
      const { revision, clusters } = await this.#current();
      const retracted = await sources.retracted(database.read);
      const fresh = [
        ...(await sources.unanswered(database.read, batch)),
        ...(await sources.ratedBadly(database.read, batch)),
      ];
      if (fresh.length === 0 && retracted.length === 0) return clusters;
      const members = await assign(clusters, fresh);
      // The clusters in memory are right only if this is what was written.
      const stored = await this.#store(revision, members, retracted);
      this.#known = stored && retracted.length === 0 ? { revision: revision + 1, clusters } : undefined;
    }
  }

  async #current(): Promise<Known> {
    const { database, gaps, articles } = this.#options;
    const revision = await gaps.revision(database.read);
    if (this.#known?.revision === revision) return this.#known;
    const heads = await articles.listHeads(database.read);
    const clusters = new GapClusters(heads.map(({ title }) => title));
    for (const [index, member] of (await gaps.members(database.read)).entries()) {
      clusters.add(toQuestion(member), member.gapId);
      if (index % perTurn === perTurn - 1) await nextTurn();
    }
    return (this.#known = { revision, clusters });
  }

  /** False when somebody else wrote in between. */
  #store(revision: number, members: readonly GapMember[], retracted: readonly string[]): Promise<boolean> {
    const { database, gaps, events, clock } = this.#options;
    return database.write(async (writer) => {
      if (!(await gaps.advance(writer, revision))) return false;
      const at = clock.now();
      if (retracted.length > 0) await gaps.removeMembers(writer, retracted);
      const opened = members.filter((member) => member.gapId === gapIdOf(member.id)).map(({ gapId }) => gapId);
      await gaps.insert(writer, opened, at);
      await gaps.addMembers(writer, members);
      const changed = new Set(opened);
      for (const gapId of new Set(members.map((member) => member.gapId))) {
        if (changed.has(gapId)) continue;
        // Asked again although it was closed: the knowledge base does not answer it after all.
        const reopened = await gaps.change(writer, gapId, ['closed'], { state: 'open' }, { actor: 'system', at });
        if (reopened) changed.add(gapId);
      }
      for (const gapId of changed)
        await events.append(writer, { type: 'gap.changed', gapId, state: 'open' }, 'system', at);
      return true;
    });
  }
}

async function assign(clusters: GapClusters, fresh: readonly NewGapQuestion[]): Promise<GapMember[]> {
  const members: GapMember[] = [];
  for (const [index, { names, ...question }] of fresh.entries()) {
    const masked = { ...question, text: createMask(names, [question.text])(question.text) };
    members.push({ ...masked, gapId: clusters.add(toQuestion(masked)) });
    if (index % perTurn === perTurn - 1) await nextTurn();
  }
  return members;
}

// A cluster is named after its first question: under this id, so that it is a gap's.
function toQuestion({ id, text, locale, askedAt, outcome }: Omit<GapMember, 'gapId'>) {
  return { id: gapIdOf(id), text, locale, at: askedAt, outcome };
}

function gapIdOf(questionId: string): string {
  return `gap_${questionId.slice(questionId.indexOf('_') + 1)}`;
}
