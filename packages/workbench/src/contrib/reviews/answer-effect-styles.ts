import { css } from 'lit';

export const answerEffectStyles = css`
  :host {
    display: block;
  }
  p {
    margin: 0;
  }
  .quiet {
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .ask {
    display: grid;
    justify-items: start;
    gap: 10px;
    color: var(--vscode-descriptionForeground);
  }
  progress {
    inline-size: 100%;
    block-size: 6px;
    accent-color: var(--vscode-progressBar-background);
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-end: 8px;
  }
  .number {
    display: grid;
    padding: 6px 12px;
    border: 1px solid var(--vscode-panel-border);
    border-radius: 6px;
  }
  .number strong {
    font-size: 16px;
    font-variant-numeric: tabular-nums;
  }
  .number span {
    font-size: 11.5px;
    color: var(--vscode-descriptionForeground);
  }
  .number.bad strong,
  .badge.bad {
    color: var(--vscode-charts-red);
  }
  .number.good strong {
    color: var(--vscode-charts-green);
  }
  .none {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-block-start: 10px;
    color: var(--vscode-charts-green);
  }
  ul {
    display: grid;
    gap: 8px;
    margin: 10px 0;
    padding: 0;
    list-style: none;
  }
  li {
    padding: 8px 12px;
    border: 1px solid var(--vscode-panel-border);
    border-radius: 6px;
  }
  li.regression {
    border-inline-start: 3px solid var(--vscode-charts-red);
  }
  .question {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .judgement {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-block: 3px 6px;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding-inline: 7px;
    border: 1px solid currentColor;
    border-radius: 9px;
    font-size: 11.5px;
    color: var(--vscode-descriptionForeground);
  }
  .badge svg {
    inline-size: 12px;
  }
  dl {
    display: grid;
    gap: 2px;
    margin: 0;
  }
  dl > div {
    display: grid;
    grid-template-columns: 56px minmax(0, 1fr);
    gap: 8px;
  }
  dt {
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .confidence {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    margin-inline-start: auto;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  meter {
    inline-size: 48px;
    block-size: 8px;
  }
`;
