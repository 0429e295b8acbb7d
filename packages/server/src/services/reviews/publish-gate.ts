import type { Diagnostic } from '@askwell/core/lint';
import type { StaffMember } from '@askwell/core/protocol';
import type { PublishGate as GateCounts } from '@askwell/core/reviews';
import { AskwellProblem } from '../../problem.ts';
import type { StoredReview } from '../../stores/review-store.ts';
import type { AnswerEffectService, MeasuredEffect } from './answer-effect-service.ts';
import type { DraftLinter } from './draft-linter.ts';

/** What stands between a draft and its readers. */
export interface GateView {
  readonly draftVersion: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly lintErrors: number;
  readonly effect: MeasuredEffect;
}

/** Milliseconds that a request waits for a measurement. */
const patience = 5_000;

/** Checks drafts before they are published: the linter, the tests of the articles and of the folder, and what becomes of answers. */
export class PublishGate {
  readonly #linter: DraftLinter;
  readonly #effects: AnswerEffectService;

  constructor(linter: DraftLinter, effects: AnswerEffectService) {
    this.#linter = linter;
    this.#effects = effects;
  }

  async lint({ review, draft }: StoredReview): Promise<Diagnostic[]> {
    return this.#linter.lint(draft.text, { ...review, path: draft.path });
  }

  async view(stored: StoredReview, requestedBy: string, wait = patience): Promise<GateView> {
    const diagnostics = await this.lint(stored);
    const effect = await this.#effects.measure([stored], requestedBy, wait);
    return { draftVersion: stored.review.draftVersion, diagnostics, lintErrors: errorsIn(diagnostics), effect };
  }

  /** Begins to measure, so that the report is there when somebody looks. */
  async prepare(stored: StoredReview, requestedBy: string): Promise<void> {
    await this.#effects.measure([stored], requestedBy);
  }

  /** @throws AskwellProblem `gate-closed` when the linter finds errors, with what it found */
  async refuseErrors(stored: StoredReview): Promise<Diagnostic[]> {
    const diagnostics = await this.lint(stored);
    const errors = errorsIn(diagnostics);
    if (errors === 0) return diagnostics;
    const first = diagnostics.find(({ severity }) => severity === 'error');
    throw new AskwellProblem(
      'gate-closed',
      `The text has ${errors} ${errors === 1 ? 'error' : 'errors'}. Line ${first!.range.startLine}: ${first!.message}`,
      undefined,
      { diagnostics },
    );
  }

  /**
   * What the state machine asks for.
   *
   * @throws AskwellProblem `gate-pending` while the effect is being measured; `gate-closed` for errors
   */
  async counts(stored: StoredReview, member: Pick<StaffMember, 'id'>, wait = patience): Promise<GateCounts> {
    await this.refuseErrors(stored);
    const effect = await this.#effects.measure([stored], member.id, wait);
    if (effect.report) return { lintErrors: 0, regressions: effect.report.regressions.length };
    throw new AskwellProblem(
      'gate-pending',
      effect.state === 'failed'
        ? 'The answer effect could not be measured. Try again.'
        : 'The answer effect is being measured. Try again in a moment.',
      undefined,
      { effectId: effect.id },
    );
  }
}

function errorsIn(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}
