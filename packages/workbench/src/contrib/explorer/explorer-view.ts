import { consume } from '@lit/context';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import type { TreeOpenEvent, TreeToggleEvent } from '../../base/windowed-tree.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { storageService, type StorageService } from '../../platform/storage-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { preferredUri } from './article-uri.ts';
import { categoryTrail, explorerRows, joinLocales, type ExplorerNode, type FiledArticle } from './explorer-rows.ts';
import './explorer-tree.ts';
import type { ExplorerTree } from './explorer-tree.ts';
import { knowledgeStore, type KnowledgeStore } from './knowledge-store.ts';

/** The category tree of all articles. */
@element('askwell-explorer-view')
export class ExplorerView extends WorkbenchElement {
  @consume({ context: knowledgeStore }) private knowledge!: KnowledgeStore;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: storageService }) private storage!: StorageService;
  @state() private expanded: ReadonlySet<string> = new Set();
  #rows: readonly TreeRow<ExplorerNode>[] = [];
  #joined: { readonly of: unknown; readonly locale: string; readonly articles: readonly FiledArticle[] } | undefined;
  #revealed: string | null = null;

  protected override connected(): void {
    this.expanded = new Set(this.storage.read('explorer.expanded', readIds));
    this.follow(this.knowledge.onDidChange);
    this.subscriptions.add(this.editors.onDidChangeActive(() => this.#revealActive()));
    this.subscriptions.add(this.knowledge.onDidCollapse(() => this.#expand(new Set())));
    void this.knowledge.load().then(
      () => this.#revealActive(),
      () => {},
    );
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('askwell-explorer-tree, vscode-button')?.focus(),
    );
  }

  #expand(expanded: ReadonlySet<string>): void {
    this.expanded = expanded;
    this.storage.write('explorer.expanded', [...expanded]);
  }

  #activeArticleId(): string | undefined {
    const { active } = this.editors;
    const editor = active === null ? undefined : this.editors.resolve(active);
    return editor?.contribution.id === 'article' ? editor.parameters['articleId'] : undefined;
  }

  /** Expands what hides the active article, once for each time it becomes active. */
  #revealActive(): void {
    const articleId = this.#activeArticleId();
    const summary = this.knowledge.knowledge?.articles.find((article) => article.articleId === articleId);
    if (!summary) return this.requestUpdate();
    if (this.#revealed !== summary.articleId) {
      this.#revealed = summary.articleId;
      this.#expand(new Set([...this.expanded, ...categoryTrail(summary.category)]));
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<ExplorerTree>('askwell-explorer-tree')?.reveal(`article:${summary.articleId}`),
      );
    }
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const { knowledge } = this.knowledge;
    if (!knowledge) return;
    const { locale } = this.localization;
    // Sorting thousands of titles is the expensive part, and expanding a category does not change them.
    if (this.#joined?.of !== knowledge.articles || this.#joined.locale !== locale) {
      this.#joined = { of: knowledge.articles, locale, articles: joinLocales(knowledge.articles, locale) };
    }
    this.#rows = explorerRows({
      articles: this.#joined.articles,
      categories: knowledge.categories,
      expanded: this.expanded,
      unfiled: this.text('explorer.unfiled'),
    });
  }

  protected override render(): TemplateResult {
    const { knowledge, error } = this.knowledge;
    if (!knowledge && error !== undefined) {
      return html`<div class="message" role="alert">
        <p>${this.text('explorer.failed')}</p>
        <p class="quiet">${error}</p>
        <vscode-button @click=${() => void this.knowledge.refresh()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!knowledge) return html`<div class="message">${loadingRing(this.text('explorer.loading'))}</div>`;
    if (knowledge.articles.length === 0) return html`<p class="message">${this.text('explorer.empty')}</p>`;
    const articleId = this.#activeArticleId();
    return html`<askwell-explorer-tree
      .label=${this.text('explorer.title')}
      .rows=${this.#rows}
      .selectedId=${articleId === undefined ? null : `article:${articleId}`}
      @tree-open=${this.#onOpen}
      @tree-toggle=${this.#onToggle}
    ></askwell-explorer-tree>`;
  }

  readonly #onOpen = ({ row, pinned }: TreeOpenEvent<ExplorerNode>): void => {
    if (row.value.type !== 'article') return;
    const { articleId, locale, title } = row.value.article;
    this.#revealed = articleId;
    this.editors.open(preferredUri(articleId, locale, this.editors, this.session), { title, pinned, focus: pinned });
  };

  readonly #onToggle = ({ row, expanded }: TreeToggleEvent<ExplorerNode>): void => {
    const next = new Set(this.expanded);
    if (expanded) next.add(row.id);
    else next.delete(row.id);
    this.#expand(next);
  };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      .message {
        padding: 8px 16px;
        color: var(--vscode-descriptionForeground);
      }
    `,
  ];
}

function loadingRing(label: string): TemplateResult {
  // The element announces itself as an urgent alert unless it is told otherwise.
  return html`<vscode-progress-ring role="status" aria-live="polite" aria-label=${label}></vscode-progress-ring>`;
}

function readIds(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-explorer-view': ExplorerView;
  }
}
