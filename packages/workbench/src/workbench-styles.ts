import { css } from 'lit';

export const workbenchStyles = css`
  :host {
    --vscode-font-family:
      system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC',
      sans-serif;
    --vscode-font-size: 13px;
    --vscode-editor-font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    position: relative;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    block-size: 100%;
    overflow: hidden;
    contain: strict;
    background: var(--vscode-editor-background);
    outline: none;
    -webkit-font-smoothing: antialiased;
    -webkit-tap-highlight-color: transparent;
  }
  .splash {
    flex: 1;
    background: var(--vscode-editor-background);
  }
  .middle {
    position: relative;
    display: flex;
    flex: 1;
    min-block-size: 0;
  }
  .mirrored {
    flex-direction: row-reverse;
  }
  .mirrored > .side {
    flex-direction: row-reverse;
  }
  .main {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .side {
    display: flex;
    flex: none;
    max-inline-size: 60%;
  }
  .below {
    display: flex;
    flex-direction: column;
    flex: none;
    max-block-size: 75%;
  }
  .below.maximized {
    flex: 1;
    max-block-size: none;
    min-block-size: 0;
  }
  .scrim {
    position: absolute;
    inset: 0;
    z-index: 9;
    background: rgb(0 0 0 / 0.45);
  }
  .drawer {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    z-index: 10;
    inline-size: min(360px, 100% - 44px);
    box-shadow: 8px 0 32px var(--vscode-widget-shadow);
    animation: slide-in 0.16s ease-out;
  }
  .drawer > askwell-side-bar {
    block-size: 100%;
  }
  @keyframes slide-in {
    from {
      transform: translateX(-24px);
      opacity: 0.4;
    }
  }
  @media (pointer: coarse) {
    :host {
      --vscode-font-size: 14px;
    }
  }
`;
