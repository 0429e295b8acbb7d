import type { Conversation } from '@askwell/core/conversations';
import type { StaffTranscript } from '@askwell/core/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { languageName } from '../../platform/language-name.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { visitorName } from './visitor-name.ts';

/** Who the customer is and where they come from. */
export function renderCustomer(
  conversation: Conversation,
  page: StaffTranscript['page'],
  localization: LocalizationService,
): TemplateResult {
  const { localizer } = localization;
  const name = visitorName(conversation, localization);
  const moment = (time: number) => localizer.date(time, { dateStyle: 'medium', timeStyle: 'short' });
  const fact = (term: string, value: unknown) =>
    value === undefined || value === null
      ? nothing
      : html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div>`;
  return html`<aside aria-label=${localization.text('customer.label')}>
    <h1><span class="avatar" aria-hidden="true">${[...name][0]?.toUpperCase()}</span>${name}</h1>
    <dl>
      ${fact(localization.text('customer.state'), localization.text(`state.${conversation.state}`))}
      ${fact(localization.text('customer.assignee'), conversation.assignee?.name)}
      ${fact(
        localization.text('customer.reason'),
        conversation.handoffReason && localization.text(`reason.${conversation.handoffReason}`),
      )}
      ${fact(localization.text('customer.language'), languageName(conversation.locale, localization.locale))}
      ${fact(localization.text('customer.page'), page && renderPage(page))}
      ${fact(localization.text('customer.since'), moment(conversation.createdAt))}
      ${fact(localization.text('customer.waitingSince'), conversation.queuedAt === null ? null : moment(conversation.queuedAt))}
    </dl>
  </aside>`;
}

function renderPage({ url, title }: { readonly url: string; readonly title: string }): TemplateResult {
  const text = title || url;
  // The page's address was sent by the customer's browser: only the web may become a link.
  if (!/^https?:\/\//i.test(url)) return html`${text}`;
  return html`<a class="link" href=${url} target="_blank" rel="noopener noreferrer" title=${url}>${text}</a>`;
}
