import { consume } from '@lit/context';
import type { FoundText } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import type { TreeOpenEvent, TreeToggleEvent } from '../../base/windowed-tree.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import type { WorkbenchText } from '../../platform/localization-service.ts';
import { notificationService, type NotificationService } from '../../platform/notification-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { searchRows, type SearchNode } from './search-rows.ts';
import { searchStore, type SearchInput, type SearchStore } from './search-store.ts';
import { searchStyles } from './search-styles.ts';
import './search-tree.ts';
import type { SearchTree } from './search-tree.ts';

/** After the last letter, milliseconds. */
const pause = 250;

const options = [
  ['matchCase', 'case-sensitive', 'search.matchCase', 'Alt+C'],
  ['wholeWord', 'whole-word', 'search.wholeWord', 'Alt+W'],
  ['regularExpression', 'regex', 'search.regularExpression', 'Alt+R'],
] as const satisfies readonly (readonly [keyof SearchInput, string, WorkbenchText, string])[];

/** Finds letters in all texts and replaces them in drafts. */
@element('askwell-search-view')
export class SearchView extends WorkbenchElement {
  @consume({ context: searchStore }) private search!: SearchStore;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: notificationService }) private notifications!: NotificationService;
  @state() private collapsed: ReadonlySet<string> = new Set();
  /** What is to be replaced once the member agrees. */
  @state() private proposed: readonly FoundText[] | undefined;
  @state() private replacing: { readonly done: number; readonly all: number } | undefined;
  @query('askwell-search-tree') private tree!: SearchTree | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop = new AbortController();

  protected override connected(): void {
    this.follow(this.search.onDidChange);
    this.#stop = new AbortController();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#stop.abort();
  }

  override focus(): void {
    void this.updateComplete.then(() => {
      const field = this.renderRoot.querySelector<HTMLInputElement>('#wanted');
      field?.focus();
      field?.select();
    });
  }

  protected override render(): TemplateResult {
    const { input } = this.search;
    return html`<search class="fields" @keydown=${this.#onFieldKey}>
        <button
          class="toggle"
          aria-expanded=${input.replacing ? 'true' : 'false'}
          aria-controls="replacement"
          aria-label=${this.text('search.toggleReplace')}
          title=${this.text('search.toggleReplace')}
          @click=${() => this.search.change({ replacing: !input.replacing })}
        >
          ${icon(input.replacing ? 'chevron-down' : 'chevron-right')}
        </button>
        <div class="inputs">
          <div class="field">
            <input
              id="wanted"
              type="text"
              maxlength="200"
              autocomplete="off"
              spellcheck="false"
              placeholder=${this.text('search.placeholder')}
              aria-label=${this.text('search.placeholder')}
              aria-invalid=${this.search.problem ? 'true' : 'false'}
              aria-describedby="summary"
              .value=${input.text}
              @input=${this.#onWanted}
            />
            ${options.map(([key, name, label, shortcut]) => this.#renderOption(key, name, label, shortcut))}
          </div>
          ${input.replacing ? this.#renderReplacement(input) : nothing}
        </div>
      </search>
      <div id="summary" class="summary" role="status">${this.#renderSummary()}</div>
      ${this.proposed ? this.#renderProposal(this.proposed) : nothing}
      ${
        this.search.articles.length > 0
          ? html`<askwell-search-tree
              .label=${this.text('search.results')}
              .rows=${searchRows({
                articles: this.search.articles,
                collapsed: this.collapsed,
                replacement: this.search.replacement,
              })}
              @tree-open=${this.#onOpen}
              @tree-toggle=${this.#onToggle}
              @keydown=${this.#onTreeKey}
            ></askwell-search-tree>`
          : nothing
      }`;
  }

  #renderOption(
    key: (typeof options)[number][0],
    name: string,
    label: WorkbenchText,
    shortcut: string,
  ): TemplateResult {
    const pressed = this.search.input[key];
    return html`<button
      class="icon-button option"
      aria-pressed=${pressed ? 'true' : 'false'}
      aria-label=${this.text(label)}
      aria-keyshortcuts=${shortcut}
      title="${this.text(label)} (${shortcut})"
      @click=${() => this.#toggle(key)}
    >
      ${icon(name)}
    </button>`;
  }

  #renderReplacement({ replacement }: SearchInput): TemplateResult {
    return html`<div class="field">
      <input
        id="replacement"
        type="text"
        maxlength="1000"
        autocomplete="off"
        placeholder=${this.text('search.replacement')}
        aria-label=${this.text('search.replacement')}
        .value=${replacement}
        @input=${(event: InputEvent) => this.search.change({ replacement: (event.target as HTMLInputElement).value })}
      />
      <button
        class="icon-button option"
        ?disabled=${this.search.articles.length === 0 || this.replacing !== undefined}
        aria-label=${this.text('search.replaceAll')}
        title=${this.text('search.replaceAll')}
        @click=${() => this.#propose(this.search.articles)}
      >
        ${icon('replace-all')}
      </button>
    </div>`;
  }

  #renderSummary(): TemplateResult | string {
    const { state, places, articles, complete, problem, input } = this.search;
    if (this.replacing) return this.text('search.replacing', this.replacing);
    if (state === 'failed') return html`<span class="problem">${problem}</span>`;
    if (state === 'searching') return this.text('search.searching');
    if (state === 'idle') return input.text === '' ? this.text('search.about') : '';
    if (places === 0) return this.text('search.nothing');
    const found = this.text('search.found', { places, articles: articles.length });
    return complete ? found : `${found} ${this.text('search.more')}`;
  }

  #renderProposal(articles: readonly FoundText[]): TemplateResult {
    const places = articles.reduce((sum, { matches }) => sum + matches.length, 0);
    const drafts = articles.filter(({ draft }) => draft).length;
    return html`<div class="proposal" role="group" aria-label=${this.text('search.replaceAll')}>
      <p>
        ${this.text('search.propose', { places, articles: articles.length })}
        ${drafts > 0 ? this.text('search.proposeDrafts', { drafts }) : nothing}
      </p>
      <vscode-button id="agree" @click=${() => void this.#replace(articles)}
        >${this.text('search.replace')}</vscode-button
      >
      <vscode-button secondary @click=${() => this.#cancel()}>${this.text('search.cancel')}</vscode-button>
    </div>`;
  }

  readonly #onWanted = (event: InputEvent): void => {
    this.search.change({ text: (event.target as HTMLInputElement).value });
    this.proposed = undefined;
    if (!event.isComposing) this.#searchSoon();
  };

  readonly #onFieldKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      clearTimeout(this.#timer);
      void this.search.search();
    } else if (event.key === 'ArrowDown' && event.target instanceof HTMLInputElement) {
      this.tree?.focus();
    } else {
      const option = options.find(([, , , shortcut]) => event.altKey && shortcut === `Alt+${event.code.slice(3)}`);
      if (!option) return;
      this.#toggle(option[0]);
    }
    event.preventDefault();
  };

  #toggle(key: (typeof options)[number][0]): void {
    this.search.change({ [key]: !this.search.input[key] });
    this.proposed = undefined;
    void this.search.search();
  }

  #searchSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.search.search(), pause);
  }

  readonly #onOpen = ({ row, pinned }: TreeOpenEvent<SearchNode>): void => {
    if (row.value.type === 'place') {
      const { article, place } = row.value;
      this.commands.run('search.openPlace', article.articleId, article.locale, place.line, pinned);
    }
  };

  readonly #onToggle = ({ row, expanded }: TreeToggleEvent<SearchNode>): void => {
    const next = new Set(this.collapsed);
    if (expanded) next.delete(row.id);
    else next.add(row.id);
    this.collapsed = next;
  };

  /** Delete leaves a result out; Control+Enter replaces it. */
  readonly #onTreeKey = (event: KeyboardEvent): void => {
    const node = this.tree?.focusedRow?.value;
    if (!node || event.isComposing) return;
    const chosen = node.type === 'article' ? node.article : { ...node.article, matches: [node.place] };
    if (event.key === 'Delete' || event.key === 'Backspace') this.search.dismiss([chosen]);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && this.search.input.replacing) {
      this.#propose([chosen]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #propose(articles: readonly FoundText[]): void {
    this.proposed = articles;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#agree')?.focus());
  }

  #cancel(): void {
    this.proposed = undefined;
    this.focus();
  }

  async #replace(articles: readonly FoundText[]): Promise<void> {
    this.proposed = undefined;
    this.replacing = { done: 0, all: articles.length };
    this.focus();
    const outcome = await this.search.replace(
      articles,
      (done, all) => (this.replacing = { done, all }),
      this.#stop.signal,
    );
    this.replacing = undefined;
    if (outcome.places > 0) {
      this.notifications.info(this.text('search.replaced', { places: outcome.places, articles: outcome.articles }));
    }
    const [stale] = outcome.stale;
    if (stale !== undefined)
      this.notifications.error(this.text('search.stale', { title: stale, count: outcome.stale.length }));
    const [failed] = outcome.failed;
    if (failed) this.notifications.error(this.text('search.failed', { ...failed, count: outcome.failed.length }));
    if (outcome.places > 0 || stale !== undefined) await this.search.search();
  }

  static override styles = [controlStyles, searchStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-search-view': SearchView;
  }
}
