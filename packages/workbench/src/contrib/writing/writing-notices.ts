import { icon } from '@askwell/ui/icons';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { ArticleDraft } from './article-draft.ts';

interface Notices {
  readonly draft: ArticleDraft;
  readonly localization: LocalizationService;
  readonly mayEdit: boolean;
  /** Whether the member knows that a change takes approvals away. */
  readonly consented: boolean;
  /** Whether what was not saved was brought back. */
  readonly restored: boolean;
  readonly consent: () => void;
  readonly dismissRestored: () => void;
  readonly rebase: () => void;
}

/** What somebody has to know before they write on, each with what can be done about it. */
export function renderNotices(notices: Notices): unknown {
  const { draft, localization, mayEdit, consented, restored, consent, dismissRestored, rebase } = notices;
  const review = draft.view?.review;
  const text = localization.text.bind(localization);
  return [
    mayEdit ? nothing : notice('', 'lock', text('writing.readOnly')),
    mayEdit && !consented
      ? notice(
          'warning',
          'warning',
          text('writing.resetsApprovals', { count: review?.approvals.length ?? 0 }),
          action(text('writing.editAnyway'), consent),
        )
      : nothing,
    review?.state === 'changes-requested' && review.requested
      ? notice('warning', 'comment-discussion', review.requested.comment)
      : nothing,
    draft.state === 'failed'
      ? notice(
          'error',
          'error',
          text('writing.notSaved', { reason: draft.error }),
          action(text('action.retry'), () => void draft.save()),
        )
      : nothing,
    restored
      ? notice('', 'info', text('writing.restored'), action(text('notifications.dismiss'), dismissRestored))
      : nothing,
    draft.isBehind && !draft.conflict
      ? notice('warning', 'warning', text('writing.behind'), action(text('writing.bringIn'), rebase))
      : nothing,
  ];
}

function notice(
  tone: string,
  name: string,
  text: string,
  button: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="notice ${tone}" role=${tone === 'error' ? 'alert' : 'status'}>
    ${icon(name)}<span>${text}</span>${button}
  </div>`;
}

function action(label: string, run: () => void): TemplateResult {
  return html`<button class="secondary" @click=${run}>${label}</button>`;
}
