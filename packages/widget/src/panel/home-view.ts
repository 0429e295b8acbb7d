import { html, nothing, type TemplateResult } from 'lit';
import { composer } from './composer.ts';
import { highlight } from './highlight.ts';
import { icon } from './icons.ts';
import { messageText } from './message-text.ts';
import type { PanelContext } from './panel-context.ts';
import { verificationNote } from './verification-note.ts';
import { closeButton } from './view-bar.ts';

/** Greeting, search that is also the place to ask, and what people need most. */
export function homeView(context: PanelContext): TemplateResult {
  const { localizer, name, search } = context;
  return html`<div class="hero">
      <p class="name">${name}</p>
      <h1>${localizer.text('home.welcome')}</h1>
      ${closeButton(context)}
    </div>
    ${composer(context)}
    <div class="scroll">${search.query ? results(context) : welcome(context)}</div>`;
}

function welcome(context: PanelContext): TemplateResult {
  const { localizer, configuration, state, show } = context;
  const popular = configuration?.popular ?? [];
  const last = state.messages.at(-1);
  return html`
    ${
      last
        ? html`<button class="card recent" type="button" @click=${() => show('conversation')}>
            ${icon('conversation')}
            <span><b>${localizer.text('home.conversation')}</b><small>${messageText(last, context)}</small></span>
            <span class="go">${localizer.text('home.continue')}</span>
          </button>`
        : nothing
    }
    ${
      popular.length > 0
        ? html`<h2>${localizer.text('home.popular')}</h2>
            <ul class="rows">
              ${popular.map((choice) => html`<li>${articleRow(context, choice)}</li>`)}
            </ul>`
        : html`<p class="hint">${localizer.text('home.hint')}</p>`
    }
  `;
}

/** One line that opens an article. */
export function articleRow(
  { show }: PanelContext,
  { articleId, title }: { readonly articleId: string; readonly title: string },
): TemplateResult {
  return html`<button class="row" type="button" data-article=${articleId} @click=${() => show('article', articleId)}>
    ${icon('article')}<span dir="auto">${title}</span>${icon('forward')}
  </button>`;
}

function results(context: PanelContext): TemplateResult {
  const { localizer, search, submit, show } = context;
  return html`<button class="row ask" type="button" @click=${submit}>
      ${icon('conversation')}<b dir="auto">${localizer.text('search.ask', { question: search.query })}</b>
      <kbd aria-hidden="true">${localizer.text('search.enter')}</kbd>
    </button>
    ${search.failed ? html`<p class="hint">${localizer.text('search.failed')}</p>` : nothing}
    ${search.hits?.length === 0 ? html`<p class="hint">${localizer.text('search.none')}</p>` : nothing}
    ${
      search.hits?.length
        ? html`<h2>${localizer.text('search.articles')}</h2>
            <ul class="rows">
              ${search.hits.map(
                (hit) =>
                  html`<li>
                    <button
                      class="row hit"
                      type="button"
                      data-article=${hit.articleId}
                      @click=${() => show('article', hit.articleId, hit.sectionId)}
                    >
                      ${icon('article')}
                      <span dir="auto">
                        <b>${highlight(hit.title, hit.titleRanges)}</b>
                        ${hit.heading && hit.heading !== hit.title ? html`<small class="heading">${hit.heading}</small>` : nothing}
                        ${verificationNote(context, hit.verification)}
                        <small>${highlight(hit.snippet.text, hit.snippet.ranges)}</small>
                      </span>
                    </button>
                  </li>`,
              )}
            </ul>`
        : nothing
    }`;
}
