import { css } from 'lit';

export const reviewEditorStyles = css`
  .page {
    padding: 20px 24px 64px;
    scroll-behavior: auto;
  }
  .loading {
    display: grid;
    place-items: center;
  }
  .head {
    display: grid;
    gap: 14px;
    margin-block-end: 14px;
  }
  h1 {
    font-size: 21px;
  }
  p {
    margin: 0;
  }
  .badges,
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
  }
  .badges {
    margin-block-start: 8px;
  }
  .state,
  .tier {
    padding: 1px 10px;
    border: 1px solid transparent;
    border-radius: 10px;
    font-size: 12px;
  }
  .state {
    background: var(--vscode-badge-background);
    color: var(--vscode-badge-foreground);
    font-weight: 600;
  }
  .tier {
    border-color: var(--vscode-panel-border);
    color: var(--vscode-descriptionForeground);
  }
  .tier.high {
    border-color: currentColor;
    color: var(--vscode-charts-yellow);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 28px;
    margin: 12px 0 0;
  }
  dt {
    font-size: 11px;
    color: var(--vscode-descriptionForeground);
  }
  dd {
    margin: 1px 0 0;
  }
  .overdue {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--vscode-charts-yellow);
    font-weight: 600;
  }
  .overdue svg {
    inline-size: 14px;
  }
  .note {
    margin-block-start: 10px;
    padding: 4px 12px;
    border-inline-start: 3px solid var(--vscode-charts-yellow);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .actions kbd {
    margin-inline-start: 6px;
    border-color: currentColor;
    background: none;
    color: inherit;
    opacity: 0.8;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 10px;
    padding: 8px 12px;
    border: 1px solid var(--vscode-inputValidation-infoBorder);
    border-radius: 6px;
    background: var(--vscode-inputValidation-infoBackground);
  }
  .notice > :is(p, div) {
    flex: 1;
    min-inline-size: 180px;
  }
  .notice.error {
    border-color: var(--vscode-inputValidation-errorBorder);
    background: var(--vscode-inputValidation-errorBackground);
  }
  .notice.warning {
    border-color: var(--vscode-inputValidation-warningBorder, var(--vscode-charts-yellow));
    background: var(--vscode-inputValidation-warningBackground, transparent);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 360px;
    gap: 28px;
    align-items: start;
  }
  aside {
    display: grid;
    gap: 20px;
  }
  .card {
    padding: 12px 14px;
    border: 1px solid var(--vscode-panel-border);
    border-radius: 8px;
    outline-offset: 1px;
  }
  h2 {
    margin: 0 0 8px;
    font-size: 13px;
    font-weight: 600;
  }
  .tabs {
    display: flex;
    gap: 4px;
    margin-block-end: 12px;
    border-block-end: 1px solid var(--vscode-panel-border);
    overflow-x: auto;
  }
  .tabs button {
    flex: none;
    padding: 7px 12px;
    border-block-end: 2px solid transparent;
    color: var(--vscode-descriptionForeground);
  }
  .tabs button[aria-selected='true'] {
    border-color: var(--vscode-focusBorder);
    color: var(--vscode-foreground);
  }
  .panel {
    outline: none;
  }
  @container (max-width: 560px) {
    .page {
      padding: 16px 14px 56px;
    }
    .actions kbd {
      display: none;
    }
  }
`;
