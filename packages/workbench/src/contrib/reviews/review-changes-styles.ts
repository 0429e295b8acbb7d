import { css } from 'lit';

export const reviewChangesStyles = css`
  :host {
    display: block;
  }
  .toolbar {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    padding-block: 6px;
    background: var(--vscode-editor-background);
  }
  .summary {
    flex: 1;
    min-inline-size: 120px;
    color: var(--vscode-descriptionForeground);
  }
  .layouts {
    display: inline-flex;
    gap: 2px;
    margin-inline-start: 6px;
    padding: 2px;
    border-radius: 7px;
    background: var(--vscode-textCodeBlock-background);
  }
  .layouts button {
    padding: 2px 10px;
    border-radius: 5px;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .layouts button[aria-pressed='true'] {
    background: var(--vscode-editor-background);
    color: var(--vscode-foreground);
    box-shadow: 0 1px 2px var(--vscode-widget-shadow);
  }
  .fields {
    margin-block: 4px 12px;
    padding: 10px 14px;
    border: 1px solid var(--vscode-panel-border);
    border-radius: 6px;
  }
  h3 {
    margin: 0 0 6px;
    font-size: 12px;
    font-weight: 600;
    color: var(--vscode-descriptionForeground);
  }
  dl {
    margin: 0;
  }
  dl > div {
    display: grid;
    grid-template-columns: 110px minmax(0, 1fr);
    gap: 8px;
    padding-block: 2px;
  }
  dt {
    overflow-wrap: anywhere;
    color: var(--vscode-descriptionForeground);
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    margin: 0;
  }
  ins,
  del {
    padding-inline: 4px;
    border-radius: 3px;
    overflow-wrap: anywhere;
  }
  ins {
    background: var(--vscode-diffEditor-insertedTextBackground);
    text-decoration: none;
  }
  del {
    background: var(--vscode-diffEditor-removedTextBackground);
  }
  .remarks {
    display: grid;
    gap: 8px;
    padding: 8px 12px;
  }
  .empty {
    padding: 24px 0;
    color: var(--vscode-descriptionForeground);
  }
  @container (max-width: 560px) {
    .layouts {
      display: none;
    }
    dl > div {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }
`;
