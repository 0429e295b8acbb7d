import { css } from 'lit';

/** A list to work through: tools above, an entry with a check box, its words, its facts and what to do with it. */
export const listStyles = css`
  .tools {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    margin-block: 14px 4px;
    padding-block: 8px;
    background: var(--vscode-editor-background);
    border-block-end: 1px solid var(--vscode-editorGroup-border);
  }
  .tools label {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .list {
    margin: 0 0 14px;
    padding: 0;
    list-style: none;
  }
  .list li {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    padding: 10px 0;
    border-block-end: 1px solid var(--vscode-editorGroup-border);
  }
  .list li > input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 2px 0 0;
  }
  .body {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .body p {
    margin: 0;
  }
  .question {
    font-weight: 600;
  }
  .facts-line {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .against,
  .overdue {
    color: var(--vscode-editorWarning-foreground);
  }
  .row-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    font-size: 12px;
  }
  .refused {
    color: var(--vscode-errorForeground);
    margin-block-end: 8px;
  }
  .hint {
    margin-block-start: 20px;
  }
  .said {
    margin: 6px 0 0;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--vscode-textBlockQuote-border);
    white-space: pre-wrap;
  }
  @container (max-width: 620px) {
    .list li {
      flex-wrap: wrap;
    }
    .row-actions {
      flex-basis: 100%;
    }
  }
  @media (pointer: coarse) {
    .list li > input {
      inline-size: 22px;
      block-size: 22px;
    }
    .row-actions .link {
      padding-block: 6px;
    }
  }
`;
