import { html, nothing, type TemplateResult } from 'lit';
import { maxMessageLength } from '@askwell/core/conversations';
import { icon } from './icons.ts';
import type { PanelContext } from './panel-context.ts';

/** The frame of the text area, which itself stays a child of the panel's element wherever the frame is. */
export function composer({ localizer, excess, submit }: PanelContext): TemplateResult {
  return html`<div class="composer">
    <slot name="question"></slot>
    ${icon('search')}
    <button class="send" type="button" aria-label=${localizer.text('composer.send')} @click=${submit}>
      ${icon('send')}
    </button>
    ${
      excess > 0
        ? html`<p class="problem">
            ${localizer.text('composer.too-long', { count: excess, limit: maxMessageLength })}
          </p>`
        : nothing
    }
  </div>`;
}
