import { createMask, draftOfGap, saysMore, type DraftChoices } from '@askwell/core/cases';
import type { Clock } from '@askwell/core/base';
import type {
  CreatedDraft,
  KnowledgeGap,
  KnowledgeGapDetail,
  KnowledgeGapState,
  StaffMember,
} from '@askwell/core/protocol';
import type { GapCluster } from '@askwell/core/tests';
import type { DatabaseHandle } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { AgentReply, GapSourceStore } from '../../stores/gap-source-store.ts';
import type { GapChange, GapStore, StoredGap } from '../../stores/gap-store.ts';
import type { ArticleDrafts } from './article-drafts.ts';
import type { GapAnnouncer } from './gap-announcer.ts';
import type { GapCollector } from './gap-collector.ts';

export interface GapServiceOptions {
  readonly database: DatabaseHandle;
  readonly gaps: GapStore;
  readonly sources: GapSourceStore;
  readonly articles: ArticleStore;
  readonly events: EventStore;
  readonly collector: GapCollector;
  readonly announcer: GapAnnouncer;
  readonly drafts: ArticleDrafts;
  readonly clock: Clock;
}

export interface GapFilter {
  /** Default: open ones. */
  readonly state?: KnowledgeGapState | undefined;
  /** Only those that were asked in this locale. */
  readonly locale?: string | undefined;
  readonly limit: number;
}

const weeks = 8;
/** What agents said that is looked at as evidence, and what of it is shown. */
const mostReplies = 60;
const mostEvidence = 12;

/** What the knowledge base lacks, from the first question to the article and back to those who asked. */
export class GapService {
  readonly #options: GapServiceOptions;

  constructor(options: GapServiceOptions) {
    this.#options = options;
  }

  /** The most asked first. */
  async list({ state = 'open', locale, limit }: GapFilter): Promise<KnowledgeGap[]> {
    const { database, gaps, collector, clock } = this.#options;
    const clusters = await collector.collect();
    const stored = new Map((await gaps.list(database.read, [state])).map((gap) => [gap.id, gap]));
    return clusters
      .clusters(clock.now(), weeks)
      .filter(({ id, locales }) => stored.has(id) && (locale === undefined || locales.includes(locale)))
      .slice(0, limit)
      .map((cluster) => present(stored.get(cluster.id)!, cluster));
  }

  async get(id: string): Promise<KnowledgeGapDetail> {
    const { database, gaps } = this.#options;
    const { gap, cluster } = await this.#find(id);
    const evidence = await this.#evidence(gap.id);
    return { ...present(gap, cluster), evidence, ...(await gaps.askers(database.read, gap.id)) };
  }

  async ignore(member: StaffMember, id: string, reason: string | undefined): Promise<KnowledgeGapDetail> {
    await this.#change(member, id, ['open', 'drafted', 'closed'], { state: 'ignored', reason: reason ?? null });
    return this.get(id);
  }

  async reopen(member: StaffMember, id: string): Promise<KnowledgeGapDetail> {
    const change = { state: 'open', reason: null, articleId: null, articleLocale: null, reviewId: null } as const;
    await this.#change(member, id, ['ignored', 'drafted', 'closed'], change);
    return this.get(id);
  }

  /** Puts a gap's questions into another one, which stays as it is otherwise. */
  async merge(member: StaffMember, id: string, into: string): Promise<KnowledgeGapDetail> {
    const { database, gaps, events, clock } = this.#options;
    if (id === into)
      throw new AskwellProblem('invalid-request', 'A gap cannot be merged with itself. Name another one.');
    const { gap: target } = await this.#find(into);
    await this.#find(id);
    const actor = `staff:${member.id}`;
    const merged = await database.write(async (writer) => {
      const at = clock.now();
      const states = ['open', 'ignored', 'drafted', 'closed'] as const;
      const change = { state: 'merged', mergedInto: target.id } as const;
      if (!(await gaps.change(writer, id, states, change, { actor, at }))) return false;
      await gaps.moveMembers(writer, id, target.id);
      await gaps.touch(writer);
      await events.append(writer, { type: 'gap.changed', gapId: id, state: 'merged' }, actor, at);
      await events.append(writer, { type: 'gap.changed', gapId: target.id, state: target.state }, actor, at);
      return true;
    });
    if (!merged) throw notPossible('merged');
    return this.get(target.id);
  }

