import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type TemplateResult } from 'lit';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import { WindowedTree } from '../../base/windowed-tree.ts';

export type ReviewNode =
  | { readonly type: 'group'; readonly name: string; readonly count: number; readonly urgent: boolean }
  | { readonly type: 'note'; readonly text: string }
  | {
      readonly type: 'review' | 'verification';
      readonly articleId: string;
      readonly locale: string;
      readonly title: string;
      /** What is to be done, or where it stands. */
      readonly state: string;
      /** Name of the risk tier when it is not the lowest. */
      readonly tier: string | undefined;
      /** Age, or time until the deadline. */
      readonly time: string;
      readonly overdue: boolean;
      readonly author: string;
    };

/** The rows of the list of reviews: groups, and of each change what, whose, where it stands and by when. */
@element('askwell-reviews-tree')
class ReviewsTree extends WindowedTree<ReviewNode> {
  protected override renderRow({ expanded, value }: TreeRow<ReviewNode>): TemplateResult {
    if (value.type === 'group') {
      return html`<span class="twisty">${icon(expanded ? 'chevron-down' : 'chevron-right')}</span>
        <span class="group">${value.name}</span>
        <span class="count ${value.urgent ? 'urgent' : ''}">${value.count}</span>`;
    }
    if (value.type === 'note') return html`<span class="note">${value.text}</span>`;
    return html`<div class="item">
      <div class="line">
        <span class="kind">${icon(value.type === 'review' ? 'git-pull-request' : 'verified')}</span>
        <span class="title" lang=${value.locale}>${value.title}</span>
        <span class="time ${value.overdue ? 'overdue' : ''}">
          ${value.overdue ? icon('warning') : nothing}${value.time}
        </span>
      </div>
      <div class="line second">
        <span class="state">${value.state}</span>
        ${value.tier === undefined ? nothing : html`<span class="tier">${value.tier}</span>`}
        <span class="author">${value.author}</span>
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
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
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
      .note {
        padding-inline: 27px 12px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      .item {
        flex: 1;
        min-inline-size: 0;
        padding-inline: 12px;
      }
      .line {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .kind svg {
        inline-size: 14px;
        color: var(--vscode-icon-foreground);
      }
      .title {
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
        display: inline-flex;
        align-items: center;
        gap: 3px;
        flex: none;
        font-variant-numeric: tabular-nums;
      }
      .time svg {
        inline-size: 12px;
      }
      .time.overdue {
        color: var(--vscode-editorWarning-foreground, var(--vscode-charts-yellow));
        font-weight: 600;
      }
      .second {
        padding-inline-start: 22px;
      }
      .state,
      .author {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .state {
        flex: none;
        max-inline-size: 60%;
      }
      .author {
        flex: 1;
      }
      .tier {
        flex: none;
        padding-inline: 6px;
        border: 1px solid currentColor;
        border-radius: 8px;
        font-size: 10.5px;
        line-height: 14px;
        color: var(--vscode-charts-yellow);
      }
      .locale {
        flex: none;
        font-size: 10.5px;
        text-transform: uppercase;
      }
      .viewport:focus .row.selected :is(.time, .second, .tier, .kind svg) {
        color: inherit;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-reviews-tree': ReviewsTree;
  }
}
