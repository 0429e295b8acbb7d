import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type TemplateResult } from 'lit';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import { WindowedTree } from '../../base/windowed-tree.ts';
import type { TimelineEntry } from './timeline-entries.ts';

/** What a row of the timeline says. */
export interface TimelineNode {
  readonly entry: TimelineEntry;
  readonly title: string;
  readonly who: string;
  readonly when: string;
  readonly reason: string;
}

/** The rows of the timeline: what happened, by whom and when, and why. */
@element('askwell-timeline-tree')
class TimelineTree extends WindowedTree<TimelineNode> {
  protected override renderRow({ value: { entry, title, who, when, reason } }: TreeRow<TimelineNode>): TemplateResult {
    const verified = entry.type === 'decision' && entry.decision.type === 'verification.confirmed';
    return html`<span class="kind">${icon(entry.type === 'revision' ? 'history' : verified ? 'verified' : 'law')}</span>
      <div class="entry">
        <div class="line"><span class="title">${title}</span><span class="quiet when">${when}</span></div>
        <div class="line quiet">
          <span class="who">${who}</span>${reason ? html`<span class="reason">${reason}</span>` : nothing}
        </div>
      </div>`;
  }

  static override styles = [
    ...WindowedTree.styles,
    css`
      .kind {
        flex: none;
        margin-inline: 14px 8px;
        color: var(--vscode-icon-foreground);
      }
      .kind svg {
        inline-size: 14px;
      }
      .entry {
        flex: 1;
        min-inline-size: 0;
        padding-inline-end: 12px;
      }
      .line {
        display: flex;
        align-items: baseline;
        gap: 8px;
      }
      .title,
      .reason,
      .who {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .title {
        flex: 1;
      }
      .quiet {
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      .when,
      .who {
        flex: none;
        max-inline-size: 60%;
      }
      .viewport:focus .row.selected :is(.quiet, .kind) {
        color: inherit;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-timeline-tree': TimelineTree;
  }
}
