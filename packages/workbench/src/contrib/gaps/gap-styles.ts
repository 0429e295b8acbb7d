import { css } from 'lit';

/** A gap's state, its weeks and what people said. */
export const gapStyles = css`
  .state {
    display: inline-block;
    margin: 0 0 8px;
    padding: 1px 10px;
    border-radius: 10px;
    font-size: 12px;
    background: var(--vscode-badge-background);
    color: var(--vscode-badge-foreground);
  }
  .trend {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .trend .sparkline {
    block-size: 26px;
  }
  .rising {
    color: var(--vscode-charts-yellow);
    font-weight: 600;
  }
  .wordings,
  .near {
    margin: 0;
    padding-inline-start: 20px;
  }
  .wordings li,
  .near li {
    padding-block: 2px;
    overflow-wrap: anywhere;
  }
  .evidence {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .evidence li {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    align-items: baseline;
    padding: 8px 0 8px 12px;
    margin-block-end: 8px;
    border-inline-start: 3px solid var(--vscode-textBlockQuote-border);
    font-size: 12px;
  }
  .evidence p {
    flex-basis: 100%;
    font-size: 13px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
