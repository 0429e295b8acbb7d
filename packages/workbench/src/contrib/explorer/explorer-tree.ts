import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type TemplateResult } from 'lit';
import { styleProperties } from '../../base/style-properties.ts';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import { WindowedTree } from '../../base/windowed-tree.ts';
import type { ExplorerNode } from './explorer-rows.ts';

/** The rows of the explorer: categories with their number of articles, articles with their languages. */
@element('askwell-explorer-tree')
export class ExplorerTree extends WindowedTree<ExplorerNode> {
  protected override renderRow({ level, expanded, value }: TreeRow<ExplorerNode>): TemplateResult {
    const indent = html`<span class="indent" ${styleProperties({ width: `${10 + (level - 1) * 12}px` })}></span>`;
    if (value.type === 'category') {
      return html`${indent}<span class="twisty">${icon(expanded ? 'chevron-down' : 'chevron-right')}</span>
        <span class="name category">${value.name}</span><span class="count">${value.count}</span>`;
    }
    const { article } = value;
    return html`${indent}<span class="twisty"></span>${icon(article.kind === 'case' ? 'book' : 'file')}
      <span class="name">${article.title}</span>
      ${article.audience === 'internal' ? html`<span class="lock">${icon('lock')}</span>` : nothing}
      ${article.locales.length > 1 ? html`<span class="locales">${article.locales.map(shortLocale).join(' ')}</span>` : nothing}`;
  }

  static override styles = [
    ...WindowedTree.styles,
    css`
      .row {
        gap: 6px;
        padding-inline-end: 12px;
      }
      .indent,
      .twisty {
        flex: none;
      }
      .twisty {
        inline-size: 16px;
        margin-inline-end: -4px;
        color: var(--vscode-icon-foreground);
      }
      .row > svg {
        inline-size: 15px;
        color: var(--vscode-icon-foreground);
      }
      .name {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .category {
        font-weight: 600;
      }
      .count,
      .locales {
        flex: none;
        font-size: 11px;
        font-variant-numeric: tabular-nums;
        color: var(--vscode-descriptionForeground);
      }
      .row.selected .count,
      .row.selected .locales,
      .row.selected svg {
        color: inherit;
      }
      .lock svg {
        inline-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
    `,
  ];
}

/** `en`, `zh-CN` -> `CN`: enough to tell languages apart in a narrow column. */
function shortLocale(locale: string): string {
  const [language = '', region] = locale.split('-');
  return (language === 'zh' && region ? region : language).toUpperCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-explorer-tree': ExplorerTree;
  }
}
