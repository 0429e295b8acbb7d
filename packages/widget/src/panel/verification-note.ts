import { html, nothing, type TemplateResult } from 'lit';
import type { PanelContext } from './panel-context.ts';

/** That nobody confirmed an article in time. */
export function verificationNote(
  { localizer }: PanelContext,
  verification: 'overdue' | 'expired' | undefined,
): TemplateResult | typeof nothing {
  return verification ? html`<small class="unconfirmed">${localizer.text(`article.${verification}`)}</small>` : nothing;
}
