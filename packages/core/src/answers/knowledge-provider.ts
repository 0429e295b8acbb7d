import type { KnowledgeIndex, SearchResult } from '../search/index.ts';
import { confidenceFeatures, confidenceOf, type ConfidenceModel } from './confidence.ts';
import type { AnswerPassage, ClarifyChoice, Decision } from './decision.ts';
import { withContext } from './follow-ups.ts';
import { classifyQuestion } from './question-classification.ts';
import type { AnswerProvider } from './provider.ts';
import type { Question } from './question.ts';
import { defaultThresholds, type Thresholds } from './thresholds.ts';

export interface KnowledgeProviderOptions {
  /** The index, or where to get the current one. */
  readonly index: KnowledgeIndex | (() => KnowledgeIndex);
  readonly thresholds?: Thresholds;
  readonly model?: ConfidenceModel;
}

const mostChoices = 4;
const mostPassages = 3;
/** A choice must score at least this share of the best one; a fifth as good an article is not what was meant. */
const choiceShare = 0.4;
/** Mood, -1 to 1, from which on a person takes over as one who is upset. */
const upsetFrom = -0.5;

/** Answers from the knowledge base: the built-in provider. */
export class KnowledgeProvider implements AnswerProvider {
  readonly id = 'knowledge';
  readonly priority = 0;
  readonly #index: () => KnowledgeIndex;
  readonly #thresholds: Thresholds;
  readonly #model: ConfidenceModel | undefined;

  constructor(options: KnowledgeProviderOptions) {
    const { index } = options;
    this.#index = typeof index === 'function' ? index : () => index;
    this.#thresholds = options.thresholds ?? defaultThresholds;
    this.#model = options.model;
  }

  answer(question: Question): Promise<Decision | undefined> {
    return Promise.resolve(this.decide(question));
  }

  /** The decision at once; {@link answer} is the same for an engine. */
  decide(question: Question): Decision {
    const text = withContext(question);
    const results = this.#index().search(text, {
      locale: question.locale,
      limit: mostChoices + 1,
      excerpts: false,
      filter: { audience: question.audience ?? 'customer' },
    });
    const features = confidenceFeatures(results);
    if (!features) return { kind: 'handoff', reason: 'no-answer', confidence: 0, provider: this.id, features: {} };
    const { right, inScope } = confidenceOf(features, text, this.#model);
    const basis = { confidence: right, provider: this.id, features: { ...features, inScope } };
    const close = results.filter(({ score }) => score >= choiceShare * results[0]!.score);
    if (right >= this.#thresholds.answer) {
      return { kind: 'answer', ...basis, passages: close.slice(0, mostPassages).map(passageOf) };
    }
    if (inScope >= this.#thresholds.clarify && results.length >= 2) {
      // A lone favourite that is too uncertain to quote is still worth showing, beside the runner-up.
      const choices = results.slice(0, Math.min(mostChoices, Math.max(2, close.length)));
      return { kind: 'clarify', ...basis, choices: choices.map(choiceOf) };
    }
    // Someone upset whom nothing answers is better served by a person than by "I do not know".
    const upset = classifyQuestion(question.text).mood <= upsetFrom;
    return { kind: 'handoff', reason: upset ? 'negative-sentiment' : 'no-answer', ...basis };
  }
}

function passageOf({ id, locale, title, section, score }: SearchResult): AnswerPassage {
  return { articleId: id, locale, title, sectionId: section.id, heading: section.heading, score };
}

function choiceOf({ id, locale, title }: SearchResult): ClarifyChoice {
  return { articleId: id, locale, title };
}
