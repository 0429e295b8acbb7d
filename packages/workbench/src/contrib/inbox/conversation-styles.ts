import { css } from 'lit';

export const conversationStyles = css`
  .loading {
    display: grid;
    place-items: center;
  }
  .layout {
    display: grid;
    grid-template: 'facts' auto 'talk' minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
  }
  .talk {
    grid-area: talk;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .messages {
    flex: 1;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 16px max(20px, (100% - 760px) / 2) 20px;
    outline-offset: -2px;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    margin-block-start: 14px;
  }
  .message.continued {
    margin-block-start: 4px;
  }
  .ours {
    align-items: flex-end;
  }
  .author {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0 4px 3px;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  .author > span:first-of-type {
    font-weight: 600;
    color: var(--vscode-foreground);
  }
  .author svg {
    inline-size: 14px;
    color: var(--vscode-charts-blue);
  }
  .pending .author {
    margin: 3px 4px 0;
  }
  .author.refused,
  .author.refused > span:first-of-type {
    color: var(--vscode-errorForeground);
    font-weight: 400;
  }
  .bubble {
    max-inline-size: min(80%, 560px);
    padding: 8px 13px;
    border: 1px solid var(--vscode-chat-requestBorder);
    border-radius: 14px;
    background: var(--vscode-chat-requestBubbleBackground);
    font-size: 14px;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .text {
    white-space: pre-line;
  }
  .theirs .bubble {
    border-end-start-radius: 4px;
  }
  .ours .bubble {
    border-end-end-radius: 4px;
  }
  .agent .bubble {
    background: var(--vscode-button-background);
    border-color: transparent;
    color: var(--vscode-button-foreground);
  }
  .bot .bubble {
    background: none;
  }
  .pending .bubble {
    opacity: 0.75;
  }
  .bubble p {
    margin: 0;
  }
  .choices {
    display: grid;
    gap: 4px;
    margin: 6px 0 0;
    padding: 0;
    list-style: none;
  }
  .citation + .citation {
    margin-block-start: 10px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--vscode-panel-border);
  }
  .source {
    display: flex;
    align-items: baseline;
    gap: 6px;
    color: var(--vscode-textLink-foreground);
    font-weight: 600;
  }
  .source:hover {
    text-decoration: underline;
  }
  .source svg {
    inline-size: 14px;
    align-self: center;
  }
  .source .quiet {
    font-weight: 400;
  }
  .citation .quote {
    margin-block: 4px;
    font-size: 13px;
    color: var(--vscode-descriptionForeground);
  }
  .confidence {
    font-size: 11px;
    color: var(--vscode-descriptionForeground);
  }
  .notice,
  .day {
    margin-block: 16px 4px;
    font-size: 12px;
    text-align: center;
    color: var(--vscode-descriptionForeground);
  }
  .day {
    margin-block: 4px 8px;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: center;
    flex-wrap: wrap;
    gap: 10px 14px;
    flex: none;
    margin: 0 20px 16px;
    padding: 10px 16px;
    border: 1px solid var(--vscode-widget-border);
    border-radius: 10px;
    background: var(--vscode-sideBar-background);
  }
  .foot p {
    margin: 0;
  }
  .foot svg {
    color: var(--vscode-icon-foreground);
  }
  .keys {
    margin-inline-start: 10px;
    padding: 0 5px;
    border-radius: 4px;
    font-size: 11px;
    border: 1px solid rgb(255 255 255 / 0.35);
  }
  aside {
    grid-area: facts;
    padding: 10px 20px;
    border-block-end: 1px solid var(--vscode-panel-border);
  }
  aside h1 {
    display: flex;
    align-items: center;
    gap: 9px;
    margin: 0;
    font-size: 14px;
    font-weight: 600;
    letter-spacing: 0;
    overflow-wrap: anywhere;
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    background: var(--vscode-badge-background);
    color: var(--vscode-badge-foreground);
    font-size: 12px;
  }
  aside dl {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    margin: 8px 0 0;
  }
  dt {
    font-size: 11px;
    color: var(--vscode-descriptionForeground);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  @container (max-width: 760px) {
    aside dl > div:not(:nth-child(-n + 4)) {
      display: none;
    }
  }
  @container (min-width: 761px) {
    .layout {
      grid-template: 'talk facts' minmax(0, 1fr) / minmax(0, 1fr) 232px;
    }
    aside {
      overflow-y: auto;
      padding: 20px 18px;
      border-block-end: 0;
      border-inline-start: 1px solid var(--vscode-panel-border);
    }
    aside dl {
      display: grid;
      gap: 12px;
      margin-block-start: 18px;
    }
  }
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
    .messages {
      padding-inline: 12px;
    }
    .foot {
      margin-inline: 10px;
    }
  }
`;
