import { html, nothing, type TemplateResult } from 'lit';
import { linkTarget } from '@askwell/ui/markdown';
import { composer } from './composer.ts';
import { messageView, unsentView } from './message-view.ts';
import type { PanelContext } from './panel-context.ts';
import { personBar } from './person-bar.ts';
import { viewBar } from './view-bar.ts';

/** The messages, what is on its way, and the place to write. */
export function conversationView(context: PanelContext): TemplateResult {
  const { localizer, state, name } = context;
  const { messages, unsent, conversation } = state;
  const agent = conversation?.state === 'open' ? conversation.assignee?.name : undefined;
  const isThinking = conversation?.state === 'bot' && messages.at(-1)?.author.kind === 'visitor' && unsent.length === 0;
  return html`${viewBar(context, name, agent ?? localizer.text('conversation.assistant'))}
    ${state.connection === 'lost' ? lostConnection(context) : nothing}
    <div class="scroll log" role="log" aria-live="off" aria-label=${localizer.text('conversation.label')} tabindex="0">
      ${
        messages.length + unsent.length === 0
          ? html`<p class="hint">
              ${localizer.text(state.connection !== 'idle' && !conversation ? 'panel.loading' : 'conversation.empty')}
            </p>`
          : nothing
      }
      ${messages.map((message, index) =>
        messageView(context, message, {
          first: messages[index - 1]?.author.kind !== message.author.kind || isNotice(messages[index - 1]),
          last: index === messages.length - 1,
        }),
      )}
      ${unsent.map((entry) => unsentView(context, entry))}
      ${
        isThinking
          ? html`<p class="thinking">
              <span class="unseen">${localizer.text('conversation.writing')}</span><i></i><i></i><i></i>
            </p>`
          : nothing
      }
      ${conversation?.state === 'resolved' ? finished(context) : nothing}
    </div>
    ${personBar(context)} ${composer(context)}`;
}

function isNotice(message: { readonly content: { readonly type: string } } | undefined): boolean {
  return message?.content.type === 'notice';
}

function finished({ localizer, startOver }: PanelContext): TemplateResult {
  return html`<div class="finished">
    <p>${localizer.text('conversation.finished')}</p>
    <button class="quiet" type="button" @click=${startOver}>${localizer.text('conversation.another')}</button>
  </div>`;
}

function lostConnection({ localizer, configuration, server }: PanelContext): TemplateResult {
  const contacts = (configuration?.backupContacts ?? []).map(({ label, href }) => ({
    label,
    target: linkTarget(href, server, location.origin),
  }));
  return html`<div class="lost">
    <p>${localizer.text('conversation.lost')}</p>
    ${
      contacts.length > 0
        ? html`<p>
            ${localizer.text('conversation.contacts')}
            ${contacts.map(({ label, target }) =>
              target && 'href' in target
                ? html`<a href=${target.href} target="_blank" rel="noopener noreferrer">${label}</a> `
                : nothing,
            )}
          </p>`
        : nothing
    }
  </div>`;
}
