import type { Citation, Message } from '@askwell/core/conversations';
import type { OutboxEntry } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import { plainText } from '@askwell/core/articles';
import { excerpt } from '@askwell/ui/markdown';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { TextContent } from './inbox-store.ts';
import { messageSummary, noticeText } from './message-summary.ts';

export interface MessagesInput {
  readonly messages: readonly Message[];
  readonly pending: readonly OutboxEntry<TextContent>[];
  readonly customer: string;
  readonly memberId: string;
  readonly localization: LocalizationService;
  readonly openArticle: (articleId: string, locale: string) => void;
  readonly settle: (entry: OutboxEntry<TextContent>, decision: 'retry' | 'discard') => void;
}

/** Messages of one writer within this time stand together under one name, milliseconds. */
const together = 5 * 60_000;

/** The transcript: the customer on the left, bot and agents on the right, notices between, unsent messages last. */
export function renderMessages(input: MessagesInput): unknown {
  const sent = new Set(input.messages.map(({ clientId }) => clientId));
  const pending = input.pending.filter(({ clientId }) => !sent.has(clientId));
  return [
    repeat(
      input.messages,
      ({ id }) => id,
      (message, index) => [
        renderDay(message, input.messages[index - 1], input.localization),
        renderMessage(message, input.messages[index - 1], input),
      ],
    ),
    repeat(
      pending,
      ({ clientId }) => clientId,
      (entry) => renderPending(entry, input),
    ),
  ];
}

function renderDay(message: Message, before: Message | undefined, localization: LocalizationService): unknown {
  const day = (time: number) => new Date(time).toDateString();
  if (before && day(before.createdAt) === day(message.createdAt)) return nothing;
  return html`<div class="day">
    <span>${localization.localizer.date(message.createdAt, { dateStyle: 'full' })}</span>
  </div>`;
}

function renderMessage(message: Message, before: Message | undefined, input: MessagesInput): TemplateResult {
  const { author, content, createdAt } = message;
  const { localization } = input;
  const time = localization.localizer.date(createdAt, { timeStyle: 'short' });
  if (content.type === 'notice') {
    return html`<div class="notice">${noticeText(content, localization)} <time>${time}</time></div>`;
  }
  const side = author.kind === 'visitor' ? 'theirs' : 'ours';
  const continued =
    before !== undefined &&
    before.content.type !== 'notice' &&
    before.author.kind === author.kind &&
    (author.kind !== 'agent' || (before.author.kind === 'agent' && before.author.id === author.id)) &&
    createdAt - before.createdAt < together;
  return html`<div class="message ${side} ${author.kind} ${continued ? 'continued' : ''}">
    ${
      continued
        ? nothing
        : html`<div class="author">
            ${author.kind === 'bot' ? icon('sparkle') : nothing}<span>${authorName(message, input)}</span
            ><time>${time}</time>
          </div>`
    }
    <div class="bubble" dir="auto">${renderContent(message, input)}</div>
  </div>`;
}

function authorName({ author }: Message, { customer, memberId, localization }: MessagesInput): string {
  switch (author.kind) {
    case 'visitor':
      return customer;
    case 'agent':
      return author.id === memberId ? localization.text('message.you') : author.name;
    default:
      return localization.text('message.bot');
  }
}

function renderContent(message: Message, input: MessagesInput): unknown {
  const { content } = message;
  const { localization, openArticle } = input;
  if (content.type === 'answer') {
    return content.citations.map((citation) => renderCitation(citation, content.confidence, input));
  }
  if (content.type === 'clarify') {
    return html`<p>${localization.text('message.clarify')}</p>
      <ul class="choices">
        ${content.choices.map(
          ({ articleId, locale, title }) =>
            html`<li><button class="link" @click=${() => openArticle(articleId, locale)}>${title}</button></li>`,
        )}
      </ul>`;
  }
  return html`<span class="text">${messageSummary(message, localization)}</span>`;
}

function renderCitation(
  citation: Citation,
  confidence: number,
  { localization, openArticle }: MessagesInput,
): TemplateResult {
  const { articleId, locale, title, heading, blocks } = citation;
  const percent = new Intl.NumberFormat(localization.locale, { style: 'percent' }).format(confidence);
  return html`<div class="citation">
    <button class="source" @click=${() => openArticle(articleId, locale)}>
      ${icon('file')}<span
        >${title}${heading && heading !== title ? html`<span class="quiet"> › ${heading}</span>` : nothing}</span
      >
    </button>
    <p class="quote">${shorten(plainText(excerpt(blocks, 240)))}</p>
    <p class="confidence">${localization.text('message.confidence', { percent })}</p>
  </div>`;
}

function shorten(text: string): string {
  return text.length <= 280 ? text : `${[...text].slice(0, 260).join('').trimEnd()}…`;
}

function renderPending(entry: OutboxEntry<TextContent>, { localization, settle }: MessagesInput): TemplateResult {
  return html`<div class="message ours agent pending">
    <div class="bubble" dir="auto"><span class="text">${entry.content.text}</span></div>
    ${
      entry.refusal === undefined
        ? html`<div class="author">${localization.text('message.sending')}</div>`
        : html`<div class="author refused">
            <span role="alert">${localization.text('message.refused', { reason: entry.refusal })}</span>
            <button class="link" @click=${() => settle(entry, 'retry')}>${localization.text('action.retry')}</button>
            <button class="link" @click=${() => settle(entry, 'discard')}>
              ${localization.text('message.discard')}
            </button>
          </div>`
    }
  </div>`;
}
