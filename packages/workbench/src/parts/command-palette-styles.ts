import { css } from 'lit';

export const paletteStyles = css`
  :host {
    position: absolute;
    inset: 0;
    z-index: 30;
    pointer-events: none;
  }
  .shade {
    position: absolute;
    inset: 0;
    pointer-events: auto;
  }
  .box {
    position: absolute;
    inset-block-start: 6px;
    inset-inline: 0;
    margin-inline: auto;
    inline-size: min(620px, 100% - 16px);
    max-block-size: min(480px, 100% - 24px);
    display: flex;
    flex-direction: column;
    padding: 6px;
    border: 1px solid var(--vscode-widget-border);
    border-radius: 10px;
    background: var(--vscode-quickInput-background);
    color: var(--vscode-quickInput-foreground);
    box-shadow: 0 10px 36px var(--vscode-widget-shadow);
    pointer-events: auto;
  }
  input {
    flex: none;
    block-size: 32px;
    padding-inline: 10px;
    border: 1px solid var(--vscode-input-border);
    border-radius: 6px;
    background: var(--vscode-input-background);
    color: var(--vscode-input-foreground);
    font: inherit;
    font-size: 14px;
  }
  input:focus {
    outline: none;
    border-color: var(--vscode-focusBorder);
  }
  input::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }
  .progress {
    flex: none;
    block-size: 2px;
    margin-block: 3px;
    overflow: hidden;
  }
  .progress.loading::before {
    content: '';
    display: block;
    block-size: 100%;
    inline-size: 30%;
    background: var(--vscode-focusBorder);
    animation: slide 1.2s linear infinite;
  }
  @keyframes slide {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(340%);
    }
  }
  .list {
    overflow-y: auto;
    min-block-size: 0;
    overscroll-behavior: contain;
  }
  .item {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 28px;
    padding-inline: 10px;
    border-radius: 5px;
    cursor: pointer;
  }
  .item.first {
    border-block-start: 1px solid var(--vscode-pickerGroup-border);
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }
  .item:hover {
    background: var(--vscode-list-hoverBackground);
  }
  .item[aria-selected='true'] {
    background: var(--vscode-quickInputList-focusBackground);
    color: var(--vscode-quickInputList-focusForeground);
    outline: 1px solid var(--vscode-contrastActiveBorder);
    outline-offset: -1px;
  }
  .label,
  .description {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .label {
    flex: 0 0 auto;
    max-inline-size: 85%;
  }
  .description {
    flex: 1 1 0;
    min-inline-size: 0;
    font-size: 0.92em;
    color: var(--vscode-descriptionForeground);
  }
  .item[aria-selected='true'] .description,
  .item[aria-selected='true'] .group {
    color: inherit;
  }
  .space {
    flex: 1;
  }
  .description + .space {
    flex: 0;
  }
  .group {
    flex: none;
    font-size: 0.85em;
    color: var(--vscode-pickerGroup-foreground);
  }
  kbd {
    flex: none;
  }
  mark {
    background: none;
    color: var(--vscode-list-highlightForeground);
    font-weight: 700;
  }
  .empty {
    margin: 0;
    padding: 6px 10px 8px;
    color: var(--vscode-descriptionForeground);
  }
  @media (pointer: coarse) {
    input {
      block-size: 44px;
      font-size: 16px;
    }
    .item {
      min-block-size: 44px;
    }
    kbd {
      display: none;
    }
  }
`;
