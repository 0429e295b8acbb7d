import { consume } from '@lit/context';
import { editFrontMatter, applyOffsetEdit, slug, type ArticleKind } from '@askwell/core/articles';
import { interfaceLocales } from '@askwell/core/l10n';
import { ProblemError, type CategoryNode } from '@askwell/core/protocol';
import { css, html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { languageName } from '../../platform/language-name.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { editUri } from './article-uri.ts';
import { normTemplate, withoutFields } from './norm-snippets.ts';
import { knowledgeService, type WritingKnowledge } from './writing-knowledge.ts';

const kinds: readonly ArticleKind[] = ['article', 'case', 'procedure', 'canned-response'];
const longestId = 80;

/** What a new article begins with: title, kind, place and language. Its id follows the title until somebody writes another one. */
@element('askwell-new-article-editor')
export class NewArticleEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: knowledgeService }) private knowledge!: WritingKnowledge;
  @state() private heading = '';
  @state() private kind: ArticleKind = 'article';
  @state() private category = '';
  @state() private locale = '';
  @state() private ownId: string | undefined;
  @state() private problem = '';
  @state() private busy = false;
  @state() private categories: readonly CategoryNode[] = [];
  @state() private locales: readonly string[] = [...interfaceLocales];
  @query('[name=title]') private titleInput!: HTMLInputElement;

  protected override connected(): void {
    this.locale = this.localization.locale;
    this.editors.describe(this.uri, { title: this.text('writing.newArticle') });
    void this.#fetch();
  }

  override focus(): void {
    void this.updateComplete.then(() => this.titleInput.focus());
  }

  async #fetch(): Promise<void> {
    const [categories, articles] = await Promise.all([
      this.knowledge.categories().catch(() => []),
      this.knowledge.articles().catch(() => []),
    ]);
    this.categories = categories;
    this.locales = [...new Set([...interfaceLocales, ...articles.map(({ locale }) => locale)])].toSorted();
  }

  get #id(): string {
    return this.ownId ?? idFor(this.heading);
  }

  protected override render(): TemplateResult {
    const select = (
      name: 'kind' | 'category' | 'locale',
      label: string,
      options: readonly (readonly [string, string])[],
    ) =>
      html`<label>
        <span>${label}</span>
        <select @change=${(event: Event) => Object.assign(this, { [name]: (event.target as HTMLSelectElement).value })}>
          ${options.map(([id, words]) => html`<option value=${id} ?selected=${id === this[name]}>${words}</option>`)}
        </select>
      </label>`;
    return html`<div class="page">
      <form @submit=${this.#onSubmit}>
        <h1>${this.text('writing.newArticle')}</h1>
        <label class="wide">
          <span>${this.text('writing.form.title')}</span>
          <input
            name="title"
            required
            maxlength="200"
            lang=${this.locale}
            .value=${this.heading}
            @input=${(event: Event) => (this.heading = (event.target as HTMLInputElement).value)}
          />
        </label>
        ${select(
          'locale',
          this.text('article.locale'),
          this.locales.map((id) => [id, languageName(id)]),
        )}
        ${select(
          'kind',
          this.text('article.kind'),
          kinds.map((id) => [id, this.text(`article.kind.${id}`)]),
        )}
        ${select('category', this.text('writing.form.category'), [['', this.text('writing.form.noCategory')], ...flat(this.categories)])}
        <label>
          <span>${this.text('writing.form.id')}</span>
          <input
            name="id"
            required
            maxlength="128"
            autocapitalize="none"
            spellcheck="false"
            .value=${this.#id}
            @input=${(event: Event) => (this.ownId = (event.target as HTMLInputElement).value)}
          />
          <span class="quiet">${this.text('writing.form.idHint')}</span>
        </label>
        ${this.problem ? html`<p class="wide wrong" role="alert">${this.problem}</p>` : nothing}
        <div class="wide">
          <button class="primary" type="submit" ?disabled=${this.busy}>${this.text('writing.create')}</button>
        </div>
      </form>
    </div>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#create();
  };

  async #create(): Promise<void> {
    const articleId = this.#id;
    const { locale, kind, category, heading } = this;
    if (!/^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}_.-]*$/u.test(articleId)) {
      this.problem = this.text('writing.form.idWrong');
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      const articles = await this.knowledge.articles();
      if (articles.some((article) => article.articleId === articleId && article.locale === locale)) {
        this.problem = this.text('writing.form.idTaken', { id: articleId });
        return;
      }
      let text = `\n${withoutFields(normTemplate(kind, locale))}`;
      for (const [key, value] of [
        ['title', heading.trim()],
        ['kind', kind === 'article' ? undefined : kind],
        ['category', category || undefined],
      ] as const) {
        const edit = editFrontMatter(text, key, value);
        if (edit.ok && edit.value) text = applyOffsetEdit(text, edit.value);
      }
      const path = `${category ? `${category}/` : ''}${articleId}.${locale}.md`;
      await this.session.reviews.createDraft({ articleId, locale, text, path });
      this.editors.open(editUri({ articleId, locale }), { title: heading.trim() });
      this.editors.close(this.uri);
    } catch (error) {
      const taken = error instanceof ProblemError && error.code === 'draft-exists';
      this.problem = taken
        ? this.text('writing.form.idTaken', { id: articleId })
        : error instanceof Error
          ? error.message
          : String(error);
    } finally {
      this.busy = false;
    }
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: 16px 20px;
        max-inline-size: 640px;
        margin-inline: auto;
        padding: 32px 24px 64px;
      }
      h1,
      .wide {
        grid-column: 1 / -1;
      }
      label {
        display: flex;
        flex-direction: column;
        gap: 4px;
      }
      label > span {
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      input,
      select {
        inline-size: 100%;
        padding: 7px 10px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 5px;
        font: inherit;
        color: var(--vscode-input-foreground);
        background: var(--vscode-input-background);
      }
      [name='title'] {
        font-size: 16px;
      }
      .wrong {
        margin: 0;
        color: var(--vscode-errorForeground);
      }
      .primary {
        padding: 7px 16px;
        border-radius: 5px;
        color: var(--vscode-button-foreground);
        background: var(--vscode-button-background);
      }
      .primary:focus-visible {
        outline-offset: 2px;
      }
    `,
  ];
}

/** The id that a title gives: lower-case words of any script, joined by hyphens. */
export function idFor(title: string): string {
  return slug(title)
    .replace(/-{2,}/g, '-')
    .slice(0, longestId)
    .replace(/^[-_.]+|[-_.]+$/g, '');
}

function flat(categories: readonly CategoryNode[], depth = 0): (readonly [string, string])[] {
  return categories.flatMap(({ id, name, children }) => [
    [id, `${'\u2003'.repeat(depth)}${name}`] as const,
    ...flat(children, depth + 1),
  ]);
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-new-article-editor': NewArticleEditor;
  }
}
