import { css } from 'lit';

/** Places to write, and the buttons below them. */
export const formStyles = css`
  label,
  .label {
    display: block;
    margin-block-end: 4px;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  textarea,
  input:not([type='checkbox']),
  select {
    padding: 6px 8px;
    border: 1px solid var(--vscode-input-border);
    border-radius: 5px;
    background: var(--vscode-input-background);
    color: var(--vscode-input-foreground);
    font: inherit;
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 64px;
    resize: vertical;
  }
  textarea.code {
    font-family: var(--vscode-editor-font-family, ui-monospace, monospace);
    font-size: 12.5px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-start: 8px;
  }
  .hint {
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .error {
    margin: 6px 0 0;
    color: var(--vscode-errorForeground);
  }
  @media (pointer: coarse) {
    textarea,
    input,
    select {
      font-size: 16px;
    }
  }
`;
