import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Inline } from '@askwell/core/articles';
import { imageSource, linkTarget } from './link-target.ts';
import type { MarkdownOptions, MarkdownView } from './render-blocks.ts';

export function renderInlines(inlines: readonly Inline[], options: MarkdownOptions): MarkdownView {
  return inlines.map((inline) => renderInline(inline, options));
}

function renderInline(inline: Inline, options: MarkdownOptions): MarkdownView {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'strong':
      return html`<strong>${renderInlines(inline.children, options)}</strong>`;
    case 'emphasis':
      return html`<em>${renderInlines(inline.children, options)}</em>`;
    case 'strike':
      return html`<del>${renderInlines(inline.children, options)}</del>`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'image':
      return renderImage(inline, options);
    case 'link':
      return renderLink(inline, options);
    default:
      return nothing; // a node that a newer server knows
  }
}

function renderImage({ src, alt, title }: Inline & { type: 'image' }, { baseUrl }: MarkdownOptions): MarkdownView {
  const source = imageSource(src, baseUrl);
  if (!source) return alt;
  return html`<img src=${source} alt=${alt} title=${ifDefined(title)} loading="lazy" decoding="async" />`;
}

function renderLink(link: Inline & { type: 'link' }, options: MarkdownOptions): MarkdownView {
  const words = renderInlines(link.children, options);
  const { title } = link;
  const target = linkTarget(link.href, options.baseUrl, location.origin);
  if (!target) return words;
  if (target.kind === 'article') {
    const { onArticleLink } = options;
    if (!onArticleLink) return words;
    // A button: the article opens here, so there is no address to copy or to open in a tab.
    const open = () => onArticleLink(target.articleId, target.sectionId);
    return html`<button class="article-link" type="button" title=${ifDefined(title)} @click=${open}>${words}</button>`;
  }
  return target.kind === 'same-site'
    ? html`<a href=${target.href} title=${ifDefined(title)}>${words}</a>`
    : html`<a href=${target.href} title=${ifDefined(title)} target="_blank" rel="noopener noreferrer">${words}</a>`;
}
