import type { KnowledgeIndex, SearchResult } from '../search/index.ts';
import { confidenceOf, type ConfidenceModel } from './confidence.ts';
import type { AnswerPassage, ClarifyChoice, Decision } from './decision.ts';
import { gatherEvidence } from './evidence.ts';
import { withContext } from './follow-ups.ts';
import { classifyQuestion } from './question-classification.ts';
import type { AnswerProvider } from './provider.ts';
import type { Question } from './question.ts';
import { defaultThresholds, type Thresholds } from './thresholds.ts';
import type { VariantsClassifier } from './variants-classifier.ts';

export interface KnowledgeProviderOptions {
  /** The index, or where to get the current one. */
  readonly index: KnowledgeIndex | (() => KnowledgeIndex);
  /**
   * Trained on the wordings that the index's articles hold ({@link trainFromDocuments}), or where to get the current one.
   * It reranks what the index finds, and confidence knows whether both agree. Default: none.
   */
  readonly classifier?: VariantsClassifier | (() => VariantsClassifier | undefined) | undefined;
  readonly thresholds?: Thresholds;
  readonly model?: ConfidenceModel;
}

const fewestChoices = 2;
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
  readonly #classifier: () => VariantsClassifier | undefined;
  readonly #thresholds: Thresholds;
  readonly #model: ConfidenceModel | undefined;

  constructor(options: KnowledgeProviderOptions) {
    const { index, classifier } = options;
    this.#index = typeof index === 'function' ? index : () => index;
    this.#classifier = typeof classifier === 'function' ? classifier : () => classifier;
    this.#thresholds = options.thresholds ?? defaultThresholds;
    this.#model = options.model;
  }

  answer(question: Question): Promise<Decision | undefined> {
    return Promise.resolve(this.decide(question));
  }

  /** The decision at once; {@link answer} is the same for an engine. */
  decide(question: Question): Decision {
    const text = withContext(question);
    const index = this.#index();
    const { results, features, tied } = gatherEvidence(text, question, index, this.#classifier());
    if (!features) return { kind: 'handoff', reason: 'no-answer', confidence: 0, provider: this.id, features: {} };
    const { right, inScope } = confidenceOf(features, text, this.#model);
    const basis = { confidence: right, provider: this.id, features: { ...features, inScope } };
    const close = results.filter(({ score }) => score >= choiceShare * results[0]!.score);
    // What nobody has confirmed for too long is not said in the bot's own name; people may still choose to read it.
    const expired = ({ id, locale }: SearchResult): boolean => index.document(id, locale)?.verification === 'expired';
    // Between two articles that match alike the asker chooses, not chance.
    if (right >= this.#thresholds.answer && !tied && !expired(results[0]!)) {
      const passages = close.filter((one) => !expired(one)).slice(0, mostPassages);
      return { kind: 'answer', ...basis, passages: passages.map(passageOf) };
    }
    if (inScope >= this.#thresholds.clarify && results.length >= fewestChoices) {
      // A lone favourite that is too uncertain to quote is still worth showing, beside the runner-up.
      const choices = results.slice(0, Math.min(mostChoices, Math.max(fewestChoices, close.length)));
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
