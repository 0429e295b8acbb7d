import { css } from 'lit';

/** The fields above the results. */
export const searchStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  .fields {
    display: flex;
    gap: 2px;
    padding: 8px 12px 4px 4px;
  }
  .toggle {
    inline-size: 18px;
    display: grid;
    place-items: center;
    border-radius: 4px;
    color: var(--vscode-icon-foreground);
  }
  .toggle:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }
  .inputs {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    gap: 4px;
  }
  .field {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    padding-inline-end: 2px;
    border: 1px solid var(--vscode-input-border, transparent);
    border-radius: 4px;
    background: var(--vscode-input-background);
  }
  .field:focus-within {
    border-color: var(--vscode-focusBorder);
  }
  input {
    flex: 1;
    min-inline-size: 0;
    block-size: 26px;
    padding: 0 6px;
    border: 0;
    outline: none;
    font: inherit;
    color: var(--vscode-input-foreground);
    background: none;
  }
  input::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }
  .option {
    inline-size: 22px;
    block-size: 22px;
  }
  .option[aria-pressed='true'] {
    color: var(--vscode-inputOption-activeForeground);
    background: var(--vscode-inputOption-activeBackground);
    outline: 1px solid var(--vscode-inputOption-activeBorder);
    outline-offset: -1px;
  }
  .summary {
    padding: 2px 12px 6px 24px;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
    overflow-wrap: anywhere;
  }
  .problem {
    color: var(--vscode-errorForeground);
  }
  .proposal {
    margin: 0 12px 8px 24px;
    padding: 8px 10px;
    border: 1px solid var(--vscode-focusBorder);
    border-radius: 4px;
  }
  .proposal p {
    margin: 0 0 8px;
  }
  askwell-search-tree {
    flex: 1;
  }
  @media (pointer: coarse) {
    input {
      block-size: 40px;
      font-size: 16px;
    }
    .option {
      inline-size: 36px;
      block-size: 36px;
    }
  }
`;
