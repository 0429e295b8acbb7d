import { css } from 'lit';

export const previewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .bar {
    display: flex;
    flex: none;
    align-items: center;
    gap: 6px;
    min-block-size: 34px;
    padding-inline: 12px 8px;
    border-block-end: 1px solid var(--vscode-panel-border);
    background: var(--vscode-editor-background);
    font-size: 12px;
  }
  .name {
    color: var(--vscode-descriptionForeground);
  }
  .problem {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    color: var(--vscode-statusBarItem-warningForeground);
  }
  .problem svg {
    inline-size: 14px;
  }
  .space {
    flex: 1;
  }
  .icon-button[aria-pressed='true'] {
    background: var(--vscode-list-inactiveSelectionBackground);
  }
  .desk {
    display: grid;
    flex: 1;
    min-block-size: 0;
    background: var(--vscode-textCodeBlock-background);
  }
  .page {
    min-block-size: 0;
    overflow: auto;
    padding: 24px 28px 64px;
    outline: none;
    font:
      15px/1.6 system-ui,
      sans-serif;
    color: var(--askwell-text);
    background: var(--askwell-surface);
    scrollbar-color: var(--askwell-control) transparent;
  }
  .page:focus-visible {
    box-shadow: inset 0 0 0 2px var(--vscode-focusBorder);
  }
  .phone {
    justify-self: center;
    align-self: center;
    box-sizing: content-box;
    inline-size: min(334px, calc(100% - 76px));
    block-size: min(620px, calc(100% - 80px));
    padding: 20px;
    border: 8px solid var(--askwell-line);
    border-radius: 34px;
    box-shadow: 0 8px 32px var(--vscode-widget-shadow);
  }
  article {
    max-inline-size: 680px;
    margin-inline: auto;
  }
  .title {
    margin: 0 0 12px;
    font-size: 1.4em;
    line-height: 1.3;
    text-wrap: balance;
  }
  .markdown :is(h2, h3) {
    margin: 1.4em 0 0.4em;
  }
`;
