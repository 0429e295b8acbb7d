import { css } from 'lit';

export const textDiffStyles = css`
  :host {
    display: block;
  }
  .diff {
    border: 1px solid var(--vscode-panel-border);
    border-radius: 6px;
    overflow: hidden;
    background: var(--vscode-editor-background);
    font-family: var(--vscode-editor-font-family, ui-monospace, monospace);
    font-size: 12.5px;
    line-height: 1.6;
  }
  .row {
    display: grid;
    grid-template-columns: 3.4em 3.4em minmax(0, 1fr) 28px;
    outline: none;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 21px;
    scroll-margin-block: 48px;
  }
  .split .row {
    grid-template-columns: 3.4em minmax(0, 1fr) 3.4em minmax(0, 1fr) 28px;
  }
  .row:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .number {
    padding-inline: 4px 8px;
    text-align: end;
    font-variant-numeric: tabular-nums;
    color: var(--vscode-descriptionForeground);
    user-select: none;
    -webkit-user-select: none;
  }
  .split .second {
    border-inline-start: 1px solid var(--vscode-panel-border);
  }
  .text {
    display: flex;
    min-inline-size: 0;
    padding-inline-end: 8px;
  }
  .sign {
    flex: none;
    inline-size: 1.6em;
    text-align: center;
    white-space: pre;
    user-select: none;
    -webkit-user-select: none;
  }
  .line {
    flex: 1;
    min-inline-size: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .text.added,
  .number.added,
  .row.added .action {
    background: var(--vscode-diffEditor-insertedLineBackground);
  }
  .text.removed,
  .number.removed {
    background: var(--vscode-diffEditor-removedLineBackground);
  }
  .number.added,
  .number.removed {
    color: var(--vscode-editor-foreground);
  }
  .split .row.added .action {
    background: none;
  }
  .text.void {
    background: repeating-linear-gradient(
      -45deg,
      transparent 0 6px,
      var(--vscode-diffEditor-diagonalFill, var(--vscode-panel-border)) 6px 7px
    );
    opacity: 0.5;
  }
  ins,
  del {
    border-radius: 2px;
    text-decoration: none;
  }
  ins {
    background: var(--vscode-diffEditor-insertedTextBackground);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  del {
    background: var(--vscode-diffEditor-removedTextBackground);
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .current .number {
    color: var(--vscode-editor-foreground);
    font-weight: 600;
  }
  .action {
    display: grid;
    place-items: start center;
  }
  .action .icon-button {
    inline-size: 22px;
    block-size: 20px;
  }
  .fold {
    display: block;
    cursor: pointer;
    color: var(--vscode-descriptionForeground);
    background: var(--vscode-textCodeBlock-background);
  }
  .fold > div {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 2px 12px;
    font-family: var(--vscode-font-family);
    font-size: 12px;
  }
  .fold svg {
    inline-size: 14px;
  }
  .fold:hover {
    color: var(--vscode-foreground);
  }
  .annotation {
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    border-block: 1px solid var(--vscode-panel-border);
    background: var(--vscode-editor-background);
  }
  .more button {
    inline-size: 100%;
    padding: 6px 12px;
    font-family: var(--vscode-font-family);
    color: var(--vscode-textLink-foreground);
  }
  @media (pointer: coarse) {
    .fold > div {
      padding-block: 9px;
    }
  }
  @media (max-width: 640px) {
    .row {
      grid-template-columns: 2.4em 2.4em minmax(0, 1fr) 32px;
    }
    .number {
      padding-inline: 0 5px;
      font-size: 11px;
    }
  }
`;
