import { consume } from '@lit/context';
import type { Article } from '@askwell/core/articles';
import { icon } from '@askwell/ui/icons';
import { markdownStyles, renderBlocks, renderHeading, type MarkdownOptions } from '@askwell/ui/markdown';
import { tokens } from '@askwell/ui/theme';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { storageService, type StorageService } from '../../platform/storage-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import type { ArticleKey } from './article-uri.ts';
import { previewArticle, type PreviewSurroundings } from './preview-article.ts';
import { previewStyles } from './preview-styles.ts';
import { ScrollMap, type ScrollAnchor } from './scroll-map.ts';
import { sectionLines } from './section-lines.ts';
import { WhenIdle } from './when-idle.ts';
import { knowledgeService, type WritingKnowledge } from './writing-knowledge.ts';

/** How long after the reader's own scrolling the text does not scroll the preview back, milliseconds. */
const ownScroll = 600;

/**
 * The article as its readers will see it, by the widget's renderer and in its colours, on a phone or a wide page.
 *
 * @fires preview-scroll - The reader scrolled; `detail` is the line of the text at the top.
 */
@element('askwell-article-preview')
export class ArticlePreview extends WorkbenchElement {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: storageService }) private storage!: StorageService;
  @consume({ context: knowledgeService }) private knowledge!: WritingKnowledge;
  /** The whole file. */
  @property({ attribute: false }) source = '';
  @property({ attribute: false }) key: ArticleKey = { articleId: '', locale: '' };
  @state() private dark = false;
  @state() private phone = false;
  @state() private surroundings: PreviewSurroundings = { articles: [], attachments: [] };
  @query('.page') private page!: HTMLElement | null;
  #article: Article | undefined;
  #problem = '';
  #map: ScrollMap | undefined;
  #scrolledAt = 0;
  /** The text that the article was made of. */
  #shown = '';
  readonly #soon = new WhenIdle(() => this.#read(), 0);

  protected override connected(): void {
    this.dark = this.storage.read('writing.previewDark', (value) => value === true) ?? false;
    this.phone = this.storage.read('writing.previewPhone', (value) => value === true) ?? false;
    const resized = new ResizeObserver(() => (this.#map = undefined));
    resized.observe(this);
    this.subscriptions.add({
      dispose: () => {
        resized.disconnect();
        this.#soon.dispose();
      },
    });
    void Promise.all([this.knowledge.articles().catch(() => []), this.knowledge.attachments().catch(() => [])]).then(
      ([articles, attachments]) => (this.surroundings = { articles, attachments }),
    );
  }

  /** Shows what is made of a line of the text at the top. */
  showLine(line: number): void {
    if (!this.page || performance.now() - this.#scrolledAt < ownScroll) return;
    this.page.scrollTop = line <= 1 ? 0 : this.#scrollMap.topOf(line);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('source') && !changed.has('surroundings' as never)) return;
    if (this.#article) this.#soon.ask();
    else this.#read();
  }

  #read(): void {
    const read = previewArticle(this.source, this.key, this.surroundings);
    // What cannot be read for a moment, while front matter is typed, keeps what was there.
    if (read.ok) this.#article = read.value;
    this.#problem = read.ok ? '' : read.error.message;
    this.#shown = this.source;
    this.requestUpdate();
  }

  protected override updated(): void {
    this.#map = undefined;
  }

  protected override render(): TemplateResult {
    const toggle = (on: boolean, name: string, label: string, press: () => void) =>
      html`<button
        class="icon-button"
        aria-pressed=${on ? 'true' : 'false'}
        aria-label=${label}
        title=${label}
        @click=${press}
      >
        ${icon(name)}
      </button>`;
    return html`<div class="bar">
        <span class="name">${this.text('writing.preview')}</span>
        ${this.#problem ? html`<span class="problem" role="status">${icon('warning')}${this.#problem}</span>` : nothing}
        <span class="space"></span>
        ${toggle(this.phone, 'device-mobile', this.text('writing.previewPhone'), () => this.#set('phone', !this.phone))}
        ${toggle(this.dark, 'color-mode', this.text('writing.previewDark'), () => this.#set('dark', !this.dark))}
      </div>
      <div class="desk">
        <div
          class="page ${this.phone ? 'phone' : ''}"
          tabindex="0"
          role="document"
          aria-label=${this.text('writing.preview')}
          @scroll=${this.#onScroll}
          @wheel=${this.#onOwnScroll}
          @touchmove=${this.#onOwnScroll}
          @pointerdown=${this.#onOwnScroll}
          @keydown=${this.#onOwnScroll}
        >
          ${this.#article ? this.#renderArticle(this.#article) : nothing}
        </div>
      </div>`;
  }

  #renderArticle({ title, locale, sections }: Article): TemplateResult {
    const options: MarkdownOptions = {
      baseUrl: `${this.session.client.options.baseUrl.replace(/\/*$/, '')}/`,
      headingShift: 1,
      onArticleLink: (articleId) => articleId && this.commands.run('explorer.openArticle', articleId, this.key.locale),
      calloutName: (kind) => this.text(`callout.${kind}`),
    };
    return html`<article lang=${locale} dir="auto">
      <h1 class="title">${title}</h1>
      <div class="markdown">
        ${sections.map(
          ({ id, heading, level, blocks }) =>
            html`<section>
              ${heading ? renderHeading(Math.max(level, 2), id, heading, options) : nothing}${renderBlocks(blocks, options)}
            </section>`,
        )}
      </div>
    </article>`;
  }

  #set(name: 'dark' | 'phone', value: boolean): void {
    this[name] = value;
    this.storage.write(name === 'dark' ? 'writing.previewDark' : 'writing.previewPhone', value);
    if (name === 'dark') this.setAttribute('color-scheme', value ? 'dark' : 'light');
  }

  protected override firstUpdated(): void {
    this.setAttribute('color-scheme', this.dark ? 'dark' : 'light');
  }

  get #scrollMap(): ScrollMap {
    const { page } = this;
    if (this.#map || !page) return this.#map ?? new ScrollMap([]);
    const anchors: ScrollAnchor[] = [{ line: 1, top: 0 }];
    const zero = page.getBoundingClientRect().top - page.scrollTop;
    for (const { id, line } of sectionLines(this.#shown)) {
      const heading = page.querySelector(`[id="${CSS.escape(id)}"]`);
      if (heading) anchors.push({ line, top: heading.getBoundingClientRect().top - zero - 8 });
    }
    anchors.push({ line: this.#shown.split('\n').length + 1, top: page.scrollHeight });
    return (this.#map = new ScrollMap(anchors));
  }

  readonly #onOwnScroll = (): void => {
    this.#scrolledAt = performance.now();
  };

  readonly #onScroll = (): void => {
    if (!this.page || performance.now() - this.#scrolledAt >= ownScroll) return;
    this.#scrolledAt = performance.now();
    const { scrollTop } = this.page;
    const detail = scrollTop === 0 ? 1 : this.#scrollMap.lineOf(scrollTop);
    this.dispatchEvent(new CustomEvent('preview-scroll', { detail }));
  };

  static override styles = [tokens, markdownStyles, controlStyles, previewStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-article-preview': ArticlePreview;
  }
}
