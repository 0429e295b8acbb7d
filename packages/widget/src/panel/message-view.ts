import { html, nothing, type TemplateResult } from 'lit';
import type { Message, MessageAuthor } from '@askwell/core/conversations';
import type { OutboxEntry } from '@askwell/core/protocol';
import type { VisitorContent } from '../conversation/conversation-store.ts';
import { answerCard } from './answer-card.ts';
import { icon } from './icons.ts';
import { linkedText } from './linked-text.ts';
import { messageText } from './message-text.ts';
import type { PanelContext } from './panel-context.ts';

/** One message of the transcript. `first` tells whether another author spoke before, `last` whether none spoke after. */
export function messageView(
  context: PanelContext,
  message: Message,
  { first, last }: { readonly first: boolean; readonly last: boolean },
): TemplateResult {
  const { author, content, createdAt } = message;
  if (content.type === 'notice') return html`<p class="notice"><span>${messageText(message, context)}</span></p>`;
  return html`<div class="message ${author.kind}" data-seq=${message.seq}>
    ${first ? byline(context, author, createdAt) : html`<span class="unseen">${authorName(context, author)}</span>`}
    ${body(context, message, last)}
  </div>`;
}

/** A message that the server has not acknowledged. */
export function unsentView(context: PanelContext, entry: OutboxEntry<VisitorContent>): TemplateResult {
  const { localizer, state, store } = context;
  const note = entry.refusal ? 'message.refused' : state.connection === 'lost' ? 'message.kept' : 'message.sending';
  return html`<div class="message visitor unsent">
    <span class="unseen">${localizer.text('conversation.you')}</span>
    <p class="bubble" dir="auto">${linkedText(entry.content.text)}</p>
    <p class="note ${entry.refusal ? 'problem' : ''}">
      ${localizer.text(note)}
      ${
        entry.refusal
          ? html`<button type="button" @click=${() => store.retry(entry)}>${localizer.text('message.retry')}</button>
              <button type="button" @click=${() => store.discard(entry)}>${localizer.text('message.discard')}</button>`
          : nothing
      }
    </p>
  </div>`;
}

function body(context: PanelContext, message: Message, last: boolean): TemplateResult | typeof nothing {
  const { localizer, choose, askForPerson } = context;
  const { content } = message;
  switch (content.type) {
    case 'answer':
      return answerCard(context, content.citations);
    case 'clarify':
      return html`<p class="bubble">${localizer.text('clarify.which')}</p>
        <div class="choices">
          ${content.choices.map(
            (choice) =>
              html`<button class="choice" type="button" dir="auto" ?disabled=${!last} @click=${() => choose(choice)}>
                ${choice.title}
              </button>`,
          )}
        </div>`;
    case 'handoff-offer':
      return html`<div class="bubble offer">
        <p>${localizer.text(`offer.${content.reason}`)}</p>
        <button class="primary" type="button" ?disabled=${!last} @click=${askForPerson}>
          ${icon('person')}${localizer.text('person.talk')}
        </button>
        ${content.reason === 'no-answer' ? html`<p><small>${localizer.text('offer.rephrase')}</small></p>` : nothing}
      </div>`;
    default: {
      const words = messageText(message, context);
      return words ? html`<p class="bubble" dir="auto">${linkedText(words)}</p>` : nothing;
    }
  }
}

function byline(context: PanelContext, author: MessageAuthor, createdAt: number): TemplateResult {
  const name = authorName(context, author);
  const time = context.localizer.date(createdAt, { timeStyle: 'short' });
  if (author.kind === 'visitor') return html`<p class="byline"><span class="unseen">${name}</span>${time}</p>`;
  const face = author.kind === 'agent' ? [...name][0] : icon('conversation');
  return html`<p class="byline"><span class="avatar" aria-hidden="true">${face}</span><b>${name}</b> ${time}</p>`;
}

function authorName({ localizer }: PanelContext, author: MessageAuthor): string {
  if (author.kind === 'agent') return author.name;
  return localizer.text(author.kind === 'visitor' ? 'conversation.you' : 'conversation.assistant');
}
