import type { Diagnostic } from '@askwell/core/lint';
import { LineOffsets, type CodeEdit } from '../../editors/code/code-text.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { suppressProblem } from './suppress-problem.ts';

/** Something that can be done about a finding. */
export interface LintAction {
  readonly label: string;
  readonly run: () => void;
}

export interface LintActionsContext {
  readonly localization: LocalizationService;
  readonly canEdit: boolean;
  /** Changes the text, after it was made sure that the finding is still in it. */
  apply(diagnostic: Diagnostic, editsOf: (text: string, found: Diagnostic) => readonly CodeEdit[]): void;
  /** Asks for words; nothing when they are not given. */
  ask(title: string, label: string, confirm: string): Promise<string | undefined>;
}

/** The fix, where the rule has one, and saying with a reason that the finding is meant to be there. */
export function lintActions(diagnostic: Diagnostic, context: LintActionsContext): LintAction[] {
  if (!context.canEdit) return [];
  const { localization, apply, ask } = context;
  const { fix, rule } = diagnostic;
  const actions: LintAction[] = [];
  if (fix) {
    actions.push({ label: fixLabel(diagnostic, localization), run: () => apply(diagnostic, fixEdits) });
  }
  if (rule !== 'suppression') {
    actions.push({
      label: localization.text('writing.suppress', { rule }),
      run: () => {
        const title = localization.text('writing.suppress', { rule });
        const label = localization.text('writing.suppressReason');
        void ask(title, label, localization.text('writing.suppressAction')).then((reason) => {
          if (reason !== undefined) apply(diagnostic, (text, found) => suppression(text, found, reason));
        });
      },
    });
  }
  return actions;
}

function fixLabel({ fix = [] }: Diagnostic, localization: LocalizationService): string {
  const [only, another] = fix;
  const text = only?.text.trim() ?? '';
  if (another || !only || text.includes('\n') || text.length > 60) return localization.text('writing.fix');
  return text === '' ? localization.text('writing.fixRemove') : localization.text('writing.fixWrite', { text });
}

function fixEdits(text: string, { fix = [] }: Diagnostic): CodeEdit[] {
  const offsets = new LineOffsets(text);
  return fix.map((edit) => ({ ...offsets.offsets(edit.range), text: edit.text })).toSorted((a, b) => a.from - b.from);
}

function suppression(text: string, { rule, range }: Diagnostic, reason: string): CodeEdit[] {
  const edit = suppressProblem(text, rule, range.startLine, reason);
  return edit ? [edit] : [];
}
