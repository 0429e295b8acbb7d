import {
  classifyQuestion,
  explainDecision,
  gatherEvidence,
  isFollowUp,
  withContext,
  type Decision,
  type Question,
  type VariantsClassifier,
} from '@askwell/core/answers';
import type { Article } from '@askwell/core/articles';
import type { AskedAnswer, RankedArticleEntry, ShownReply } from '@askwell/core/protocol';
import type { KnowledgeIndex } from '@askwell/core/search';
import { rankingOf } from '@askwell/core/tests';
import type { AnswerService, BotReply, TriedAnswer } from '../answer-service.ts';
import { botThresholds, createBotEngine } from '../bot-engine.ts';
import type { KnowledgeIndexReplica } from '../knowledge-index-replica.ts';
import type { KnowledgeService } from '../knowledge-service.ts';
import type { VersionedModel } from '../learning/confidence-models.ts';
import { quotedSection } from '../quoted-section.ts';
import type { DraftTrial, TriedKnowledge } from './draft-trial.ts';

export interface AskServiceOptions {
  readonly answers: AnswerService;
  readonly knowledge: KnowledgeService;
  readonly replica: KnowledgeIndexReplica;
  readonly model: () => VersionedModel;
  readonly classifier: () => VariantsClassifier | undefined;
  readonly drafts: DraftTrial;
  readonly onProviderError: (provider: string, error: unknown) => void;
}

/** A question that somebody tries out. */
export interface TriedQuestion {
  readonly question: string;
  readonly locale: string;
  /** Questions asked before, oldest first. */
  readonly context: readonly string[];
  /** Reviews whose drafts are taken for published. */
  readonly drafts: readonly string[];
}

type Citation = Extract<ShownReply, { kind: 'answer' }>['citation'];

/** Articles of a ranking. */
const mostRanked = 8;

/** Asks the bot as a customer would and explains what it does. Nothing is stored, nothing is learned. */
export class AskService {
  readonly #options: AskServiceOptions;

  constructor(options: AskServiceOptions) {
    this.#options = options;
  }

  /**
   * @throws AskwellProblem `not-found` and `not-possible` for drafts, see {@link DraftTrial}; the signal's reason when it
   *   is aborted
   */
  async ask({ question: text, locale, context, drafts }: TriedQuestion, signal: AbortSignal): Promise<AskedAnswer> {
    const { answers, replica } = this.#options;
    await answers.ready();
    signal.throwIfAborted();
    const question: Question = { text, locale, ...(context.length > 0 ? { previous: context } : {}) };
    const begun = performance.now();
    if (drafts.length === 0) {
      const { decision, reply } = await answers.ask(text, locale, context);
      const duration = performance.now() - begun;
      return this.#explain(question, decision, shownOf({ decision, reply }), replica.index, duration);
    }
    return this.#options.drafts.with(drafts, signal, async (tried) => {
      const started = performance.now();
      const decision = await this.#decide(question, tried.index);
      const duration = performance.now() - started;
      return this.#explain(question, decision, await this.#show(decision, tried), tried.index, duration);
    });
  }

  #decide(question: Question, index: KnowledgeIndex): Promise<Decision> {
    const { model, classifier, onProviderError } = this.#options;
    const bot = { model: () => model().model, classifier };
    return createBotEngine(() => index, onProviderError, bot).ask(question);
  }

  #explain(
    question: Question,
    decision: Decision,
    reply: ShownReply,
    index: KnowledgeIndex,
    duration: number,
  ): AskedAnswer {
    const { model, version } = this.#options.model();
    const readWith = isFollowUp(question.text) ? (question.previous?.at(-1) ?? null) : null;
    const classification = classifyQuestion(question.text);
    return {
      decision,
      reply,
      thresholds: botThresholds,
      model: version,
      explanation: present(explainDecision(decision, withContext(question), model)),
      readWith,
      ranking: this.#rank(question, index),
      classification: { ...classification, because: [...classification.because] },
      duration,
    };
  }

  /** As the bot ranks, which looks at learned wordings too; then what else the index found. */
  #rank(question: Question, index: KnowledgeIndex): RankedArticleEntry[] {
    const text = withContext(question);
    const classifier = this.#options.classifier();
    const classified = classifier?.classify(text);
    const probabilities = new Map(classified?.labels.map(({ label, probability }) => [label, probability]));
    const learned = (articleId: string): Record<string, number> =>
      classified ? { classifier: probabilities.get(articleId) ?? 0 } : {};
    const { results } = gatherEvidence(text, question, index, classifier);
    const first = results.map(({ id, locale, title, section, score, features }): RankedArticleEntry => ({
      articleId: id,
      locale,
      title,
      sectionId: section.id,
      score,
      features: { ...features, ...learned(id) },
    }));
    const known = new Set(first.map(({ articleId, locale }) => `${articleId} ${locale}`));
    const more = rankingOf(index, question, mostRanked)
      .filter(({ articleId, locale }) => !known.has(`${articleId} ${locale}`))
      .map((ranked) => ({ ...ranked, features: { ...ranked.features, ...learned(ranked.articleId) } }));
    return [...first, ...more].slice(0, mostRanked);
  }

  /** What a customer would see if the drafts were published. */
  async #show(decision: Decision, tried: TriedKnowledge): Promise<ShownReply> {
    switch (decision.kind) {
      case 'answer': {
        for (const { articleId, locale, sectionId } of decision.passages) {
          const draft = tried.draft(articleId, locale);
          if (draft) return { kind: 'answer', citation: citationOf(draft, sectionId, true) };
          const published = await this.#options.knowledge.findPublished(articleId, locale, 'customer');
          if (published) {
            return { kind: 'answer', citation: citationOf(published.revision.article, sectionId, false) };
          }
        }
        return { kind: 'handoff', reason: 'no-answer' };
      }
      case 'clarify':
        return { kind: 'clarify', choices: [...decision.choices] };
      case 'small-talk':
        return { kind: 'small-talk', intent: decision.intent };
      case 'handoff':
        return { kind: 'handoff', reason: decision.reason };
    }
  }
}

function citationOf(article: Article, sectionId: string, draft: boolean): Citation {
  const { id, heading, blocks } = quotedSection(article, sectionId);
  return {
    articleId: article.id,
    locale: article.locale,
    title: article.title,
    sectionId: id,
    heading,
    blocks: [...blocks],
    draft,
  };
}

function shownOf({ decision, reply }: TriedAnswer): ShownReply {
  if (reply.kind === 'handoff') return { kind: 'handoff', reason: reply.reason };
  return shownContent(reply.content, decision);
}

function shownContent(content: Extract<BotReply, { kind: 'message' }>['content'], decision: Decision): ShownReply {
  switch (content.type) {
    case 'answer': {
      const [citation] = content.citations;
      if (!citation) break;
      const { revision: _, reviewedAt: __, blocks, ...shown } = citation;
      return { kind: 'answer', citation: { ...shown, blocks: [...blocks], draft: false } };
    }
    case 'clarify':
      return { kind: 'clarify', choices: [...content.choices] };
    case 'small-talk':
      return { kind: 'small-talk', intent: content.intent };
    case 'handoff-offer':
      return { kind: 'handoff', reason: content.reason };
    default:
      break;
  }
  return { kind: 'handoff', reason: decision.kind === 'handoff' ? decision.reason : 'no-answer' };
}

function present(explanation: ReturnType<typeof explainDecision>): AskedAnswer['explanation'] {
  return explanation && { ...explanation, contributions: [...explanation.contributions] };
}
