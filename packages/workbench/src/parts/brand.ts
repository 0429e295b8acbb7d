import { svg, type SVGTemplateResult } from 'lit';

/** The sign of Askwell: a speech bubble that holds a well's arch. Draws in a box of 24 by 24. */
export function brandSign(): SVGTemplateResult {
  return svg`<path d="M5.5 3h13A2.5 2.5 0 0 1 21 5.500v9a2.5 2.5 0 0 1-2.5 2.500H12l-4.4 3.700a.6.6 0 0 1-1-.46V17H5.500A2.5 2.5 0 0 1 3 14.500v-9A2.5 2.5 0 0 1 5.5 3Z" fill="var(--vscode-button-background)"></path>
    <path d="M8 13.500v-3.300a4 4 0 0 1 8 0v3.300M8 11.300h8" fill="none" stroke="var(--vscode-button-foreground)" stroke-width="1.7" stroke-linecap="round"></path>`;
}
