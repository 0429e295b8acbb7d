import { icon } from '@askwell/ui/icons';
import { css, html, type TemplateResult } from 'lit';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import { WindowedTree } from '../../base/windowed-tree.ts';
import { renderSparkline, sparklineStyles } from './sparkline.ts';

export type GapNode =
  | { readonly type: 'group'; readonly name: string; readonly count: number }
  | {
      readonly type: 'gap';
      readonly id: string;
      readonly question: string;
      readonly locale: string;
      /** How often, in words. */
      readonly asked: string;
      readonly weeks: readonly number[];
      readonly weekly: string;
      /** Asked clearly more often than before. */
      readonly rising: boolean;
    };

/** The rows of the gaps: states, and for each gap its question, how often it is asked, and the weeks. */
@element('askwell-gaps-tree')
class GapsTree extends WindowedTree<GapNode> {
  protected override renderRow({ expanded, value }: TreeRow<GapNode>): TemplateResult {
    if (value.type === 'group') {
      return html`<span class="twisty">${icon(expanded ? 'chevron-down' : 'chevron-right')}</span>
        <span class="group">${value.name}</span>
        <span class="count">${value.count}</span>`;
    }
    return html`<div class="gap">
      <div class="question" lang=${value.locale}>${value.question}</div>
      <div class="facts">
        <span class=${value.rising ? 'rising' : ''}>${value.asked}${value.rising ? ' ↗' : ''}</span>
        <span class="locale">${value.locale}</span>
        ${renderSparkline(value.weeks, value.weekly)}
      </div>
    </div>`;
  }

  static override styles = [
    ...WindowedTree.styles,
    sparklineStyles,
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
        margin-inline-end: 14px;
        font-size: 11px;
        color: var(--vscode-descriptionForeground);
        font-variant-numeric: tabular-nums;
      }
      .gap {
        flex: 1;
        min-inline-size: 0;
        padding-inline: 26px 14px;
      }
      .question {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .facts {
        display: flex;
        align-items: center;
        gap: 10px;
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      .facts span:first-child {
        flex: 1;
      }
      .rising {
        color: var(--vscode-charts-yellow);
        font-weight: 600;
      }
      .locale {
        font-size: 10.5px;
        text-transform: uppercase;
      }
      .viewport:focus .row.selected :is(.facts, .rising) {
        color: inherit;
      }
      .viewport:focus .row.selected .sparkline {
        fill: currentColor;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-gaps-tree': GapsTree;
  }
}
