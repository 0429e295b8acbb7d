import { css } from 'lit';

export const writingStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    container-type: inline-size;
  }
  .loading {
    display: grid;
    place-items: center;
    block-size: 100%;
  }
  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    padding: 5px 12px;
    border-block-end: 1px solid var(--vscode-panel-border);
    font-size: 12px;
  }
  .space {
    flex: 1;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 1px 9px 1px 6px;
    border-radius: 10px;
    background: var(--vscode-textCodeBlock-background);
  }
  .state svg {
    inline-size: 14px;
  }
  .blue svg {
    color: var(--vscode-charts-blue);
  }
  .yellow svg {
    color: var(--vscode-charts-yellow);
  }
  .red svg {
    color: var(--vscode-charts-red);
  }
  .green svg {
    color: var(--vscode-charts-green);
  }
  .saved {
    color: var(--vscode-descriptionForeground);
  }
  .failed {
    color: var(--vscode-errorForeground);
  }
  .switch {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 3px 8px;
    border-radius: 5px;
  }
  .switch svg {
    inline-size: 15px;
    color: var(--vscode-icon-foreground);
  }
  .switch:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }
  .switch[aria-pressed='true'] {
    background: var(--vscode-list-inactiveSelectionBackground);
    color: var(--vscode-list-inactiveSelectionForeground);
  }
  .primary {
    padding: 4px 12px;
    border-radius: 5px;
    color: var(--vscode-button-foreground);
    background: var(--vscode-button-background);
  }
  .primary:hover:not(:disabled) {
    background: var(--vscode-button-hoverBackground);
  }
  .secondary {
    padding: 4px 12px;
    border-radius: 5px;
    color: var(--vscode-button-secondaryForeground);
    background: var(--vscode-button-secondaryBackground);
  }
  .secondary:hover {
    background: var(--vscode-button-secondaryHoverBackground);
  }
  .primary:focus-visible,
  .secondary:focus-visible {
    outline-offset: 2px;
  }
  .notice {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    padding: 7px 12px;
    border-block-end: 1px solid var(--vscode-panel-border);
    background: var(--vscode-textCodeBlock-background);
  }
  .notice > svg {
    flex: none;
    inline-size: 16px;
    color: var(--vscode-charts-blue);
  }
  .notice.warning > svg {
    color: var(--vscode-charts-yellow);
  }
  .notice.error > svg {
    color: var(--vscode-charts-red);
  }
  .notice > span {
    flex: 1 1 16em;
  }
  .columns {
    display: flex;
    flex: 1;
    min-block-size: 0;
  }
  .column {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .column + .column {
    border-inline-start: 1px solid var(--vscode-panel-border);
  }
  .column > askwell-code-editor,
  .column > askwell-article-preview,
  .column > askwell-translation-source {
    flex: 1;
    min-block-size: 0;
  }
  .column > askwell-article-form {
    max-block-size: 55%;
    overflow: auto;
  }
  .problem {
    padding: 24px;
  }
  @container (max-width: 700px) {
    .columns.beside > .writing {
      display: none;
    }
    .label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @container (min-width: 701px) and (max-width: 1050px) {
    .columns.beside.both > .writing {
      flex-basis: 30%;
    }
  }
  @media (pointer: coarse) {
    .switch,
    .primary,
    .secondary {
      min-block-size: 36px;
    }
  }
`;
