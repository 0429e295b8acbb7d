import { css } from 'lit';

export const settingsStyles = css`
  .column {
    max-inline-size: 800px;
    margin-inline: auto;
    padding: 24px 24px 64px;
  }
  header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin-block-end: 8px;
    padding-block: 0 8px;
    background: var(--vscode-editor-background);
  }
  header p {
    margin: 8px 0 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 14px;
  }
  input[type='search'] {
    flex: 1 1 240px;
    min-inline-size: 0;
    block-size: 32px;
    padding-inline: 10px;
    border: 1px solid var(--vscode-input-border);
    border-radius: 6px;
    background: var(--vscode-input-background);
    color: var(--vscode-input-foreground);
    font: inherit;
  }
  input::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    block-size: 32px;
    padding-inline: 10px;
    border: 1px solid var(--vscode-input-border);
    border-radius: 6px;
  }
  .toggle:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }
  .toggle[aria-pressed='true'] {
    border-color: var(--vscode-inputOption-activeBorder);
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground);
  }
  h2 {
    margin: 24px 0 4px;
    font-size: 17px;
    font-weight: 600;
    color: var(--vscode-settings-headerForeground);
  }
  .setting {
    padding: 10px 12px 12px;
    border-inline-start: 3px solid transparent;
  }
  .setting:hover,
  .setting:focus-within {
    background: var(--vscode-list-hoverBackground);
  }
  .setting.modified {
    border-inline-start-color: var(--vscode-settings-modifiedItemIndicator);
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
    margin-block-end: 2px;
  }
  h3 {
    margin: 0;
    font-size: inherit;
    font-weight: 600;
  }
  .mark {
    font-size: 0.9em;
    color: var(--vscode-descriptionForeground);
  }
  code {
    margin-inline-start: auto;
    font: 12px var(--vscode-editor-font-family);
    color: var(--vscode-descriptionForeground);
    overflow-wrap: anywhere;
  }
  .unknown {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .unknown code {
    margin: 0;
  }
  .unknown .value {
    flex: 1;
    min-inline-size: 0;
  }
  @container (max-width: 620px) {
    .column {
      padding-inline: 16px;
    }
    .name code {
      flex-basis: 100%;
      margin: 0;
    }
  }
  @media (pointer: coarse) {
    input[type='search'] {
      block-size: 44px;
      font-size: 16px;
    }
    .toggle {
      block-size: 44px;
    }
  }
`;
