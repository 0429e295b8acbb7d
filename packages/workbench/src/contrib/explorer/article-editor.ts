import { consume } from '@lit/context';
import { ProblemError, type PublishedArticle } from '@askwell/core/protocol';
import { markdownStyles, renderBlocks, renderHeading, type MarkdownOptions } from '@askwell/ui/markdown';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { languageName } from '../../platform/language-name.ts';
import { liveService, type LiveService } from '../../platform/live-service.ts';
import { outlineService, type OutlineOffer, type OutlineService } from '../../platform/outline-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { articleStyles } from './article-styles.ts';
import { articleUri } from './article-uri.ts';
import { renderFacts } from './article-facts.ts';

/** A published article as its readers see it, with what its author stated about it and an outline. */
@element('askwell-article-editor')
export class ArticleEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: liveService }) private live!: LiveService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: outlineService }) private outlines!: OutlineService;
  @state() private article: PublishedArticle | undefined;
  @state() private problem = '';
  @state() private currentSection = '';
  #outline: OutlineOffer | undefined;

  protected override connected(): void {
    this.#outline = this.outlines.offer(this.uri, {
      sections: this.#sections,
      reveal: (id) => {
        this.focus();
        this.#reveal(id);
      },
    });
    this.subscriptions.add(this.#outline);
    this.subscriptions.add(
      this.live.onDidReceive((event) => {
        if (event.type !== 'article.published') return;
        if (event.articleId === this.#id && event.locale === this.parameters['locale']) void this.#load();
      }),
    );
    if (!this.article) void this.#load();
  }

  get #id(): string {
    return this.parameters['articleId'] ?? '';
  }

  get #sections() {
    const headed = (this.article?.sections ?? []).filter(({ level }) => level > 0);
    return headed.map(({ id, heading, level }) => ({ id, label: heading, level }));
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.page, vscode-button')?.focus());
  }

  async #load(): Promise<void> {
    this.problem = '';
    try {
      this.article = await this.session.client.article(this.#id, this.parameters['locale'] ?? '');
    } catch (error) {
      const missing = error instanceof ProblemError && error.status === 404;
      this.problem = missing
        ? this.text('article.missing', { id: this.#id })
        : error instanceof Error
          ? error.message
          : String(error);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('currentSection')) this.#outline?.update({ current: this.currentSection || undefined });
    const { article } = this;
    if (!article || !changed.has('article')) return;
    this.#outline?.update({ sections: this.#sections });
    this.editors.describe(this.uri, { title: article.title, icon: article.kind === 'case' ? 'book' : 'file' });
    this.editors.setBreadcrumbs(this.uri, [
      { label: this.text('explorer.title'), command: 'explorer.show' },
      ...(article.category.name ? [{ label: article.category.name }] : []),
      { label: article.title },
    ]);
  }

  protected override render(): TemplateResult {
    const { article } = this;
    if (this.problem && !article) {
      return html`<div class="page problem" tabindex="0">
        <p role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!article) {
      return html`<div class="page loading" tabindex="-1">
        <vscode-progress-ring
          role="status"
          aria-live="polite"
          aria-label=${this.text('editors.loading')}
        ></vscode-progress-ring>
      </div>`;
    }
    return html`<div class="page" tabindex="0" @scroll=${this.#onScroll}>
      <div class="columns">
        <article lang=${article.locale}>
          <header lang=${this.localization.locale}>
            ${this.#renderLocales(article)}
            <h1 lang=${article.locale}>${article.title}</h1>
            ${renderFacts(article, this.localization)}
          </header>
          <div class="markdown">${article.sections.map((section) => this.#renderSection(section))}</div>
          ${this.#renderRelated(article)}
        </article>
        ${this.#renderOutline(article)}
      </div>
    </div>`;
  }

  #renderLocales({ articleId, locale, locales, title }: PublishedArticle): TemplateResult | typeof nothing {
    if (locales.length < 2) return nothing;
    return html`<div class="locales" role="group" aria-label=${this.text('article.locale')}>
      ${locales
        .toSorted()
        .map(
          (other) =>
            html`<button
              lang=${other}
              aria-pressed=${other === locale ? 'true' : 'false'}
              @click=${() => this.editors.open(articleUri(articleId, other), { title, pinned: false })}
            >
              ${languageName(other)}
            </button>`,
        )}
    </div>`;
  }

  #renderSection({ id, heading, level, blocks }: PublishedArticle['sections'][number]): unknown {
    const options = this.#markdown;
    return [
      level > 0 ? renderHeading(Math.max(level, 2), id, heading, options) : nothing,
      renderBlocks(blocks, options),
    ];
  }

  get #markdown(): MarkdownOptions {
    return {
      baseUrl: `${this.session.client.options.baseUrl.replace(/\/*$/, '')}/`,
      headingShift: 0,
      onArticleLink: (articleId) => this.commands.run('explorer.openArticle', articleId, this.parameters['locale']),
      calloutName: (kind) => this.text(`callout.${kind}`),
    };
  }

  #renderRelated({ related }: PublishedArticle): TemplateResult | typeof nothing {
    if (related.length === 0) return nothing;
    return html`<nav class="related" aria-labelledby="related">
      <h2 id="related" lang=${this.localization.locale}>${this.text('article.related')}</h2>
      <ul>
        ${related.map(
          ({ articleId, locale, title }) =>
            html`<li>
              <button
                class="link"
                @click=${() => this.editors.open(articleUri(articleId, locale), { title, pinned: false })}
              >
                ${title}
              </button>
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  #renderOutline({ sections, locale }: PublishedArticle): TemplateResult | typeof nothing {
    const headed = sections.filter(({ level }) => level > 0);
    if (headed.length < 2) return nothing;
    return html`<nav class="outline" aria-labelledby="outline">
      <h2 id="outline">${this.text('article.outline')}</h2>
      <ul lang=${locale}>
        ${headed.map(
          ({ id, heading, level }) =>
            html`<li class=${level > 2 ? 'nested' : ''}>
              <button
                aria-current=${ifDefined(id === this.currentSection ? 'true' : undefined)}
                @click=${() => this.#reveal(id)}
              >
                ${heading}
              </button>
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  #reveal(sectionId: string): void {
    this.renderRoot.querySelector(`[id="${CSS.escape(sectionId)}"]`)?.scrollIntoView({ block: 'start' });
  }

  readonly #onScroll = (event: Event): void => {
    const page = event.target as HTMLElement;
    const top = page.getBoundingClientRect().top + 80;
    const passed = [...page.querySelectorAll('.markdown [id]')].filter(
      (node) => node.getBoundingClientRect().top <= top,
    );
    this.currentSection = passed.at(-1)?.id ?? '';
  };

  static override styles = [controlStyles, pageStyles, markdownStyles, articleStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-article-editor': ArticleEditor;
  }
}
