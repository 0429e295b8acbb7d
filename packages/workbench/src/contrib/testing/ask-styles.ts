import { css } from 'lit';

/** The question's form and what comes of it. */
export const askStyles = css`
  .form {
    margin-block-start: 16px;
  }
  textarea {
    display: block;
    inline-size: 100%;
    resize: vertical;
    min-block-size: 58px;
    font-size: 15px;
    line-height: 1.45;
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-block-start: 8px;
  }
  .options > label {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .context {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 8px;
    margin-block-end: 8px;
  }
  .context ol {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .context li {
    padding: 4px 10px;
    border-radius: 10px;
    border: 1px solid var(--vscode-widget-border);
    color: var(--vscode-descriptionForeground);
    overflow-wrap: anywhere;
  }
  summary {
    cursor: pointer;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  details > :not(summary) {
    margin-block-start: 8px;
  }
  .actions + details {
    margin-block-start: 10px;
  }
  fieldset {
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--vscode-widget-border);
    border-radius: 6px;
  }
  fieldset label {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 3px;
    color: var(--vscode-foreground);
    overflow-wrap: anywhere;
  }
  legend {
    padding-inline: 4px;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .outcome {
    margin-block-start: 18px;
    transition: opacity 0.15s 0.1s;
  }
  .outcome.pending {
    opacity: 0.62;
  }
  .decision {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 12px;
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--vscode-charts-red);
  }
  .decision b {
    font-size: 17px;
    font-weight: 650;
  }
  .decision.answer {
    border-color: var(--vscode-charts-green);
  }
  .decision.clarify {
    border-color: var(--vscode-charts-yellow);
  }
  .decision.small-talk {
    border-color: var(--vscode-charts-blue);
  }
  .refused {
    color: var(--vscode-errorForeground);
    margin-block-end: 8px;
  }
  .hint {
    margin-block-start: 24px;
  }
  q {
    padding: 1px 6px;
    border-radius: 4px;
    font-size: 12px;
    background: var(--vscode-textCodeBlock-background);
  }
`;
