import { css } from 'lit';

/** An editor in one column: sections with quiet headings, facts, actions and plain controls. With the page's styles. */
export const columnStyles = css`
  .column {
    max-inline-size: 1000px;
    margin-inline: auto;
    padding: 24px 28px 48px;
  }
  h1 {
    font-size: 22px;
  }
  h2 {
    margin: 26px 0 10px;
    font-size: 13px;
    font-weight: 600;
    color: var(--vscode-settings-headerForeground);
  }
  p {
    margin: 4px 0;
  }
  .facts {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 6px 16px;
    margin: 14px 0 0;
  }
  .facts dt {
    color: var(--vscode-descriptionForeground);
  }
  .facts dd {
    margin: 0;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 14px;
  }
  label {
    display: block;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  :is(input:not([type='checkbox'], [type='range']), select, textarea) {
    font: inherit;
    color: var(--vscode-input-foreground);
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border);
    border-radius: 4px;
    padding: 5px 8px;
  }
  :is(input, select, textarea)::placeholder {
    color: var(--vscode-input-placeholderForeground);
  }
  input[type='checkbox'] {
    accent-color: var(--vscode-button-background);
  }
  pre {
    margin: 0;
    padding: 10px 12px;
    overflow: auto;
    border-radius: 6px;
    font-family: var(--vscode-editor-font-family);
    font-size: 12px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    background: var(--vscode-textCodeBlock-background);
  }
  @container (max-width: 620px) {
    .column {
      padding: 16px 14px 40px;
    }
    h1 {
      font-size: 18px;
    }
    .facts {
      grid-template-columns: 1fr;
      gap: 2px;
    }
    .facts dd {
      margin-block-end: 8px;
    }
  }
  @media (pointer: coarse) {
    :is(input:not([type='checkbox'], [type='range']), select, textarea) {
      font-size: 16px;
    }
  }
`;
