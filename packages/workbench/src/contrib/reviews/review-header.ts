import type { ReviewView } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import { html, nothing, type TemplateResult } from 'lit';
import { languageName } from '../../platform/language-name.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { momentText, namesText, stateText, stepText, tierText } from './review-texts.ts';

export interface ReviewHeaderOptions {
  readonly view: ReviewView;
  readonly title: string;
  readonly localization: LocalizationService;
  readonly nameOf: (memberId: string) => string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What is reviewed, where it stands, who has a part in it, and by when. */
export function renderReviewHeader(options: ReviewHeaderOptions): TemplateResult {
  const { view, title, localization, nameOf, now } = options;
  const { review, tier, missing, task } = view;
  const text = localization.text.bind(localization);
  const people = (ids: readonly string[]) => namesText(ids.map(nameOf), localization);
  const due = task?.dueAt ?? review.dueAt;
  const overdue = due !== null && due <= now && task !== null;
  const wanted = review.approvals.length + (missing?.approvals ?? 0);
  const others = review.contributors.filter((person) => person !== review.author);
  return html`<header>
    <h1 lang=${review.locale}>${title}</h1>
    <div class="badges">
      <span class="state ${review.state}">${stateText(review, localization)}</span>
      <span class="tier ${tier}">${text('review.tier', { tier: tierText(tier, localization) })}</span>
      <span class="quiet">${languageName(review.locale)}</span>
      ${task ? html`<span class="quiet">${stepText(task.kind, localization)}</span>` : nothing}
    </div>
    <dl class="facts">
      ${fact(text('review.author'), nameOf(review.author))}
      ${others.length > 0 ? fact(text('review.contributors'), people(others)) : nothing}
      ${
        wanted > 0 && review.state !== 'draft'
          ? fact(
              text('review.approvals'),
              html`${text('review.approvalCount', { given: review.approvals.length, wanted })}${
                review.approvals.length > 0
                  ? html` <span class="quiet">(${people(review.approvals.map(({ by }) => by))})</span>`
                  : nothing
              }`,
            )
          : nothing
      }
      ${review.assignees.length > 0 ? fact(text('review.assignees'), people(review.assignees)) : nothing}
      ${
        due !== null && task
          ? fact(
              text('review.due'),
              html`<span class=${overdue ? 'overdue' : ''}>
                ${overdue ? icon('warning') : nothing}${momentText(due, localization)}
              </span>`,
            )
          : nothing
      }
      ${
        review.scheduledFor !== null && review.state === 'scheduled'
          ? fact(text('review.scheduled'), momentText(review.scheduledFor, localization))
          : nothing
      }
    </dl>
    ${renderNotes(options)}
  </header>`;
}

/** What whoever reads must know before they decide. */
function renderNotes({ view: { review }, localization, nameOf }: ReviewHeaderOptions): unknown {
  const { requested, override, regressionsAccepted } = review;
  const note = (title: string, words: string) =>
    html`<div class="note">
      <p class="quiet">${title}</p>
      <p>${words}</p>
    </div>`;
  return [
    requested
      ? note(localization.text('review.requestedBy', { name: nameOf(requested.by) }), requested.comment)
      : nothing,
    override ? note(localization.text('review.overriddenBy', { name: nameOf(override.by) }), override.reason) : nothing,
    regressionsAccepted?.draftVersion === review.draftVersion
      ? note(
          localization.text('review.acceptedBy', { name: nameOf(regressionsAccepted.by) }),
          regressionsAccepted.reason,
        )
      : nothing,
  ];
}

function fact(term: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}
