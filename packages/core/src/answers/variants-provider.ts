import type { KnowledgeIndex } from '../search/index.ts';
import type { Decision } from './decision.ts';
import { withContext } from './follow-ups.ts';
import { probabilityOf, type LogisticModel } from './logistic.ts';
import type { AnswerProvider } from './provider.ts';
import type { Question } from './question.ts';
import { defaultThresholds, type Thresholds } from './thresholds.ts';
import type { ClassifiedWording, VariantsClassifier } from './variants-classifier.ts';
import { variantsWeights } from './variants-weights.ts';

export interface VariantsProviderOptions {
  /** Labels are article ids. */
  readonly classifier: VariantsClassifier;
  /** Where the articles' titles and audiences are known; articles that are not in it are never answers. */
  readonly index: KnowledgeIndex | (() => KnowledgeIndex);
  readonly thresholds?: Thresholds;
  readonly model?: LogisticModel;
}

/** The probability, 0 to 1, that the first label is what the question asks for. */
export function variantConfidence(
  evidence: ClassifiedWording['evidence'],
  model: LogisticModel = variantsWeights,
): number {
  return probabilityOf({ ...evidence }, model);
}

/**
 * Answers from labelled wordings, for knowledge bases that have many. Leaves a question to the knowledge provider when it
 * is not sure: a clarification is better made from the whole knowledge base.
 */
export class VariantsProvider implements AnswerProvider {
  readonly id = 'variants';
  readonly priority = 50;
  readonly #options: VariantsProviderOptions;

  constructor(options: VariantsProviderOptions) {
    this.#options = options;
  }

  answer(question: Question): Promise<Decision | undefined> {
    return Promise.resolve(this.decide(question));
  }

  /** The decision at once; {@link answer} is the same for an engine. */
  decide(question: Question): Decision | undefined {
    const { classifier, index, model, thresholds = defaultThresholds } = this.#options;
    const text = withContext(question);
    const { labels, evidence } = classifier.classify(text);
    const [first] = labels;
    const confidence = variantConfidence(evidence, model);
    if (!first || confidence < thresholds.answer) return undefined;
    const document = (typeof index === 'function' ? index() : index).document(first.label, question.locale);
    if (!document) return undefined;
    if (document.audience === 'internal' && question.audience !== 'internal') return undefined;
    const [section] = document.sections;
    return {
      kind: 'answer',
      confidence,
      provider: this.id,
      features: { ...evidence },
      passages: [
        {
          articleId: document.id,
          locale: document.locale,
          title: document.title,
          sectionId: section?.id ?? '',
          heading: section?.heading ?? '',
          score: first.probability,
        },
      ],
    };
  }
}
