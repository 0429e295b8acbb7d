import type { LocalizationService, WorkbenchText } from '../../platform/localization-service.ts';

const known = [
  'review.submitted',
  'review.withdrawn',
  'review.assigned',
  'review.approval-given',
  'review.approved',
  'review.approval-reset',
  'review.changes-requested',
  'review.regressions-accepted',
  'review.scheduled',
  'review.unscheduled',
  'review.overridden',
  'review.override-confirmed',
  'review.override-rejected',
  'review.superseded',
  'review.discarded',
  'review.restored',
  'article.published',
  'article.archived',
  'archive.scheduled',
  'archive.unscheduled',
  'verification.confirmed',
  'verification-policy.changed',
] as const;

/** What was decided, in words; a kind of decision that has none is named as the log has it. */
export function decisionText(type: string, localization: LocalizationService): string {
  const found = known.find((one) => one === type);
  return found === undefined ? type : localization.text(`decision.${found}` satisfies WorkbenchText);
}
