import { foldText } from '../search/index.ts';
import { gapFeatures, similarity, TermRarity, type GapFeatures } from './gap-features.ts';

const week = 7 * 86_400_000;
/** The first Monday after 1970-01-01, UTC: weeks begin on Mondays. */
const firstMonday = 4 * 86_400_000;

/**
 * Cosine from which two questions are the same question in other words. Of the pairs of rephrased questions above it in
 * `stackfaq-en`, with rarity learnt from all of them, 85 of 100 do mean the same; a fifth of all that do are above it.
 */
export const nearDuplicate = 0.55;
/** Likeness to what a cluster began with that a newcomer needs besides: so no cluster creeps from subject to subject. */
const likeTheFirst = nearDuplicate / 2;
/** Wordings of a cluster that a newcomer is compared with. */
const mostModels = 8;
/** Clusters that share terms with a newcomer and are compared in detail. */
const mostCandidates = 50;

/** A question that the knowledge base did not answer well. */
export interface GapQuestion {
  /** Unique; what leads back to the asker. */
  readonly id: string;
  readonly text: string;
  /** BCP 47. */
  readonly locale: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly outcome: 'unanswered' | 'rated-badly';
}

/** Questions that ask for the same missing knowledge. */
export interface GapCluster {
  /** The id of its first question: it stays when more come, and when that question is removed. */
  readonly id: string;
  /** The most frequent wording, the shortest of several. */
  readonly text: string;
  /** The one it is asked in most. */
  readonly locale: string;
  /** All it is asked in, the most frequent first. */
  readonly locales: readonly string[];
  readonly count: number;
  readonly unanswered: number;
  readonly ratedBadly: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Questions per week, UTC weeks from Monday, oldest first; the last one is the current week. */
  readonly weeks: readonly number[];
  /** The last full week against the average of the full weeks before it in `weeks`: 1 is steady, 2 twice as many. */
  readonly trend: number;
  /** Different wordings, the most frequent first, at most five. */
  readonly examples: readonly string[];
  /** Ids of its questions in the order they came; whom to tell when the gap is closed. */
  readonly questions: readonly string[];
}

interface Wording {
  readonly text: string;
  count: number;
}

interface Cluster {
  readonly number: number;
  readonly id: string;
  readonly script: 'ideographs' | 'letters';
  readonly members: GapQuestion[];
  readonly wordings: Map<string, Wording>;
  /** What newcomers are compared with. */
  readonly models: GapFeatures[];
  /** What it is about: its first wording, and those unlike it that somebody put in by hand. */
  readonly subjects: GapFeatures[];
}

/**
 * Puts near-duplicate questions together as they come. A newcomer joins the cluster that holds the most similar of its
 * model wordings, or begins one: the same questions in the same order always give the same clusters, and adding one costs
 * a look at the clusters that share terms with it. Questions in different scripts are kept apart.
 *
 * @example
 * const gaps = new GapClusters(articles.flatMap(({ title, questions }) => [title, ...questions]));
 * for (const question of unanswered) gaps.add(question);
 * gaps.clusters(now, 8)[0]?.text; // what is asked most and answered least
 */
export class GapClusters {
  readonly #rarity: TermRarity;
  readonly #clusters: Cluster[] = [];
  readonly #byId = new Map<string, Cluster>();
  readonly #byTerm = new Map<string, number[]>();
  #shared = new Float64Array(256);
  readonly #clusterOf = new Map<string, Cluster>();

  /** @param background texts of the same field from which it is learnt which words say little, see {@link TermRarity} */
  constructor(background: Iterable<string> = []) {
    this.#rarity = new TermRarity(background);
  }

  /** Questions that were added and not removed. */
  get size(): number {
    return this.#clusterOf.size;
  }

  /**
   * @param into the id of the cluster that the question was put into before or by hand; begun when there is none of that
   *   id. Default: the nearest, or one of its own
   * @returns the id of the cluster that the question is in now; adding it a second time changes nothing
   */
  add(question: GapQuestion, into?: string): string {
    const known = this.#clusterOf.get(question.id);
    if (known) return known.id;
    const features = gapFeatures(question.text, this.#rarity);
    const script = scriptOf(question.text);
    const chosen = into === undefined ? this.#nearest(features, script) : this.#byId.get(into);
    const cluster = chosen ?? this.#begin(into ?? question.id, script);
    const likeness = Math.max(0, ...cluster.models.map((model) => similarity(model, features)));
    cluster.members.push(question);
    this.#clusterOf.set(question.id, cluster);
    const folded = foldWording(question.text);
    const wording = cluster.wordings.get(folded);
    if (wording) wording.count++;
    else cluster.wordings.set(folded, { text: question.text.trim(), count: 1 });
    if (cluster.subjects.length < mostModels && !isAboutTheSame(cluster, features)) cluster.subjects.push(features);
    // What is nearly a model adds nothing as one.
    if (cluster.models.length < mostModels && likeness < 0.95) this.#learn(cluster, features);
    return cluster.id;
  }

  /**
   * Takes a question out, for instance because its conversation was erased. What newcomers are compared with stays as it
   * was learnt until clusters are built anew.
   */
  remove(id: string): void {
    const cluster = this.#clusterOf.get(id);
    if (!cluster) return;
    this.#clusterOf.delete(id);
    const at = cluster.members.findIndex((member) => member.id === id);
    const [gone] = cluster.members.splice(at, 1);
    const folded = foldWording(gone!.text);
    const wording = cluster.wordings.get(folded);
    if (wording && --wording.count === 0) cluster.wordings.delete(folded);
  }

  /**
   * The clusters, the largest first.
   *
   * @param now milliseconds since 1970
   * @param weeks how many weeks to count, the current one included, at least 1. Default 8
   */
  clusters(now: number, weeks = 8): GapCluster[] {
    return this.#clusters
      .filter(({ members }) => members.length > 0)
      .map((cluster) => summaryOf(cluster, now, weeks))
      .sort((a, b) => b.count - a.count || b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1));
  }

