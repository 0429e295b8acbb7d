import { css } from 'lit';

export const articleFormStyles = css`
  :host {
    display: block;
    flex: none;
    padding: 8px 12px 0;
    container-type: inline-size;
  }
  .title-row {
    display: flex;
    align-items: center;
    gap: 10px;
    padding-block-end: 8px;
  }
  .title {
    flex: 1;
    min-inline-size: 0;
    padding: 4px 8px;
    border: 1px solid transparent;
    border-radius: 5px;
    font: inherit;
    font-size: 20px;
    font-weight: 650;
    color: var(--vscode-editor-foreground);
    background: none;
  }
  .title:hover:not(:read-only) {
    border-color: var(--vscode-widget-border);
  }
  .title:focus {
    background: var(--vscode-input-background);
  }
  .more {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 3px;
    padding: 4px 8px 4px 4px;
    border-radius: 5px;
    color: var(--vscode-descriptionForeground);
  }
  .more:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }
  #details {
    padding-block-end: 12px;
    border-block-end: 1px solid var(--vscode-panel-border);
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    gap: 10px 14px;
    padding: 2px 8px 2px;
  }
  label {
    display: flex;
    flex-direction: column;
    gap: 3px;
    min-inline-size: 0;
  }
  label.wide {
    grid-column: 1 / -1;
  }
  label > span:first-child {
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  label > :is(input, select, textarea) {
    inline-size: 100%;
    min-inline-size: 0;
    padding: 4px 8px;
    border: 1px solid var(--vscode-input-border);
    border-radius: 4px;
    font: inherit;
    color: var(--vscode-input-foreground);
    background: var(--vscode-input-background);
    color-scheme: inherit;
  }
  textarea {
    resize: vertical;
    line-height: 1.5;
  }
  [aria-invalid='true']:not(.title) {
    border-color: var(--vscode-inputValidation-errorBorder);
  }
  .wrong {
    font-size: 12px;
    color: var(--vscode-errorForeground);
  }
  .unreadable {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    padding-block-end: 8px;
  }
  .unreadable svg {
    inline-size: 16px;
    color: var(--vscode-charts-red);
  }
  .unreadable span {
    flex: 1 1 16em;
  }
  .secondary {
    padding: 4px 12px;
    border-radius: 5px;
    color: var(--vscode-button-secondaryForeground);
    background: var(--vscode-button-secondaryBackground);
  }
  @container (min-width: 640px) {
    .grid {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .grid > label:nth-child(3) {
      grid-column: span 2;
    }
  }
`;
