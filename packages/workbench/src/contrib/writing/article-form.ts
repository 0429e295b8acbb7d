import { consume } from '@lit/context';
import {
  categoryId,
  editFrontMatter,
  readFrontMatter,
  type ArticleKind,
  type FrontMatterValue,
} from '@askwell/core/articles';
import type { ArticleSummary, CategoryNode, SuggestedTagEntry, TagSummary } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { storageService, type StorageService } from '../../platform/storage-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { articleFormStyles } from './article-form-styles.ts';
import type { ArticleKey } from './article-uri.ts';
import './token-input.ts';
import { knowledgeService, type WritingKnowledge } from './writing-knowledge.ts';

type Field = 'title' | 'author' | 'reviewer' | 'reviewedAt' | 'verifyEveryDays';

const kinds: readonly ArticleKind[] = ['article', 'case', 'canned-response', 'procedure'];

/**
 * The front matter as a form. It holds no values of its own: each change is an edit of the text, which comes back as text.
 *
 * @fires form-edit - `detail` makes the edit for the text as it is by then, or gives undefined.
 */
@element('askwell-article-form')
class ArticleForm extends WorkbenchElement {
  @consume({ context: knowledgeService }) private knowledge!: WritingKnowledge;
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: storageService }) private storage!: StorageService;
  /** The whole file. */
  @property({ attribute: false }) source = '';
  @property({ attribute: false }) key: ArticleKey = { articleId: '', locale: '' };
  /** Where the file lies in the knowledge folder, as far as that is known: its folders file it when it does not say so itself. */
  @property({ attribute: false }) path = '';
  @property({ attribute: false }) readOnly = false;
  @state() private expanded = false;
  @state() private tags: readonly TagSummary[] = [];
  @state() private suggestions: readonly SuggestedTagEntry[] = [];
  @state() private categories: readonly CategoryNode[] = [];
  @state() private articles: readonly ArticleSummary[] = [];
  #front: ReturnType<typeof readFrontMatter> = readFrontMatter('');

  protected override connected(): void {
    this.expanded = this.storage.read('writing.details', (value) => value === true) ?? false;
    if (this.expanded) void this.#fetch();
  }

  /** What can be chosen; without it everything can still be typed. */
  async #fetch(): Promise<void> {
    const { knowledge } = this;
    const [tags, categories, articles] = await Promise.all([
      knowledge.tags().catch(() => this.tags),
      knowledge.categories().catch(() => this.categories),
      knowledge.articles().catch(() => this.articles),
    ]);
    Object.assign(this, { tags, categories, articles });
    if (this.source.trim() !== '' && !this.readOnly) {
      this.suggestions = await this.session.loops.suggestTags(this.source.slice(0, 65_000)).catch(() => []);
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source')) this.#front = readFrontMatter(this.source);
  }

  protected override render(): TemplateResult {
    const front = this.#front;
    if (!front.ok) {
      return html`<div class="unreadable" role="alert">
        ${icon('error')}<span
          >${this.text('writing.form.unreadable', { line: front.error.line, message: front.error.message })}</span
        >
        <button class="secondary" @click=${() => this.commands.run('writing.toggleForm')}>
          ${this.text('writing.form.editYaml')}
        </button>
      </div>`;
    }
    return html`<div class="title-row">
        <input
          class="title"
          lang=${this.key.locale}
          aria-label=${this.text('writing.form.title')}
          placeholder=${this.text('writing.form.title')}
          aria-invalid=${this.#value('title') === '' ? 'true' : 'false'}
          .value=${this.#value('title')}
          ?readonly=${this.readOnly}
          @change=${(event: Event) => this.#set('title', (event.target as HTMLInputElement).value)}
        />
        <button
          class="more"
          aria-expanded=${this.expanded ? 'true' : 'false'}
          aria-controls="details"
          @click=${this.#toggle}
        >
          ${icon(this.expanded ? 'chevron-down' : 'chevron-right')}${this.text('writing.form.details')}
        </button>
      </div>
      <div id="details" ?hidden=${!this.expanded}>${this.expanded ? this.#renderDetails() : nothing}</div>`;
  }

  #renderDetails(): TemplateResult {
    const { locale } = this.localization;
    const nameOf = (names: Readonly<Record<string, string>>, id: string) =>
      names[locale] ?? names['en'] ?? Object.values(names)[0] ?? id;
    const tags = this.tags.map(({ id, names, color }) => ({ id, name: nameOf(names, id), color }));
    const suggested = this.suggestions
      .filter(({ id }) => !this.#list('tags').includes(id))
      .slice(0, 5)
      .map((one) => tags.find(({ id }) => id === one.id) ?? one);
    const articles = new Map<string, string>();
    for (const { articleId, title, locale: language } of this.articles) {
      if (articleId !== this.key.articleId && (!articles.has(articleId) || language === this.key.locale))
        articles.set(articleId, title);
    }
    return html`<div class="grid">
      ${this.#renderSelect(
        'kind',
        kinds.map((kind) => [kind, this.text(`article.kind.${kind}`)]),
        'article',
      )}
      ${this.#renderSelect(
        'audience',
        (['customer', 'internal'] as const).map((audience) => [audience, this.text(`article.audience.${audience}`)]),
        ['canned-response', 'procedure'].includes(this.#value('kind')) ? 'internal' : 'customer',
      )}
      ${this.#renderSelect('category', [['', this.text('writing.form.noCategory')], ...flat(this.categories)], this.#filed)}
      <label class="wide">
        <span>${this.text('writing.form.tags')}</span>
        <askwell-token-input
          .label=${this.text('writing.form.tags')}
          .tokens=${this.#list('tags')}
          .known=${tags}
          .suggested=${suggested}
          .suggestedLabel=${this.text('writing.form.suggested')}
          .removeLabel=${(name: string) => this.text('writing.form.remove', { name })}
          .readOnly=${this.readOnly}
          @tokens-change=${(event: CustomEvent<string[]>) => this.#set('tags', event.detail)}
        ></askwell-token-input>
      </label>
      <label class="wide">
        <span>${this.text('writing.form.questions')}</span>
        <textarea
          lang=${this.key.locale}
          rows=${Math.min(6, Math.max(2, this.#list('questions').length))}
          placeholder=${this.text('writing.form.questionsHint')}
          .value=${this.#list('questions').join('\n')}
          ?readonly=${this.readOnly}
          @change=${(event: Event) => this.#set('questions', lines((event.target as HTMLTextAreaElement).value))}
        ></textarea>
      </label>
      <label class="wide">
        <span>${this.text('writing.form.related')}</span>
        <askwell-token-input
          .label=${this.text('writing.form.related')}
          .tokens=${this.#list('related')}
          .known=${[...articles].map(([id, name]) => ({ id, name }))}
          .removeLabel=${(name: string) => this.text('writing.form.remove', { name })}
          .readOnly=${this.readOnly}
          @tokens-change=${(event: CustomEvent<string[]>) => this.#set('related', event.detail)}
        ></askwell-token-input>
      </label>
      ${this.#renderInput('author', 'text')}${this.#renderInput('reviewer', 'text')}
      ${this.#renderInput('reviewedAt', 'date')}${this.#renderInput('verifyEveryDays', 'number')}
      <label class="wide">
        <span>${this.text('writing.form.sources')}</span>
        <textarea
          rows="2"
          .value=${this.#list('sources').join('\n')}
          ?readonly=${this.readOnly}
          @change=${(event: Event) => this.#set('sources', lines((event.target as HTMLTextAreaElement).value))}
        ></textarea>
      </label>
    </div>`;
  }

  #renderInput(field: Field, type: 'text' | 'date' | 'number'): TemplateResult {
    const wrong = this.#isWrong(field);
    return html`<label>
      <span>${this.text(`writing.form.${field}`)}</span>
      <input
        type=${type}
        min=${ifDefined(type === 'number' ? 1 : undefined)}
        max=${ifDefined(type === 'number' ? 9_999 : undefined)}
        aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby=${ifDefined(wrong ? `${field}-wrong` : undefined)}
        .value=${this.#value(field)}
        ?readonly=${this.readOnly}
        @change=${(event: Event) => this.#set(field, (event.target as HTMLInputElement).value)}
      />
      ${
        wrong
          ? html`<span id="${field}-wrong" class="wrong">
              ${this.text('writing.form.wrong', { value: this.#value(field) })}
            </span>`
          : nothing
      }
    </label>`;
  }

  #renderSelect(
    field: 'kind' | 'audience' | 'category',
    options: readonly (readonly [string, string])[],
    fallback: string,
  ): TemplateResult {
    const value = this.#value(field) || fallback;
    const isKnown = options.some(([id]) => id === value);
    const all = isKnown ? options : [[value, value] as const, ...options];
    return html`<label>
      <span>${this.text(`writing.form.${field}`)}</span>
      <select
        ?disabled=${this.readOnly}
        .value=${value}
        @change=${(event: Event) => this.#set(field, (event.target as HTMLSelectElement).value)}
      >
        ${all.map(([id, name]) => html`<option value=${id} ?selected=${id === value}>${name}</option>`)}
      </select>
    </label>`;
  }

  #value(key: string): string {
    const value = this.#front.ok ? this.#front.value.values.get(key) : undefined;
    return typeof value === 'string' ? value : '';
  }

  #list(key: string): readonly string[] {
    const value = this.#front.ok ? this.#front.value.values.get(key) : undefined;
    return typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? []);
  }

  get #filed(): string {
    if (this.path) return this.path.split('/').slice(0, -1).map(categoryId).join('/');
    const { articleId, locale } = this.key;
    return this.articles.find((one) => one.articleId === articleId && one.locale === locale)?.category ?? '';
  }

  #isWrong(key: string): boolean {
    return this.#front.ok && this.#front.value.wrong.has(key);
  }

  #set(key: string, given: string | readonly string[]): void {
    const value: FrontMatterValue =
      typeof given === 'string' ? given.replace(/\s+/g, ' ').trim() || undefined : given.length > 0 ? given : undefined;
    const edit = (text: string) => {
      const made = editFrontMatter(text, key, value);
      return made.ok ? made.value : undefined;
    };
    this.dispatchEvent(new CustomEvent('form-edit', { detail: edit }));
  }

  readonly #toggle = (): void => {
    this.expanded = !this.expanded;
    this.storage.write('writing.details', this.expanded);
    if (this.expanded) void this.#fetch();
  };

  static override styles = [controlStyles, articleFormStyles];
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function flat(categories: readonly CategoryNode[], depth = 0): (readonly [string, string])[] {
  return categories.flatMap(({ id, name, children }) => [
    [id, `${'\u2003'.repeat(depth)}${name}`] as const,
    ...flat(children, depth + 1),
  ]);
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-article-form': ArticleForm;
  }
}
