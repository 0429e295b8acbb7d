import { may, reviewRoles, type ReviewProblem } from '@askwell/core/reviews';
import { AskwellProblem } from '../../problem.ts';

/** A refusal of the state machine as callers see it; `details.problem` holds it whole. */
export function reviewProblem(problem: ReviewProblem): AskwellProblem {
  const refused = (code: ConstructorParameters<typeof AskwellProblem>[0], detail: string) =>
    new AskwellProblem(code, detail, undefined, { problem });
  switch (problem.code) {
    case 'not-permitted': {
      const { role, action, state } = problem;
      const allowed = reviewRoles.filter((one) => one !== 'system' && may(one, action, state));
      return allowed.length === 0
        ? refused('not-possible', `"${action}" is not possible while the review is "${state}".`)
        : refused(
            'forbidden',
            `The role "${role}" may not "${action}" while the review is "${state}". Ask: ${allowed.join(', ')}.`,
          );
    }
    case 'not-yours':
      return refused('forbidden', 'Agents work on their own drafts only. Ask an editor.');
    case 'own-work':
      return refused(
        'forbidden',
        'Nobody decides on a text they wrote, or in the name of somebody who did. Ask another reviewer.',
      );
    case 'not-delegated':
      return refused('forbidden', 'This person has not delegated their reviews to you now.');
    case 'already-approved':
      return refused('review-refused', 'This person, or whoever stands in for them, has approved it already.');
    case 'draft-changed':
      return refused('draft-changed', `The draft is version ${problem.draftVersion} by now. Read it again.`);
    case 'version-not-newer':
      return refused('draft-changed', `The draft is version ${problem.draftVersion} by now. Read it again.`);
    case 'reason-missing':
      return refused('invalid-request', 'A reason is missing. Say why.');
    case 'approvals-missing': {
      const groups = problem.groups.map(({ group, approvals }) => `${approvals} of "${group}"`);
      const wanted = [problem.approvals > 0 ? `${problem.approvals} more` : '', ...groups].filter(Boolean);
      return refused('review-refused', `Approvals are missing: ${wanted.join(', ')}.`);
    }
    case 'gate-closed':
      return refused(
        'gate-closed',
        `The text has ${problem.gate.lintErrors} errors and makes ${problem.gate.regressions} answers worse. ` +
          'Correct it, or let a reviewer accept what gets worse with a reason.',
      );
    case 'time-passed':
      return refused('invalid-request', 'The time has passed already. Give one to come.');
    case 'not-yet':
      return refused('not-possible', 'It is not time yet.');
    case 'nothing-to-review':
      return refused('review-refused', 'The text was reviewed before it was published.');
    case 'not-restorable':
      return refused('review-refused', 'A newer text has replaced it. Begin a draft from its revision.');
  }
}
