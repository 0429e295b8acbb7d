import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import type { PanelContext } from './panel-context.ts';

/** The head of every view but home: the way back, where we are, and the way out. */
export function viewBar(context: PanelContext, title: string, subtitle = ''): TemplateResult {
  const { localizer, back } = context;
  return html`<div class="bar">
    <button class="round back" type="button" aria-label=${localizer.text('panel.back')} @click=${back}>
      ${icon('back')}
    </button>
    <p>
      <b><bdi>${title}</bdi></b
      >${subtitle ? html`<small>${subtitle}</small>` : nothing}
    </p>
    ${closeButton(context)}
  </div>`;
}

export function closeButton({ localizer, close }: PanelContext): TemplateResult {
  return html`<button class="round close" type="button" aria-label=${localizer.text('panel.close')} @click=${close}>
    ${icon('close')}
  </button>`;
}
