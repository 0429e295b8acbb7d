import { css } from 'lit';

export const keybindingsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    container-type: inline-size;
  }
  header {
    flex: none;
    padding: 12px 16px 4px;
  }
  .search {
    position: relative;
    display: flex;
  }
  .search input {
    flex: 1;
    min-inline-size: 0;
    block-size: 32px;
    padding-inline: 10px 40px;
    border: 1px solid var(--vscode-input-border);
    border-radius: 6px;
    background: var(--vscode-input-background);
    color: var(--vscode-input-foreground);
    font: inherit;
  }
  .search input::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }
  .search .icon-button {
    position: absolute;
    inset-inline-end: 4px;
    inset-block: 0;
    margin-block: auto;
  }
  .icon-button[aria-pressed='true'],
  .toggle[aria-pressed='true'] {
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground);
    outline: 1px solid var(--vscode-inputOption-activeBorder);
    outline-offset: -1px;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    block-size: 28px;
    padding-inline: 10px;
    border: 1px solid var(--vscode-input-border);
    border-radius: 6px;
  }
  .toggle:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }
  .warn svg,
  .conflict svg {
    color: var(--vscode-problemsWarningIcon-foreground);
  }
  .quiet {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 16px;
    margin: 8px 0;
    color: var(--vscode-descriptionForeground);
  }
  .table {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    border-block-start: 1px solid var(--vscode-panel-border);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(180px, 5fr) minmax(150px, 3fr) minmax(100px, 3fr) 70px 112px;
    align-items: center;
    gap: 12px;
    min-block-size: 32px;
    padding: 3px 16px;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 32px;
  }
  .row:nth-child(odd) {
    background: var(--vscode-keybindingTable-rowsBackground);
  }
  .row:hover {
    background: var(--vscode-list-hoverBackground);
  }
  .row:focus,
  .row:focus-within {
    background: var(--vscode-list-inactiveSelectionBackground);
    color: var(--vscode-list-inactiveSelectionForeground);
  }
  .row.head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    font-weight: 600;
    background: var(--vscode-keybindingTable-headerBackground);
    content-visibility: visible;
  }
  .row > * {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  code {
    font: 12px var(--vscode-editor-font-family);
    color: var(--vscode-descriptionForeground);
  }
  .command code {
    display: none;
  }
  .row:focus .command code,
  .row:focus-within .command code,
  .row:hover .command code {
    display: inline;
    margin-inline-start: 6px;
  }
  .none,
  .row:not(.head) .source {
    color: var(--vscode-descriptionForeground);
  }
  .conflict {
    display: flex;
    align-items: center;
    gap: 4px;
    color: var(--vscode-list-warningForeground);
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    gap: 2px;
  }
  .row:not(:hover, :focus, :focus-within) .icon-button {
    visibility: hidden;
  }
  @container (max-width: 860px) {
    .row {
      grid-template-columns: minmax(140px, 1fr) minmax(120px, auto) 112px;
    }
    .row .when,
    .row .source {
      display: none;
    }
  }
  @container (max-width: 520px) {
    .help {
      display: none;
    }
    .row {
      grid-template-columns: 1fr auto;
      gap: 4px 8px;
      padding-block: 8px;
    }
    .row .actions {
      grid-column: 1 / -1;
      justify-content: flex-start;
    }
    .row.head .actions,
    .row:not(.active) .actions {
      display: none;
    }
  }
  @media (hover: none) {
    .row .icon-button {
      visibility: visible !important;
    }
  }
  @media (pointer: coarse) {
    .search input {
      block-size: 44px;
      font-size: 16px;
    }
    .toggle {
      block-size: 40px;
    }
    .row {
      min-block-size: 44px;
      grid-template-columns: minmax(140px, 1fr) minmax(120px, auto) 160px;
    }
  }
`;
