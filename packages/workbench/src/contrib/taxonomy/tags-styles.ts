import { css } from 'lit';

export const tagsStyles = css`
  .tag {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    position: relative;
    padding-inline-start: 20px;
  }
  .swatch {
    position: absolute;
    inset-block-start: calc(0.7em - 6px);
    inset-inline-start: 0;
    inline-size: 12px;
    block-size: 12px;
    flex: none;
    border: 1px solid var(--vscode-descriptionForeground);
    border-radius: 50%;
  }
  code {
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .form td {
    padding-block: 12px;
    background: var(--vscode-list-hoverBackground);
  }
`;
