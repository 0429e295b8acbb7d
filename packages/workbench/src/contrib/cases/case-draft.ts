import type { ChangeCaseRequest, SupportCase } from '@askwell/core/protocol';

/** A case as it stands in the form; the steps one a line. */
export interface CaseDraft {
  readonly title: string;
  readonly problem: string;
  readonly process: string;
  readonly result: string;
  readonly feedback: string;
}

export function draftOfCase({ title, problem, process, result, feedback }: SupportCase): CaseDraft {
  return { title, problem, process: process.join('\n'), result, feedback: feedback ?? '' };
}

/** What the form changes; empty when it says what is stored. Steps are lines that say something. */
export function changesOfCase(stored: SupportCase, draft: CaseDraft): ChangeCaseRequest {
  const process = draft.process
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const feedback = draft.feedback.trim() === '' ? null : draft.feedback;
  return {
    ...(draft.title.trim() !== stored.title ? { title: draft.title.trim() } : {}),
    ...(draft.problem !== stored.problem ? { problem: draft.problem } : {}),
    ...(process.join('\n') !== stored.process.join('\n') ? { process } : {}),
    ...(draft.result !== stored.result ? { result: draft.result } : {}),
    ...(feedback !== stored.feedback ? { feedback } : {}),
  };
}

/** Whether a form can be stored: what happened, what was done and what came of it are all said. */
export function isComplete({ title, problem, process, result }: CaseDraft): boolean {
  return [title, problem, process, result].every((text) => text.trim() !== '');
}