  #begin(id: string, script: Cluster['script']): Cluster {
    const cluster: Cluster = {
      number: this.#clusters.length,
      id,
      script,
      members: [],
      wordings: new Map(),
      models: [],
      subjects: [],
    };
    this.#clusters.push(cluster);
    this.#byId.set(id, cluster);
    return cluster;
  }

  #learn(cluster: Cluster, features: GapFeatures): void {
    cluster.models.push(features);
    for (const term of features.keys()) {
      const list = this.#byTerm.get(term);
      if (!list) this.#byTerm.set(term, [cluster.number]);
      else if (list.at(-1) !== cluster.number) list.push(cluster.number);
    }
  }

  #nearest(features: GapFeatures, script: Cluster['script']): Cluster | undefined {
    // By cluster number; a map of thousands for every question would be most of the work.
    if (this.#shared.length < this.#clusters.length) this.#shared = new Float64Array(2 * this.#clusters.length);
    const shared = this.#shared;
    const sharing: number[] = [];
    for (const [term, weight] of features) {
      if (weight === 0) continue;
      for (const number of this.#byTerm.get(term) ?? []) {
        if (shared[number] === 0) sharing.push(number);
        shared[number]! += weight * weight;
      }
    }
    const candidates = mostShared(sharing, shared)
      .map((number) => this.#clusters[number]!)
      .filter((cluster) => cluster.script === script && cluster.members.length > 0);
    let best: { cluster: Cluster; likeness: number } | undefined;
    for (const cluster of candidates) {
      const likeness = Math.max(...cluster.models.map((model) => similarity(model, features)));
      if (!isAboutTheSame(cluster, features)) continue;
      if (likeness >= nearDuplicate && likeness > (best?.likeness ?? 0)) best = { cluster, likeness };
    }
    return best?.cluster;
  }
}

/** Of some clusters those that share most, the first of equals, found without sorting the others; clears their sums. */
function mostShared(sharing: readonly number[], shared: Float64Array): number[] {
  const most: number[] = [];
  const precedes = (a: number, b: number): boolean => shared[a]! > shared[b]! || (shared[a] === shared[b] && a < b);
  for (const number of sharing) {
    const last = most[mostCandidates - 1];
    if (last !== undefined && !precedes(number, last)) continue;
    let at = most.length;
    while (at > 0 && precedes(number, most[at - 1]!)) at--;
    most.splice(at, 0, number);
    if (most.length > mostCandidates) most.pop();
  }
  for (const number of sharing) shared[number] = 0;
  return most;
}

function isAboutTheSame({ subjects }: Cluster, features: GapFeatures): boolean {
  return subjects.some((subject) => similarity(subject, features) >= likeTheFirst);
}

function summaryOf({ id, members, wordings }: Cluster, now: number, weekCount: number): GapCluster {
  const thisWeek = weekOf(now);
  const weeks = Array.from({ length: Math.max(1, weekCount) }, () => 0);
  let firstAt = Infinity;
  let lastAt = -Infinity;
  let ratedBadly = 0;
  const locales = new Map<string, number>();
  for (const { at, outcome, locale } of members) {
    locales.set(locale, (locales.get(locale) ?? 0) + 1);
    firstAt = Math.min(firstAt, at);
    lastAt = Math.max(lastAt, at);
    if (outcome === 'rated-badly') ratedBadly++;
    const place = weeks.length - 1 - (thisWeek - weekOf(at));
    if (place >= 0 && place < weeks.length) weeks[place]!++;
  }
  const examples = [...wordings.values()]
    .sort((a, b) => b.count - a.count || a.text.length - b.text.length || (a.text < b.text ? -1 : 1))
    .map(({ text }) => text);
  const byCount = [...locales].sort(([, a], [, b]) => b - a).map(([locale]) => locale);
  return {
    id,
    text: examples[0]!,
    locale: byCount[0]!,
    locales: byCount,
    count: members.length,
    unanswered: members.length - ratedBadly,
    ratedBadly,
    firstAt,
    lastAt,
    weeks,
    trend: trendOf(weeks),
    examples: examples.slice(0, 5),
    questions: members.map(({ id }) => id),
  };
}

/** One is added on both sides, so that the second question ever is not an explosion. */
function trendOf(weeks: readonly number[]): number {
  const full = weeks.slice(0, -1);
  const last = full.pop();
  if (last === undefined || full.length === 0) return 1;
  return (last + 1) / (full.reduce((sum, count) => sum + count, 0) / full.length + 1);
}

function weekOf(at: number): number {
  return Math.floor((at - firstMonday) / week);
}

function scriptOf(text: string): Cluster['script'] {
  return /\p{Script=Han}/u.test(text) ? 'ideographs' : 'letters';
}

function foldWording(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
