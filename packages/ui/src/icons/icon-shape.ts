import { html, svg, type TemplateResult } from 'lit';

/** An icon as data: the `d` of each path, and the width and height of the grid they are drawn on. */
export interface IconShape {
  readonly grid: number;
  readonly paths: readonly string[];
}

/**
 * An icon in the colour of the text around it, 16 CSS pixels wide unless the style sheet says otherwise (`svg.icon`).
 * It is hidden from assistive technology: the control that holds it has the name.
 *
 * @example import { close, renderIcon } from '@askwell/ui/icons'; html`<button aria-label="Close">${renderIcon(close)}</button>`
 */
export function renderIcon({ grid, paths }: IconShape): TemplateResult {
  return html`<svg
    class="icon"
    width="16"
    height="16"
    viewBox="0 0 ${grid} ${grid}"
    fill="currentColor"
    aria-hidden="true"
  >
    ${paths.map((path) => svg`<path fill-rule="evenodd" clip-rule="evenodd" d=${path}></path>`)}
  </svg>`;
}
