import { html, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import type { PanelContext } from './panel-context.ts';

/** The way to a person, in sight in every view, and what is happening on it. */
export function personBar(context: PanelContext): TemplateResult {
  const { localizer, state, show } = context;
  const conversation = state.conversation;
  if (state.asking) return bar('asking', localizer.text('person.asking'));
  if (conversation?.state === 'queued') {
    return bar('waiting', localizer.text('person.waiting'), localizer.text('person.waiting-hint'));
  }
  if (conversation?.state === 'open' && conversation.assignee) {
    const agent = conversation.assignee.name;
    return bar('with', localizer.text('person.with', { agent }));
  }
  return html`<button class="person" type="button" @click=${context.askForPerson}>
    <span class="avatar">${icon('person')}</span>
    <span><b>${localizer.text('person.talk')}</b><small>${localizer.text('person.talk-hint')}</small></span>
    ${icon('forward')}
  </button>`;

  function bar(progress: string, title: string, hint = ''): TemplateResult {
    return html`<button class="person ${progress}" type="button" @click=${() => show('conversation')}>
      <span class="avatar">${icon('person')}</span>
      <span><b>${title}</b><small>${hint}</small></span>
    </button>`;
  }
}
