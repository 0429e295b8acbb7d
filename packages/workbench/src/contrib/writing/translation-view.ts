import { consume } from '@lit/context';
import type { PublishedArticle } from '@askwell/core/protocol';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import '../../editors/code/code-editor.ts';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { languageName } from '../../platform/language-name.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import type { ArticleKey } from './article-uri.ts';
import { codePhrases } from './code-phrases.ts';
import { linesOfSections } from './section-lines.ts';
import { knowledgeService, type WritingKnowledge } from './writing-knowledge.ts';

/**
 * The same article in another language, to read while one is written: its open draft or what is published. Where a translation no
 * longer says what its source says, the sections have a bar.
 *
 * @fires stale-sections - `detail` are ids of the sections of the article that is written which are behind their source.
 */
@element('askwell-translation-source')
export class TranslationSource extends WorkbenchElement {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: knowledgeService }) private knowledge!: WritingKnowledge;
  /** The article that is written. */
  @property({ attribute: false }) key: ArticleKey = { articleId: '', locale: '' };
  @state() private locales: readonly string[] = [];
  @state() private locale = '';
  @state() private other = '';
  @state() private isDraft = false;
  @state() private stale: readonly string[] = [];
  @state() private problem = '';
  @state() private loading = true;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('key');
    if (changed.has('key') && (before?.articleId !== this.key.articleId || before.locale !== this.key.locale))
      void this.#load();
  }

  async #load(): Promise<void> {
    this.loading = true;
    this.problem = '';
    try {
      const articles = await this.knowledge.articles();
      const others = articles.filter(
        ({ articleId, locale }) => articleId === this.key.articleId && locale !== this.key.locale,
      );
      this.locales = others.map(({ locale }) => locale).toSorted();
      const own = await this.#published(this.key.locale);
      const source = own?.translation?.source;
      this.locale = source !== undefined && this.locales.includes(source) ? source : (this.locales[0] ?? '');
      this.dispatchEvent(new CustomEvent('stale-sections', { detail: own?.translation?.staleSections ?? [] }));
      await this.#show(this.locale);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.loading = false;
    }
  }

  #published(locale: string): Promise<PublishedArticle | undefined> {
    return this.knowledge.article(this.key.articleId, locale).catch(() => undefined);
  }

  async #show(locale: string): Promise<void> {
    this.locale = locale;
    if (locale === '') return;
    const { reviews } = this.session;
    const key = { articleId: this.key.articleId, locale };
    const open = (await reviews.reviews(key)).find(({ state }) => !['published', 'archived'].includes(state));
    const shown = open ? (await reviews.review(open.id)).draft.text : await this.#publishedText(key);
    const stale = (await this.#published(locale))?.translation?.staleSections ?? [];
    // Somebody may have chosen another language by now.
    if (this.locale !== locale) return;
    Object.assign(this, { other: shown.replace(/\r\n?/g, '\n'), isDraft: open !== undefined, stale });
  }

  async #publishedText(key: ArticleKey): Promise<string> {
    const { published } = await this.session.reviews.revisions(key);
    return published === null ? '' : (await this.session.reviews.revision(key, published)).text;
  }

  protected override render(): TemplateResult {
    return html`<div class="bar">
        <label>
          ${this.text('writing.translation')}
          <select
            ?hidden=${this.locales.length === 0}
            @change=${(event: Event) => void this.#show((event.target as HTMLSelectElement).value)}
          >
            ${this.locales.map(
              (locale) =>
                html`<option value=${locale} ?selected=${locale === this.locale}>
                  ${languageName(locale, this.localization.locale)}
                </option>`,
            )}
          </select>
        </label>
        ${this.isDraft ? html`<span class="quiet">${this.text('writing.state.draft')}</span>` : nothing}
        ${
          this.stale.length > 0
            ? html`<span class="stale">${this.text('writing.staleSections', { count: this.stale.length })}</span>`
            : nothing
        }
      </div>
      ${this.#renderText()}`;
  }

  #renderText(): TemplateResult {
    if (this.problem) {
      return html`<div class="message" role="alert">
        <p>${this.problem}</p>
        <button class="secondary" @click=${() => void this.#load()}>${this.text('action.retry')}</button>
      </div>`;
    }
    if (this.loading) return html`<p class="message" role="status">${this.text('editors.loading')}</p>`;
    if (this.locales.length === 0) return html`<p class="message">${this.text('writing.noTranslation')}</p>`;
    return html`<askwell-code-editor
      .content=${this.other}
      .label=${this.text('writing.translationOf', { language: languageName(this.locale, this.localization.locale) })}
      .description=${this.text('writing.leave')}
      .language=${this.locale}
      .readOnly=${true}
      .checkSpelling=${false}
      .marked=${linesOfSections(this.other, this.stale)}
      .phrases=${codePhrases(this.localization)}
    ></askwell-code-editor>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      .bar {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        min-block-size: 34px;
        padding: 4px 12px;
        border-block-end: 1px solid var(--vscode-panel-border);
        font-size: 12px;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        color: var(--vscode-descriptionForeground);
      }
      select {
        padding: 2px 6px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 4px;
        font: inherit;
        color: var(--vscode-input-foreground);
        background: var(--vscode-input-background);
      }
      .quiet,
      .message {
        color: var(--vscode-descriptionForeground);
      }
      .stale {
        color: var(--vscode-statusBarItem-warningForeground);
      }
      .message {
        margin: 0;
        padding: 14px 16px;
      }
      .secondary {
        padding: 4px 12px;
        border-radius: 5px;
        color: var(--vscode-button-secondaryForeground);
        background: var(--vscode-button-secondaryBackground);
      }
      askwell-code-editor {
        flex: 1;
        min-block-size: 0;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-translation-source': TranslationSource;
  }
}
