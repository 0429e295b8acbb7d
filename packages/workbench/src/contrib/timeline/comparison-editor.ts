import { consume } from '@lit/context';
import type { RevisionHead } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import '../../editors/diff/text-diff.ts';
import type { TextDiff } from '../../editors/diff/text-diff.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { comparisonUri, readingUri, type ArticlePlace } from './article-place.ts';
import { PeopleNames } from './people-names.ts';

/** Two revisions of an article side by side; any two can be chosen, and one of them brought back. */
@element('askwell-comparison-editor')
export class ComparisonEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @state() private texts: readonly [string, string] | undefined;
  @state() private revisions: readonly RevisionHead[] = [];
  @state() private problem = '';
  @state() private layout: 'split' | 'unified' = 'split';
  @query('askwell-text-diff') private diff!: TextDiff | null;
  readonly #names = new PeopleNames();

  protected override connected(): void {
    void this.#load();
  }

  get #place(): ArticlePlace {
    return { articleId: this.parameters['articleId'] ?? '', locale: this.parameters['locale'] ?? '' };
  }

  get #numbers(): readonly [number, number] {
    return [Number(this.parameters['from']), Number(this.parameters['to'])];
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      (this.diff ?? this.renderRoot.querySelector<HTMLElement>('vscode-button, .page'))?.focus(),
    );
  }

  async #load(): Promise<void> {
    const { reviews } = this.session;
    this.problem = '';
    try {
      const [{ revisions }, ...texts] = await Promise.all([
        reviews.revisions(this.#place),
        // Revision 0 is what there was before the first: nothing.
        ...this.#numbers.map(async (number) =>
          number === 0 ? '' : (await reviews.revision(this.#place, number)).text,
        ),
      ]);
      await this.#names.load(reviews);
      this.revisions = revisions;
      this.texts = [texts[0] ?? '', texts[1] ?? ''];
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const [from, to] = this.#numbers;
    this.editors.describe(this.uri, { title: this.text('compare.tab', { from, to }) });
    if (!changed.has('uri') && !changed.has('active')) return;
    this.editors.setBreadcrumbs(this.uri, [
      {
        label: this.#place.articleId,
        command: 'explorer.openArticle',
        args: [this.#place.articleId, this.#place.locale],
      },
      { label: this.text('compare.tab', { from, to }) },
    ]);
  }

  protected override render(): TemplateResult {
    if (this.problem) {
      return html`<div class="page problem" tabindex="0">
        <p role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!this.texts) {
      return html`<div class="page loading" tabindex="-1">
        <vscode-progress-ring
          role="status"
          aria-live="polite"
          aria-label=${this.text('editors.loading')}
        ></vscode-progress-ring>
      </div>`;
    }
    const [from, to] = this.#numbers;
    const [textBefore, textAfter] = this.texts;
    const mayWrite = this.editors.resolve(readingUri(this.#place)) !== undefined;
    return html`<div class="page" tabindex="-1">
      <form @submit=${this.#onCompare}>
        ${this.#renderChoice('from', from, true)} ${this.#renderChoice('to', to, false)}
        <vscode-button secondary type="submit" @click=${this.#onCompare}>${this.text('compare.compare')}</vscode-button>
        <span class="gap"></span>
        <vscode-button secondary @click=${this.#toggleLayout}>
          ${this.text(this.layout === 'split' ? 'review.unified' : 'review.split')}
        </vscode-button>
        ${
          mayWrite && to > 0
            ? html`<vscode-button
                secondary
                @click=${() => this.commands.run('timeline.restore', this.#place.articleId, this.#place.locale, to)}
              >
                ${this.text('compare.restore', { number: to })}
              </vscode-button>`
            : nothing
        }
      </form>
      ${
        textBefore === textAfter
          ? html`<p class="quiet">${this.text('compare.same')}</p>`
          : html`<askwell-text-diff
              .textBefore=${textBefore}
              .textAfter=${textAfter}
              .layout=${this.layout}
              .label=${this.text('compare.tab', { from, to })}
            ></askwell-text-diff>`
      }
    </div>`;
  }

  #renderChoice(name: 'from' | 'to', chosen: number, withNothing: boolean): TemplateResult {
    return html`<label>
      ${this.text(`compare.${name}`)}
      <select name=${name}>
        ${this.revisions.map(({ number, author, at }) => {
          const who = this.#names.name(author, this.localization);
          const when = this.localization.localizer.date(at);
          return html`<option value=${number} ?selected=${number === chosen}>
            ${this.text('compare.option', { number, who, when })}
          </option>`;
        })}
        ${withNothing ? html`<option value="0" ?selected=${chosen === 0}>${this.text('compare.nothing')}</option>` : nothing}
      </select>
    </label>`;
  }

  readonly #onCompare = (event: Event): void => {
    event.preventDefault();
    const chosen = (name: string) =>
      Number(this.renderRoot.querySelector<HTMLSelectElement>(`select[name=${name}]`)?.value);
    const [from, to] = [chosen('from'), chosen('to')];
    this.editors.open(comparisonUri(this.#place, from, to), {
      title: this.text('compare.tab', { from, to }),
      pinned: false,
    });
  };

  readonly #toggleLayout = (): void => {
    this.layout = this.layout === 'split' ? 'unified' : 'split';
  };

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      .page {
        padding: 16px 24px 64px;
      }
      .loading {
        display: grid;
        place-items: center;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        margin-block-end: 14px;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-inline-size: 0;
        max-inline-size: 100%;
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      select {
        min-inline-size: 0;
        padding: 4px 6px;
        border: 1px solid var(--vscode-dropdown-border);
        border-radius: 5px;
        background: var(--vscode-dropdown-background);
        color: var(--vscode-dropdown-foreground);
        font: inherit;
      }
      .gap {
        flex: 1;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-comparison-editor': ComparisonEditor;
  }
}
