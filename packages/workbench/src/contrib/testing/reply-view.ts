import type { ShownReply } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import { renderBlocks } from '@askwell/ui/markdown';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { LocalizationService } from '../../platform/localization-service.ts';

export interface ReplyOptions {
  readonly localization: LocalizationService;
  /** Where Askwell is mounted; no trailing slash needed. */
  readonly baseUrl: string;
  readonly open: (articleId: string, locale: string) => void;
}

/** What the customer would see, in a bubble. Use it with {@link replyStyles} and the Markdown styles. */
export function renderReply(reply: ShownReply, options: ReplyOptions): TemplateResult {
  return html`<div class="bubble">${renderContent(reply, options)}</div>`;
}

function renderContent(reply: ShownReply, { localization, baseUrl, open }: ReplyOptions): TemplateResult {
  switch (reply.kind) {
    case 'answer': {
      const { articleId, locale, title, heading, blocks, draft, reviewer, verifiedUntil, verification } =
        reply.citation;
      return html`<div class="markdown" lang=${locale}>
          ${renderBlocks(blocks, {
            baseUrl: `${baseUrl.replace(/\/*$/, '')}/`,
            headingShift: 2,
            onArticleLink: (id) => open(id || articleId, locale),
            calloutName: (kind) => localization.text(`callout.${kind}`),
          })}
        </div>
        <footer>
          <button class="source" @click=${() => open(articleId, locale)}>
            ${icon('book')}<span lang=${locale}>${title}${heading && heading !== title ? ` › ${heading}` : ''}</span>
          </button>
          ${draft ? html`<span class="tag">${localization.text('reply.draft')}</span>` : nothing}
          ${verification ? html`<span class="warning">${localization.text(`reply.${verification}`)}</span>` : nothing}
          ${
            reviewer && verifiedUntil
              ? html`<span class="quiet"
                  >${localization.text('reply.verified', { reviewer, date: verifiedUntil })}</span
                >`
              : nothing
          }
        </footer>`;
    }
    case 'clarify':
      return html`<p>${localization.text('reply.clarify')}</p>
        <ul class="choices">
          ${reply.choices.map(
            ({ articleId, locale, title }) =>
              html`<li><button lang=${locale} @click=${() => open(articleId, locale)}>${title}</button></li>`,
          )}
        </ul>`;
    case 'small-talk':
      return html`<p>${localization.text(`decided.smallTalk.${reply.intent as 'greeting'}`)}</p>`;
    case 'handoff':
      return html`<p>${icon('person')} ${localization.text(`decided.handoff.${reply.reason}`)}</p>`;
  }
}

export const replyStyles = css`
  .bubble {
    max-inline-size: 640px;
    padding: 12px 16px;
    border: 1px solid var(--vscode-widget-border);
    border-radius: 4px 14px 14px;
    background: var(--vscode-sideBar-background);
    overflow-wrap: anywhere;
  }
  .bubble p {
    display: flex;
    gap: 8px;
  }
  .bubble .markdown p {
    display: block;
  }
  .bubble footer {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    margin-block-start: 12px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--vscode-widget-border);
    font-size: 12px;
  }
  .source {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--vscode-textLink-foreground);
  }
  .source span {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .tag {
    padding: 0 7px;
    border-radius: 8px;
    font-size: 11px;
    background: var(--vscode-badge-background);
    color: var(--vscode-badge-foreground);
  }
  .warning {
    color: var(--vscode-editorWarning-foreground);
  }
  .choices {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 6px;
    margin: 8px 0 2px;
    padding: 0;
    list-style: none;
  }
  .choices button {
    padding: 5px 12px;
    border: 1px solid var(--vscode-textLink-foreground);
    border-radius: 14px;
    color: var(--vscode-textLink-foreground);
    text-align: start;
  }
  .choices button:hover {
    background: var(--vscode-list-hoverBackground);
  }
`;
