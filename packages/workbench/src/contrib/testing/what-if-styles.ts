import { css } from 'lit';

/** Sliders, numbers and the list of changes. */
export const whatIfStyles = css`
  .span {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block: 14px;
  }
  .sliders {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
    gap: 14px 28px;
    align-items: center;
    justify-items: start;
    padding: 14px 18px;
    border: 1px solid var(--vscode-widget-border);
    border-radius: 8px;
    background: var(--vscode-sideBar-background);
  }
  .slider {
    display: grid;
    grid-template-columns: 1fr auto;
    inline-size: 100%;
    gap: 2px 8px;
    align-items: baseline;
  }
  .slider label {
    font-size: 13px;
    font-weight: 600;
    color: var(--vscode-foreground);
  }
  .slider output {
    font-size: 17px;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .slider :is(input, .quiet) {
    grid-column: 1 / -1;
  }
  .slider .quiet {
    font-size: 12px;
  }
  input[type='range'] {
    inline-size: 100%;
    margin: 4px 0;
    accent-color: var(--vscode-button-background);
  }
  .numbers {
    border-collapse: collapse;
    margin-block-start: 18px;
    font-variant-numeric: tabular-nums;
  }
  .numbers caption {
    padding-block-end: 6px;
    text-align: start;
    color: var(--vscode-descriptionForeground);
  }
  .numbers :is(th, td) {
    padding: 5px 22px 5px 0;
    text-align: start;
    font-weight: normal;
    border-block-end: 1px solid var(--vscode-editorGroup-border);
  }
  .numbers thead th {
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .numbers td .quiet {
    font-size: 12px;
  }
  details {
    margin-block-start: 10px;
  }
  summary {
    cursor: pointer;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .changes {
    margin: 0 0 10px;
    padding: 0;
    list-style: none;
  }
  .changes li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 16px;
    padding: 7px 0;
    border-block-end: 1px solid var(--vscode-editorGroup-border);
  }
  .question {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    color: var(--vscode-textLink-foreground);
  }
  .question:hover {
    text-decoration: underline;
  }
  .turn {
    white-space: nowrap;
    font-size: 12px;
  }
  .was {
    color: var(--vscode-descriptionForeground);
  }
  .is {
    font-weight: 600;
  }
  .changes li > .quiet {
    grid-column: 1 / -1;
    font-size: 12px;
  }
  .progress {
    max-inline-size: 400px;
    block-size: 4px;
    border-radius: 2px;
    overflow: hidden;
    background: var(--vscode-editorGroup-border);
  }
  .progress div {
    block-size: 100%;
    background: var(--vscode-progressBar-background);
  }
  .refused {
    color: var(--vscode-errorForeground);
    margin-block-end: 8px;
  }
  .hint {
    margin-block-start: 24px;
  }
  @container (max-width: 620px) {
    .numbers {
      inline-size: 100%;
    }
    .numbers :is(th, td) {
      padding-inline-end: 8px;
      font-size: 12px;
    }
    .changes li {
      grid-template-columns: 1fr;
    }
  }
`;
