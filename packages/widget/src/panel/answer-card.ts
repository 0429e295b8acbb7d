import { html, nothing, type TemplateResult } from 'lit';
import type { Citation } from '@askwell/core/conversations';
import { excerpt, renderBlocks } from '@askwell/ui/markdown';
import { markdownOptions, sourceNote } from './article-view.ts';
import { icon } from './icons.ts';
import type { PanelContext } from './panel-context.ts';

/** About as much of a section as fits the panel; the rest is one click away. */
const excerptLength = 900;

/** The section that answers, in the article's own words, with its source. */
export function answerCard(context: PanelContext, citations: readonly Citation[]): TemplateResult | typeof nothing {
  const { localizer, show } = context;
  const [citation, ...others] = citations;
  if (!citation) return nothing;
  const { articleId, blocks, heading, sectionId, title } = citation;
  const part = excerpt(blocks, excerptLength);
  const open = () => show('article', articleId, sectionId);
  return html`<div class="answer" lang=${citation.locale} dir="auto">
    ${heading && heading !== title ? html`<h3>${heading}</h3>` : nothing}
    <div class="markdown ${part.length < blocks.length ? 'cut' : ''}">
      ${renderBlocks(part, { ...markdownOptions(context, articleId), headingShift: 2 })}
    </div>
    <div class="foot">
      <button class="source" type="button" data-article=${articleId} @click=${open}>
        ${icon('article')}<b>${title}</b>
      </button>
      ${sourceNote(context, citation)}
      <button class="quiet" type="button" @click=${open}>${localizer.text('answer.more')}${icon('forward')}</button>
      ${
        others.length > 0
          ? html`<p>${localizer.text('answer.also')}</p>
              ${others.map(
                (other) =>
                  html`<button
                    class="source"
                    type="button"
                    data-article=${other.articleId}
                    @click=${() => show('article', other.articleId, other.sectionId)}
                  >
                    ${icon('article')}<b>${other.title}</b>
                  </button>`,
              )}`
          : nothing
      }
    </div>
  </div>`;
}
