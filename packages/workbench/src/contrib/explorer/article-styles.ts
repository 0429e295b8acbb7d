import { css } from 'lit';

export const articleStyles = css`
  :host {
    --askwell-accent: var(--vscode-textLink-foreground);
    --askwell-surface: var(--vscode-editor-background);
    --askwell-raised: var(--vscode-textCodeBlock-background);
    --askwell-text: var(--vscode-editor-foreground);
    --askwell-quiet: var(--vscode-descriptionForeground);
    --askwell-line: var(--vscode-panel-border);
    --askwell-danger: var(--vscode-charts-red);
    --askwell-good: var(--vscode-charts-green);
  }
  .loading {
    display: grid;
    place-items: center;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 720px);
    justify-content: center;
    gap: 56px;
    padding: 28px 32px 96px;
  }
  .locales {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px;
    margin-block-end: 14px;
    padding: 2px;
    border-radius: 8px;
    background: var(--vscode-textCodeBlock-background);
  }
  .locales button {
    padding: 3px 10px;
    border-radius: 6px;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .locales button[aria-pressed='true'] {
    background: var(--vscode-editor-background);
    color: var(--vscode-foreground);
    box-shadow: 0 1px 2px var(--vscode-widget-shadow);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 28px;
    margin: 18px 0 0;
    padding-block: 12px;
    border-block: 1px solid var(--vscode-panel-border);
  }
  dt {
    font-size: 11px;
    color: var(--vscode-descriptionForeground);
  }
  dd {
    margin: 1px 0 0;
  }
  dd span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  dd svg {
    inline-size: 14px;
  }
  .verified {
    color: var(--vscode-charts-green);
  }
  .overdue,
  .internal {
    color: var(--vscode-charts-yellow);
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
  }
  .tags li {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px 9px 1px 7px;
    border-radius: 10px;
    background: var(--vscode-badge-background);
    color: var(--vscode-badge-foreground);
    font-size: 12px;
  }
  .tags svg {
    inline-size: 12px;
  }
  .markdown {
    margin-block-start: 24px;
    font-size: 15px;
    line-height: 1.68;
  }
  .markdown :is(h2, h3) {
    scroll-margin-block-start: 24px;
  }
  .markdown h2 {
    font-size: 19px;
    font-weight: 650;
    margin-block-start: 1.7em;
  }
  .markdown h3 {
    font-size: 16px;
  }
  .related {
    margin-block-start: 40px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--vscode-panel-border);
  }
  .related h2,
  .outline h2 {
    margin: 8px 0;
    font-size: 11px;
    font-weight: 600;
    letter-spacing: 0.04em;
    text-transform: uppercase;
    color: var(--vscode-descriptionForeground);
  }
  .related ul {
    margin: 0;
    padding-inline-start: 18px;
  }
  .related li {
    padding-block: 3px;
  }
  .outline {
    display: none;
  }
  .outline ul {
    margin: 0;
    padding: 0;
    list-style: none;
    border-inline-start: 1px solid var(--vscode-panel-border);
  }
  .outline li button {
    display: block;
    inline-size: 100%;
    margin-inline-start: -1px;
    padding: 4px 0 4px 12px;
    border-inline-start: 2px solid transparent;
    font-size: 12.5px;
    color: var(--vscode-descriptionForeground);
  }
  .outline .nested button {
    padding-inline-start: 24px;
  }
  .outline li button:hover {
    color: var(--vscode-foreground);
  }
  .outline li button[aria-current] {
    border-inline-start-color: var(--vscode-focusBorder);
    color: var(--vscode-foreground);
  }
  @container (min-width: 860px) {
    .columns {
      grid-template-columns: minmax(0, 720px) 184px;
      gap: 40px;
    }
    .outline {
      display: block;
      position: sticky;
      inset-block-start: 28px;
      align-self: start;
      max-block-size: calc(100cqb - 56px);
      overflow: auto;
    }
  }
  @container (max-width: 560px) {
    .columns {
      padding: 20px 18px 64px;
    }
    .markdown {
      font-size: 16px;
    }
  }
`;
