import { css } from 'lit';

/** What every shadow root of the workbench shares: box model, focus ring, icon buttons, scroll bars, key labels. */
export const controlStyles = css`
  :host {
    box-sizing: border-box;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    line-height: 1.4;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  * {
    scrollbar-width: thin;
    scrollbar-color: var(--vscode-scrollbarSlider-background) transparent;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    text-align: inherit;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
    color: var(--vscode-disabledForeground);
  }
  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  svg.icon {
    flex: none;
    display: block;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    flex: none;
    border-radius: 5px;
    color: var(--vscode-icon-foreground);
  }
  .icon-button:hover:not(:disabled) {
    background: var(--vscode-toolbar-hoverBackground);
  }
  .icon-button[aria-pressed='true'] {
    color: var(--vscode-foreground);
  }
  kbd {
    font: inherit;
    font-size: 0.85em;
    line-height: 1.5;
    padding: 0 5px;
    border: 1px solid var(--vscode-keybindingLabel-border);
    border-radius: 4px;
    background: var(--vscode-keybindingLabel-background);
    color: var(--vscode-keybindingLabel-foreground);
    white-space: nowrap;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    .icon-button {
      inline-size: 36px;
      block-size: 36px;
    }
  }
  @media (forced-colors: active) {
    /* Grounds are the system's then: what is chosen or on shows by its frame. */
    [aria-selected='true'],
    [aria-pressed='true'],
    [aria-current]:not([aria-current='false']) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      transition-duration: 0.01ms !important;
    }
  }
`;
