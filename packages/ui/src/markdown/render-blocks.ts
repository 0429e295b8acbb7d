import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Block, CalloutKind, ListItem } from '@askwell/core/articles';
import { renderInlines } from './render-inlines.ts';

/** What Lit can put at a child position. */
export type MarkdownView = TemplateResult | string | typeof nothing | readonly MarkdownView[];

export interface MarkdownOptions {
  /** Address that relative links and images are relative to: the help centre's, not the page's. */
  readonly baseUrl: string;
  /** Opens an article, the same one when `articleId` is empty; without it, links to articles are plain words. */
  readonly onArticleLink?: (articleId: string, sectionId: string) => void;
  /** Added to heading levels, so that they fit under the heading they are shown below; default 0, ends at h6. */
  readonly headingShift?: number;
  /** Before the ids of headings, so that two views on a page do not share anchors; default none. */
  readonly idPrefix?: string;
  /** Names a callout to readers who do not see its colour, for instance "Warning". */
  readonly calloutName?: (kind: CalloutKind) => string;
}

/**
 * Renders an article tree to nodes. Text only ever becomes text nodes and attributes; there is no way from the tree
 * to markup, script or an address that {@link linkTarget} refuses. Use it with {@link markdownStyles}.
 */
export function renderBlocks(blocks: readonly Block[], options: MarkdownOptions): MarkdownView {
  return blocks.map((block) => renderBlock(block, options));
}

function renderBlock(block: Block, options: MarkdownOptions): MarkdownView {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${renderInlines(block.children, options)}</p>`;
    case 'heading':
      return renderHeading(block.level, block.id, renderInlines(block.children, options), options);
    case 'list': {
      const items = block.items.map((item) => renderItem(item, options));
      return block.ordered
        ? html`<ol start=${block.start ?? 1}>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'code-block':
      // Scrollable, so it must be reachable by keyboard.
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
    case 'quote':
      return html`<blockquote>${renderBlocks(block.children, options)}</blockquote>`;
    case 'callout':
      return html`<div
        class="callout ${block.kind}"
        role="note"
        aria-label=${ifDefined(options.calloutName?.(block.kind))}
      >
        ${renderBlocks(block.children, options)}
      </div>`;
    case 'table':
      return renderTable(block, options);
    case 'rule':
      return html`<hr />`;
    default:
      return nothing; // a node that a newer server knows
  }
}

/** A heading of the level, shifted as the options say. */
export function renderHeading(level: number, id: string, words: MarkdownView, options: MarkdownOptions): MarkdownView {
  const { headingShift = 0, idPrefix = '' } = options;
  const anchor = id ? idPrefix + id : undefined;
  switch (Math.min(level + headingShift, 6)) {
    case 1:
      return html`<h1 id=${ifDefined(anchor)}>${words}</h1>`;
    case 2:
      return html`<h2 id=${ifDefined(anchor)}>${words}</h2>`;
    case 3:
      return html`<h3 id=${ifDefined(anchor)}>${words}</h3>`;
    case 4:
      return html`<h4 id=${ifDefined(anchor)}>${words}</h4>`;
    case 5:
      return html`<h5 id=${ifDefined(anchor)}>${words}</h5>`;
    default:
      return html`<h6 id=${ifDefined(anchor)}>${words}</h6>`;
  }
}

function renderItem(item: ListItem, options: MarkdownOptions): MarkdownView {
  // A tight item is one paragraph: without its tags, list lines stay close.
  const [only, ...more] = item.children;
  const content =
    only?.type === 'paragraph' && more.every((block) => block.type === 'list')
      ? [renderInlines(only.children, options), renderBlocks(more, options)]
      : renderBlocks(item.children, options);
  if (item.checked === undefined) return html`<li>${content}</li>`;
  return html`<li class="task"><input type="checkbox" disabled ?checked=${item.checked} />${content}</li>`;
}

function renderTable(table: Block & { type: 'table' }, options: MarkdownOptions): MarkdownView {
  const align = (column: number) => table.align[column] ?? undefined;
  return html`<div class="table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${table.header.map((cell, column) => html`<th class=${ifDefined(align(column))}>${renderInlines(cell, options)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, column) => html`<td class=${ifDefined(align(column))}>${renderInlines(cell, options)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
