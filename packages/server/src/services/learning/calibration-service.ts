import {
  calibrate,
  confidenceOf,
  type ConfidenceModel,
  type LabelledEvidence,
  type VariantsClassifier,
} from '@askwell/core/answers';
import type { Clock } from '@askwell/core/base';
import { KnowledgeIndex, type SearchDocument } from '@askwell/core/search';
import { forEachInTurn, type WorkOptions } from '@askwell/core/tests';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseHandle } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { TaxonomyStore } from '../../stores/taxonomy-store.ts';
import { reliabilityOf, type CalibrationReport } from './calibration-report.ts';
import type { ConfidenceModels } from './confidence-models.ts';
import { heldOutEvidence, type HeldOutEvidence } from './held-out-evidence.ts';
import { readClassifier } from './classifier-vectors.ts';
import { learnableDocuments } from './learnable-documents.ts';
import type { LabelledQuestion, LabelledQuestions, LabelledTest } from './labelled-questions.ts';
import { trainInThread } from './train-in-thread.ts';
import type { VariantsTraining } from './variants-training.ts';

export interface CalibrationServiceOptions {
  readonly database: DatabaseHandle;
  readonly taxonomy: TaxonomyStore;
  readonly labelled: LabelledQuestions;
  readonly models: ConfidenceModels;
  readonly variants: VariantsTraining;
  readonly clock: Clock;
}

export interface CalibrateOptions extends WorkOptions {
  /** Labelled questions besides those of articles, approved examples and feedback. Default none. */
  readonly tests?: readonly LabelledTest[];
  /** Answer by the new model from now on. Default false. */
  readonly apply?: boolean;
  /** Who calibrates: `staff:<id>` or `cli`. */
  readonly actor: string;
}

export interface CalibrationOutcome {
  readonly report: CalibrationReport;
  /** Null when the model was only tried. */
  readonly version: number | null;
  readonly at: number;
}

/** Labelled questions below which a fit says more of chance than of the knowledge base. */
const fewestLabelledQuestions = 30;
/** Questions that are used at most; the rest would only take time. */
const mostLabelledQuestions = 5_000;
const folds = 5;

/** Refits confidence to the knowledge base from its own labelled questions. */
export class CalibrationService {
  readonly #options: CalibrationServiceOptions;
  #running = false;

  constructor(options: CalibrationServiceOptions) {
    this.#options = options;
  }

  /**
   * Fits a model, judges it by questions that it was not fitted on, and stores it if it is to be used.
   *
   * @throws AskwellProblem `too-few-questions`, `not-possible` while another one runs; the signal's reason when aborted
   */
  async calibrate(options: CalibrateOptions): Promise<CalibrationOutcome> {
    if (this.#running) throw new AskwellProblem('not-possible', 'A calibration is running. Wait until it is done.');
    this.#running = true;
    try {
      return await this.#calibrate(options);
    } finally {
      this.#running = false;
    }
  }

  async #calibrate({ tests = [], apply = false, actor, ...work }: CalibrateOptions): Promise<CalibrationOutcome> {
    const { labelled, models, clock } = this.#options;
    const { questions, documents } = await labelled.gather(tests, clock.now());
    const asked = questions.slice(0, mostLabelledQuestions);
    if (asked.length < fewestLabelledQuestions) {
      throw new AskwellProblem(
        'too-few-questions',
        `There are ${asked.length} labelled questions; calibrating needs ${fewestLabelledQuestions}. Add "questions:" to ` +
          'articles, approve learned examples, or give knowledge tests.',
      );
    }
    const judged = (await this.#ask(asked, documents, work)).flatMap(judge);
    const model = calibrate(judged);
    const report = await this.#report(judged);
    work.signal?.throwIfAborted();
    const version = apply ? await models.adopt(model, report, actor) : null;
    return { report, version, at: clock.now() };
  }

  async #ask(
    questions: readonly LabelledQuestion[],
    documents: readonly SearchDocument[],
    work: WorkOptions,
  ): Promise<HeldOutEvidence<LabelledQuestion>[]> {
    const { database, taxonomy, variants } = this.#options;
    const { synonyms } = await taxonomy.read(database.read);
    const { signal } = work;
    const index = new KnowledgeIndex({ synonyms });
    await forEachInTurn(documents, signal ? { signal } : {}, (document) => index.replace(document));
    await variants.ready();
    const train = async (known: readonly SearchDocument[]): Promise<VariantsClassifier | undefined> => {
      if (!variants.classifier) return undefined; // the bot does without
      const trained = await trainInThread(learnableDocuments(known), signal);
      return trained && readClassifier(trained);
    };
    return heldOutEvidence(questions, documents, index, train, work);
  }

  async #report(judged: readonly Judged[]): Promise<CalibrationReport> {
    const before = judged.map((one) => confidenceIn(one, this.#options.models.current.model));
    const after: typeof before = [];
    for (let fold = 0; fold < folds; fold++) {
      const others = judged.filter((_, number) => number % folds !== fold);
      const model = calibrate(others);
      judged.forEach((one, number) => {
        if (number % folds === fold) after.push(confidenceIn(one, model));
      });
      await nextTurn();
    }
    const count = (source: LabelledQuestion['source']): number =>
      judged.filter(({ question }) => question.source === source).length;
    return {
      questions: judged.length,
      bySource: { tests: count('tests'), examples: count('examples'), feedback: count('feedback') },
      outOfScope: judged.filter(({ question }) => question.outOfScope).length,
      before: reliabilityOf(before),
      after: reliabilityOf(after),
    };
  }
}

interface Judged extends LabelledEvidence {
  readonly question: LabelledQuestion;
}

/**
 * A question that was rated badly is known to be wrong only while the same article is still found best; which one would
 * be right, nobody has said. Where nothing is found there is no confidence to fit.
 */
function judge({ question, best, features }: HeldOutEvidence<LabelledQuestion>): Judged[] {
  const { text, rightArticle, wrongArticle, outOfScope } = question;
  if (!features || (wrongArticle !== undefined && best !== wrongArticle)) return [];
  return [{ question, text, features, right: best === rightArticle, inScope: outOfScope !== true }];
}

function confidenceIn({ text, features, right }: Judged, model: ConfidenceModel) {
  return { confidence: confidenceOf(features, text, model).right, right };
}
