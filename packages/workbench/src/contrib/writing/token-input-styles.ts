import { css } from 'lit';

export const tokenInputStyles = css`
  :host {
    display: block;
    position: relative;
  }
  .field {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 3px 6px;
    border: 1px solid var(--vscode-input-border);
    border-radius: 4px;
    background: var(--vscode-input-background);
    cursor: text;
  }
  .field:focus-within {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  input {
    flex: 1 1 6em;
    min-inline-size: 3em;
    padding: 2px 0;
    border: 0;
    outline: 0;
    font: inherit;
    color: var(--vscode-input-foreground);
    background: none;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding-inline: 8px 3px;
    border-radius: 10px;
    font-size: 12px;
    background: var(--vscode-badge-background);
    color: var(--vscode-badge-foreground);
  }
  .chip button {
    display: grid;
    place-items: center;
    inline-size: 18px;
    block-size: 20px;
    border-radius: 9px;
  }
  .chip button:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }
  .chip svg {
    inline-size: 12px;
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 4px;
  }
  ul {
    position: absolute;
    z-index: 30;
    inset-inline: 0;
    margin: 2px 0 0;
    padding: 4px;
    list-style: none;
    border: 1px solid var(--vscode-widget-border);
    border-radius: 6px;
    background: var(--vscode-quickInput-background);
    box-shadow: 0 4px 16px var(--vscode-widget-shadow);
  }
  li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 8px;
    border-radius: 4px;
    cursor: pointer;
  }
  li[aria-selected='true'] {
    color: var(--vscode-quickInputList-focusForeground);
    background: var(--vscode-quickInputList-focusBackground);
  }
  .id {
    margin-inline-start: auto;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  li[aria-selected='true'] .id {
    color: inherit;
  }
  .suggested {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
    margin-block-start: 4px;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .suggested button {
    padding: 0 7px;
    border: 1px dashed var(--vscode-input-border);
    border-radius: 10px;
  }
  @media (pointer: coarse) {
    .chip,
    .suggested button {
      min-block-size: 30px;
    }
  }
`;
