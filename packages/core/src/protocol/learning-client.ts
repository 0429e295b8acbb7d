import type { ExampleDecision } from '../answers/index.ts';
import { request, type HttpOptions } from './http.ts';
import { routes } from './routes.ts';
import type {
  AnswerDetails,
  AnswerReplay,
  AnswerSummary,
  ApproveExampleRequest,
  CalibrateRequest,
  Calibration,
  DecidedExamples,
  LabelExampleRequest,
  LearnedExample,
  WhatIfPage,
  WhatIfRequest,
} from './wire.ts';

/** Which decisions of the bot are listed. */
export interface AnswerQuery {
  readonly kind?: AnswerSummary['kind'];
  readonly articleId?: string;
  readonly provider?: string;
  readonly rating?: 'helpful' | 'not-helpful' | 'unrated';
  /** Confidence, 0 to 1. */
  readonly least?: number;
  readonly most?: number;
  /** Milliseconds since 1970. */
  readonly since?: number;
  readonly until?: number;
  readonly conversationId?: string;
  /** 1 to 100. Default 50. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** Which learned examples are listed. */
export interface ExampleQuery {
  readonly state?: LearnedExample['state'];
  readonly source?: LearnedExample['sources'][number]['source'];
  readonly articleId?: string;
  readonly locale?: string;
  readonly helpful?: 'true' | 'false';
  readonly limit?: number;
  readonly after?: string;
}

const single = {
  approve: routes.staffApproveExample,
  reject: routes.staffRejectExample,
  remove: routes.staffRemoveExample,
} as const;
const bulk = {
  approve: routes.staffApproveExamples,
  reject: routes.staffRejectExamples,
  remove: routes.staffRemoveExamples,
} as const;

/** Fitting a model takes longer than other requests. */
const calibrationTimeout = 180_000;
const replayTimeout = 60_000;

/**
 * The part of the API that explains the bot's decisions and teaches it; signed in by cookie as {@link StaffClient} is.
 * Every method throws what {@link request} throws.
 */
export class LearningClient {
  readonly options: HttpOptions;

  constructor(options: HttpOptions) {
    this.options = options;
  }

  answers(query: AnswerQuery = {}): Promise<{ answers: AnswerSummary[]; next: string | null }> {
    return request(this.options, routes.staffAnswers, { query: { ...query } });
  }

  answer(answerId: string): Promise<AnswerDetails> {
    return request(this.options, routes.staffAnswer, { parameters: { answerId } });
  }

  /** Decides the same question again, as the bot is now. */
  replay(answerId: string): Promise<AnswerReplay> {
    return request(this.options, routes.staffAnswerReplay, { method: 'POST', parameters: { answerId }, body: {} });
  }

  /** One page of past questions decided under other circumstances; ask on with `next`, and add the counts up. */
  whatIf(body: WhatIfRequest, signal?: AbortSignal): Promise<WhatIfPage> {
    const call = { method: 'POST', body, timeout: replayTimeout } as const;
    return request(this.options, routes.staffWhatIf, signal ? { ...call, signal } : call);
  }

  examples(query: ExampleQuery = {}): Promise<{ examples: LearnedExample[]; next: string | null }> {
    return request(this.options, routes.staffLearnedExamples, { query: { ...query } });
  }

  async example(exampleId: string): Promise<LearnedExample> {
    const call = { parameters: { exampleId } };
    return (await request<{ example: LearnedExample }>(this.options, routes.staffLearnedExample, call)).example;
  }

  /** An editor's own label, approved at once. */
  async label(body: LabelExampleRequest): Promise<LearnedExample> {
    const call = { method: 'POST', body } as const;
    return (await request<{ example: LearnedExample }>(this.options, routes.staffLearnedExamples, call)).example;
  }

  /** @param body with an approval: a better wording or another article */
  async decide(
    exampleId: string,
    decision: ExampleDecision,
    body: ApproveExampleRequest = {},
  ): Promise<LearnedExample> {
    const call = { method: 'POST', parameters: { exampleId }, body } as const;
    return (await request<{ example: LearnedExample }>(this.options, single[decision], call)).example;
  }

  /** @param ids 1 to 200 */
  decideAll(ids: readonly string[], decision: ExampleDecision): Promise<DecidedExamples> {
    return request(this.options, bulk[decision], { method: 'POST', body: { ids } });
  }

  calibrations(): Promise<{ calibrations: Calibration[]; current: number }> {
    return request(this.options, routes.staffCalibrations);
  }

  calibrate(body: CalibrateRequest = {}, signal?: AbortSignal): Promise<{ calibration: Calibration; current: number }> {
    const call = { method: 'POST', body, timeout: calibrationTimeout } as const;
    return request(this.options, routes.staffCalibrations, signal ? { ...call, signal } : call);
  }

  /** Answers by another model from now on; 0 is the one that ships. */
  useCalibration(version: number): Promise<{ current: number }> {
    return request(this.options, routes.staffCurrentCalibration, { method: 'POST', body: { version } });
  }
}
