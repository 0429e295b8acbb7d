import { icon } from '@askwell/ui/icons';
import { css, html, type TemplateResult } from 'lit';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import { WindowedTree } from '../../base/windowed-tree.ts';
import type { ProblemNode } from './problem-rows.ts';

const icons = { error: 'error', warning: 'warning', hint: 'info' } as const;

/** What is wrong, by resource. */
@element('askwell-problems-tree')
class ProblemsTree extends WindowedTree<ProblemNode> {
  protected override renderRow({ value, expanded }: TreeRow<ProblemNode>): TemplateResult {
    if (value.type === 'resource') {
      const { title, uri, markers } = value.resource;
      return html`<span class="twisty">${icon(expanded ? 'chevron-down' : 'chevron-right')}</span>${icon('file')}<span
          class="name"
          >${title}</span
        ><span class="where">${placeOf(uri)}</span> <span class="count">${markers.length}</span>`;
    }
    const { severity, message, source, range } = value.marker;
    return html`<span class="icon ${severity}">${icon(icons[severity])}</span>
      <span class="message" title=${message}>${message}</span>
      <span class="where">${source}</span><span class="where">[${range.startLine}, ${range.startColumn}]</span>`;
  }

  static override styles = [
    ...WindowedTree.styles,
    css`
      .twisty {
        flex: none;
        inline-size: 20px;
        padding-inline-start: 6px;
      }
      .name {
        margin-inline-start: 4px;
        white-space: nowrap;
      }
      .message {
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .where {
        flex: none;
        margin-inline-start: 10px;
        color: var(--vscode-descriptionForeground);
      }
      .count {
        margin-inline-start: 10px;
        padding: 0 7px;
        border-radius: 9px;
        font-size: 11px;
        line-height: 18px;
        background: var(--vscode-badge-background);
        color: var(--vscode-badge-foreground);
      }
      .icon {
        flex: none;
        margin-inline: 44px 6px;
      }
      .error {
        color: var(--vscode-charts-red);
      }
      .warning {
        color: var(--vscode-charts-yellow);
      }
      .hint {
        color: var(--vscode-charts-blue);
      }
    `,
  ];
}

/** `edit/returns/en` reads `returns · en`. */
function placeOf(uri: string): string {
  const [, ...rest] = uri.split('/');
  return rest.map((part) => decodeURIComponent(part)).join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-problems-tree': ProblemsTree;
  }
}