  /** Begins the article that closes a gap, with what agents replied as its steps. */
  async draft(
    member: StaffMember,
    id: string,
    choices: Omit<DraftChoices, 'author'>,
  ): Promise<{ gap: KnowledgeGapDetail; draft: CreatedDraft }> {
    const { gap, cluster } = await this.#find(id);
    if (gap.state === 'drafted') throw drafted(gap);
    const replies = (await this.#evidence(gap.id)).map(({ text }) => text);
    const subject = { locale: cluster.locale, text: cluster.text, examples: cluster.examples, replies };
    const draft = await this.#options.drafts.create(member, choices.articleId, (articleId) =>
      draftOfGap(subject, { ...choices, articleId, author: member.name }),
    );
    await this.#change(member, gap.id, ['open', 'ignored', 'closed'], {
      state: 'drafted',
      reason: null,
      articleId: draft.articleId,
      articleLocale: draft.locale,
      reviewId: draft.reviewId,
    });
    return { gap: await this.get(gap.id), draft };
  }

  /** A published article answers it: who asked is told. */
  async close(member: StaffMember, id: string, articleId: string, locale: string): Promise<KnowledgeGapDetail> {
    const { database, articles, announcer } = this.#options;
    const heads = await articles.listHeads(database.read, [articleId]);
    if (!heads.some((head) => head.locale === locale)) {
      throw new AskwellProblem('invalid-request', `Article "${articleId}" is not published in "${locale}".`, [
        { path: 'articleId', message: 'is not published in this language' },
      ]);
    }
    const change = { state: 'closed', reason: null, articleId, articleLocale: locale } as const;
    await this.#change(member, id, ['open', 'ignored', 'drafted'], change);
    await announcer.sweep();
    return this.get(id);
  }

  /** A gap, or the one it was merged into. */
  async #find(id: string): Promise<{ gap: StoredGap; cluster: GapCluster }> {
    const { database, gaps, collector, clock } = this.#options;
    const clusters = (await collector.collect()).clusters(clock.now(), weeks);
    let gap = await gaps.find(database.read, id);
    while (gap?.mergedInto) gap = await gaps.find(database.read, gap.mergedInto);
    const cluster = clusters.find((one) => one.id === gap?.id);
    if (!gap || !cluster) throw new AskwellProblem('not-found', 'There is no such knowledge gap.');
    return { gap, cluster };
  }

  async #change(member: StaffMember, id: string, from: readonly KnowledgeGapState[], change: GapChange): Promise<void> {
    const { database, gaps, events, clock } = this.#options;
    const { gap } = await this.#find(id);
    const actor = `staff:${member.id}`;
    const changed = await database.write(async (writer) => {
      const at = clock.now();
      const after = await gaps.change(writer, gap.id, from, change, { actor, at });
      if (after) await events.append(writer, { type: 'gap.changed', gapId: gap.id, state: after.state }, actor, at);
      return after;
    });
    if (!changed) throw notPossible(gap.state);
  }

  async #evidence(gapId: string): Promise<KnowledgeGapDetail['evidence']> {
    const { database, sources } = this.#options;
    const replies = await sources.replies(database.read, gapId, mostReplies);
    const masks = masksOf(replies);
    return replies
      .filter(({ text }) => saysMore(text))
      .slice(0, mostEvidence)
      .map(({ conversationId, at, text }) => ({ conversationId, at, text: masks.get(conversationId)!(text) }))
      .toReversed();
  }
}

function masksOf(replies: readonly AgentReply[]): ReadonlyMap<string, (text: string) => string> {
  const conversations = new Set(replies.map(({ conversationId }) => conversationId));
  return new Map(
    [...conversations].map((id) => {
      const said = replies.filter(({ conversationId }) => conversationId === id);
      const names = said.flatMap((reply) => reply.names);
      return [
        id,
        createMask(
          names,
          said.map(({ text }) => text),
        ),
      ];
    }),
  );
}

function present(gap: StoredGap, cluster: GapCluster): KnowledgeGap {
  const { state, articleId, articleLocale, reviewId, reason } = gap;
  const { questions: _, weeks: perWeek, locales, examples, ...counts } = cluster;
  return {
    ...counts,
    weeks: [...perWeek],
    locales: [...locales],
    examples: [...examples],
    state,
    articleId,
    articleLocale,
    reviewId,
    reason,
  };
}

function notPossible(state: KnowledgeGapState): AskwellProblem {
  return new AskwellProblem('not-possible', `The gap is "${state}", where this cannot be done. Read it again.`);
}

function drafted({ articleId }: StoredGap): AskwellProblem {
  return new AskwellProblem(
    'not-possible',
    `The draft "${articleId ?? ''}" is being written for this gap already. Go on with that one, or open the gap again.`,
  );
}
