import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type TemplateResult } from 'lit';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import { WindowedTree } from '../../base/windowed-tree.ts';

export type InboxNode =
  | { readonly type: 'group'; readonly name: string; readonly count: number; readonly urgent: boolean }
  | {
      readonly type: 'conversation';
      readonly id: string;
      readonly name: string;
      readonly summary: string;
      readonly locale: string;
      readonly time: string;
      /** Waits for a person. */
      readonly waiting: boolean;
      /** The customer wrote last. */
      readonly unanswered: boolean;
      readonly assignee: string | undefined;
    };

/** The rows of the inbox: groups, and in each conversation's row who, how long, and what was said last. */
@element('askwell-inbox-tree')
class InboxTree extends WindowedTree<InboxNode> {
  protected override renderRow({ expanded, value }: TreeRow<InboxNode>): TemplateResult {
    if (value.type === 'group') {
      return html`<span class="twisty">${icon(expanded ? 'chevron-down' : 'chevron-right')}</span>
        <span class="group">${value.name}</span>
        <span class="count ${value.urgent ? 'urgent' : ''}">${value.count}</span>`;
    }
    return html`<div class="conversation">
      <div class="line">
        <span class="dot ${value.waiting ? 'waiting' : value.unanswered ? 'unanswered' : ''}"></span>
        <span class="name">${value.name}</span>
        <span class="time ${value.waiting ? 'waiting' : ''}">${value.time}</span>
      </div>
      <div class="line second">
        <span class="summary">${value.summary}</span>
        ${value.assignee ? html`<span class="assignee">${value.assignee}</span>` : nothing}
        <span class="locale">${value.locale}</span>
      </div>
    </div>`;
  }

  static override styles = [
    ...WindowedTree.styles,
    css`
      .twisty {
        margin-inline: 8px 2px;
        color: var(--vscode-icon-foreground);
      }
      .group {
        flex: 1;
        font-size: 12px;
        font-weight: 600;
        color: var(--vscode-sideBarSectionHeader-foreground);
      }
      .count {
        margin-inline-end: 12px;
        min-inline-size: 18px;
        padding-inline: 5px;
        border-radius: 9px;
        font-size: 11px;
        line-height: 18px;
        text-align: center;
        font-variant-numeric: tabular-nums;
        color: var(--vscode-descriptionForeground);
      }
      .count.urgent {
        background: var(--vscode-activityBarBadge-background);
        color: var(--vscode-activityBarBadge-foreground);
        font-weight: 600;
      }
      .conversation {
        flex: 1;
        min-inline-size: 0;
        padding-inline: 12px;
      }
      .line {
        display: flex;
        align-items: baseline;
        gap: 8px;
      }
      .dot {
        align-self: center;
        flex: none;
        inline-size: 7px;
        block-size: 7px;
        border-radius: 50%;
      }
      .dot.waiting {
        background: var(--vscode-charts-yellow);
      }
      .dot.unanswered {
        background: var(--vscode-charts-blue);
      }
      .name {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 600;
      }
      .time,
      .second {
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      .time {
        flex: none;
        font-variant-numeric: tabular-nums;
      }
      .time.waiting {
        color: var(--vscode-charts-yellow);
        font-weight: 600;
      }
      .second {
        padding-inline-start: 15px;
      }
      .summary {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .assignee {
        flex: none;
        max-inline-size: 90px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .locale {
        flex: none;
        font-size: 10.5px;
        text-transform: uppercase;
      }
      .viewport:focus .row.selected :is(.time, .second) {
        color: inherit;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-inbox-tree': InboxTree;
  }
}
