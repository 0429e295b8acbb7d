import { html, nothing, type TemplateResult } from 'lit';
import { renderBlocks, renderHeading, type MarkdownOptions } from '@askwell/ui/markdown';
import type { Citation } from '@askwell/core/conversations';
import type { PublishedArticle } from '@askwell/core/protocol';
import { articleRow } from './home-view.ts';
import { icon } from './icons.ts';
import type { PanelContext } from './panel-context.ts';
import { verificationNote } from './verification-note.ts';
import { viewBar } from './view-bar.ts';

/** Before the ids of sections in the panel. */
export const sectionPrefix = 'section-';

/** From this many headings on, an article gets a table of contents. */
const headingsForContents = 4;

/** One article: when it was reviewed and by whom, its sections, and where to read on. */
export function articleView(context: PanelContext): TemplateResult {
  const { localizer, shown, name } = context;
  return html`${viewBar(context, shown?.article?.category.name || name)}
    <div class="scroll" tabindex="-1">
      ${
        shown?.article
          ? article(context, shown.article)
          : shown?.failure
            ? html`<p class="hint">${localizer.text(`article.${shown.failure}`)}</p>
                ${
                  shown.failure === 'failed'
                    ? html`<button class="quiet" type="button" @click=${() => context.show('article', shown.articleId)}>
                        ${localizer.text('panel.again')}
                      </button>`
                    : nothing
                }`
            : html`<p class="hint">${localizer.text('panel.loading')}</p>`
      }
    </div>`;
}

function article(context: PanelContext, shown: PublishedArticle): TemplateResult {
  const { localizer, show } = context;
  const options: MarkdownOptions = {
    ...markdownOptions(context, shown.articleId),
    headingShift: 1,
    idPrefix: sectionPrefix,
  };
  const headed = shown.sections.filter(({ heading }) => heading);
  return html`<article lang=${shown.locale} dir="auto">
    <h2 class="title" tabindex="-1">${shown.title}</h2>
    ${sourceNote(context, shown)}
    ${
      headed.length >= headingsForContents
        ? html`<nav class="contents" aria-label=${localizer.text('article.contents')}>
            <b>${localizer.text('article.contents')}</b>
            <ul>
              ${headed.map(
                ({ id, heading }) =>
                  html`<li>
                    <button type="button" @click=${() => show('article', shown.articleId, id)}>${heading}</button>
                  </li>`,
              )}
            </ul>
          </nav>`
        : nothing
    }
    <div class="markdown">
      ${shown.sections.map(
        ({ id, heading, level, blocks }) =>
          html`<section>
            ${heading ? renderHeading(Math.max(level, 2), id, heading, options) : nothing}${renderBlocks(blocks, options)}
          </section>`,
      )}
    </div>
    ${
      shown.related.length > 0
        ? html`<h3 class="related">${localizer.text('article.related')}</h3>
            <ul class="rows">
              ${shown.related.map((choice) => html`<li>${articleRow(context, choice)}</li>`)}
            </ul>`
        : nothing
    }
  </article>`;
}

/** How links, images and callouts of an article behave in the panel. */
export function markdownOptions({ server, show, localizer }: PanelContext, articleId: string): MarkdownOptions {
  return {
    baseUrl: server.replace(/\/*$/, '/'),
    onArticleLink: (target, sectionId) => show('article', target || articleId, sectionId),
    calloutName: (kind) => localizer.text(`callout.${kind}`),
  };
}

/** Who stands for the content, and since when; or that it waits for somebody. */
export function sourceNote(
  context: PanelContext,
  source: Pick<Citation, 'reviewer' | 'reviewedAt' | 'verification'>,
): TemplateResult | typeof nothing {
  const { localizer } = context;
  const { reviewer, reviewedAt, verification } = source;
  if (verification) return html`<p class="reviewed">${verificationNote(context, verification)}</p>`;
  const time = reviewedAt ? Date.parse(reviewedAt) : NaN;
  // The date of a day is the same day everywhere.
  const date = Number.isNaN(time) ? '' : localizer.date(time, { dateStyle: 'long', timeZone: 'UTC' });
  const words = date
    ? reviewer
      ? localizer.text('article.reviewed-by', { name: reviewer, date })
      : localizer.text('article.reviewed', { date })
    : reviewer
      ? localizer.text('article.reviewer', { name: reviewer })
      : '';
  return words ? html`<p class="reviewed">${icon('verified')}${words}</p>` : nothing;
}
