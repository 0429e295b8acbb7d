import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type TemplateResult } from 'lit';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import { WindowedTree } from '../../base/windowed-tree.ts';
import type { SearchNode } from './search-rows.ts';

/** The results of a search: articles, and each place with what would replace it. */
@element('askwell-search-tree')
export class SearchTree extends WindowedTree<SearchNode> {
  /** The row that keys act on. */
  get focusedRow(): TreeRow<SearchNode> | undefined {
    return this.rows.find(({ id }) => id === this.focusedId);
  }

  protected override renderRow({ expanded, value }: TreeRow<SearchNode>): TemplateResult {
    if (value.type === 'article') {
      const { title, locale, matches, more, draft } = value.article;
      return html`<span class="twisty">${icon(expanded ? 'chevron-down' : 'chevron-right')}</span>
        ${icon(draft ? 'edit' : 'file')}
        <span class="title" lang=${locale}>${title}</span>
        <span class="locale">${locale}</span>
        <span class="count">${matches.length}${more ? '+' : ''}</span>`;
    }
    const { place, replacement, article } = value;
    return html`<span class="place" lang=${article.locale}
      ><span>${shortened(place.before)}</span>${
        replacement === undefined
          ? html`<mark>${place.text}</mark>`
          : html`<del>${place.text}</del>${replacement === '' ? nothing : html`<ins>${replacement}</ins>`}`
      }<span>${place.after}</span></span
    >`;
  }

  static override styles = [
    ...WindowedTree.styles,
    css`
      .row {
        gap: 5px;
        padding-inline-end: 12px;
      }
      .twisty {
        margin-inline-start: 6px;
        color: var(--vscode-icon-foreground);
      }
      .title {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .locale {
        flex: none;
        font-size: 11px;
        color: var(--vscode-descriptionForeground);
      }
      .count {
        flex: none;
        min-inline-size: 18px;
        padding-inline: 5px;
        border-radius: 9px;
        font-size: 11px;
        line-height: 18px;
        text-align: center;
        font-variant-numeric: tabular-nums;
        background: var(--vscode-badge-background);
        color: var(--vscode-badge-foreground);
      }
      .place {
        flex: 1;
        padding-inline-start: 30px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: pre;
      }
      mark,
      ins,
      del {
        color: inherit;
        border-radius: 2px;
      }
      mark {
        background: var(--vscode-editor-findMatchHighlightBackground);
      }
      del {
        background: var(--vscode-diffEditor-removedTextBackground);
      }
      ins {
        background: var(--vscode-diffEditor-insertedTextBackground);
        text-decoration: none;
      }
      .row.selected .locale {
        color: inherit;
      }
    `,
  ];
}

/** The end of what stands before a place: a side bar is narrow, and the place itself must be seen. */
function shortened(before: string): string {
  const text = before.trimStart();
  return text.length > 24 ? `…${text.slice(-22)}` : text;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-search-tree': SearchTree;
  }
}
