export { missingApprovals, type MissingApprovals } from './approvals.ts';
export { canonicalJson, type JsonValue } from './canonical-json.ts';
export { summarizeChange, type ArticleText, type ChangeSummary } from './change-summary.ts';
export {
  applySuggestion,
  applySuggestions,
  moveComments,
  type AppliedSuggestions,
  type ReviewComment,
  type SuggestionProblem,
} from './comment.ts';
export {
  chainDecision,
  chainStart,
  hashedText,
  verifyDecisionLog,
  type Decided,
  type DecisionEntry,
  type DecisionLogHead,
  type DecisionLogVerdict,
  type HashFunction,
} from './decision-log.ts';
export { anchorTo, moveAnchors, type LineAnchor } from './line-anchor.ts';
export { mergeTexts, type MergeConflict, type MergeResult } from './merge.ts';
export {
  may,
  reviewActions,
  reviewPermissions,
  reviewRoles,
  reviewStates,
  type ReviewAction,
  type ReviewRole,
  type ReviewState,
} from './permissions.ts';
export {
  defaultReviewPolicy,
  delegatorsOf,
  groupsOf,
  mostReminders,
  policyProblems,
  tierOf,
  type Delegation,
  type ReviewGroup,
  type ReviewPolicy,
  type RiskRule,
  type RiskTier,
} from './review-policy.ts';
export {
  publicationDue,
  reminderDue,
  reminderTimes,
  reviewTask,
  reviewTaskKinds,
  type ReviewTask,
  type ReviewTaskKind,
} from './review-tasks.ts';
export {
  openReview,
  type Approval,
  type Override,
  type PublishGate,
  type RegressionAcceptance,
  type Review,
  type ReviewActor,
  type ReviewCommand,
  type ReviewEvent,
  type ReviewEventType,
  type ReviewProblem,
  type ReviewTransition,
} from './review.ts';
export {
  blame,
  openDraft,
  restoreRevision,
  revisionOf,
  saveDraft,
  type BlameLine,
  type Draft,
  type DraftConflict,
  type DraftSave,
  type Revision,
} from './revision.ts';
export { applyChanges, diffLines, diffWords, type Hunk, type HunkLine, type TextChange } from './text-diff.ts';
export { textLines, textTokens } from './text-tokens.ts';
export { transition } from './transition.ts';
export {
  defaultVerificationPolicy,
  type VerificationGrace,
  type VerificationPolicy,
  type VerificationRule,
  type VerificationTriggerKind,
} from './verification-policy.ts';
export {
  confirmVerification,
  intervalDays,
  verificationDigests,
  verificationEffects,
  verificationOf,
  verificationTask,
  type Verification,
  type VerificationDigest,
  type VerificationEffect,
  type VerificationRecord,
  type VerificationState,
  type VerificationTask,
  type VerificationTrigger,
} from './verification.ts';
