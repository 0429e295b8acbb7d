import { consume } from '@lit/context';
import type { BlameLine } from '@askwell/core/reviews';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { liveService, type LiveService } from '../../platform/live-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { comparisonUri, type ArticlePlace } from './article-place.ts';
import { PeopleNames } from './people-names.ts';
import { blameRuns } from './timeline-entries.ts';

/** The published text with who brought each line, and in which revision. */
@element('askwell-blame-editor')
export class BlameEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: liveService }) private live!: LiveService;
  @consume({ context: editorService }) private editors!: EditorService;
  @state() private lines: readonly BlameLine[] | undefined;
  @state() private problem = '';
  readonly #names = new PeopleNames();

  protected override connected(): void {
    this.subscriptions.add(
      this.live.onDidReceive((event) => {
        if (event.type === 'article.published' && event.articleId === this.#place.articleId) void this.#load();
      }),
    );
    void this.#load();
  }

  get #place(): ArticlePlace {
    return { articleId: this.parameters['articleId'] ?? '', locale: this.parameters['locale'] ?? '' };
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.page')?.focus());
  }

  async #load(): Promise<void> {
    this.problem = '';
    try {
      const { reviews } = this.session;
      const [lines] = await Promise.all([reviews.blame(this.#place), this.#names.load(reviews)]);
      this.lines = lines;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { articleId, locale } = this.#place;
    this.editors.describe(this.uri, { title: this.text('blame.tab', { article: articleId }) });
    if (!changed.has('uri') && !changed.has('active')) return;
    this.editors.setBreadcrumbs(this.uri, [
      { label: articleId, command: 'explorer.openArticle', args: [articleId, locale] },
      { label: this.text('blame.title') },
    ]);
  }

  protected override render(): TemplateResult {
    if (this.problem) {
      return html`<div class="page problem" tabindex="0">
        <p role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!this.lines) {
      return html`<div class="page loading" tabindex="-1">
        <vscode-progress-ring
          role="status"
          aria-live="polite"
          aria-label=${this.text('editors.loading')}
        ></vscode-progress-ring>
      </div>`;
    }
    let number = 0;
    return html`<div class="page" tabindex="0" role="region" aria-label=${this.text('blame.title')}>
      <table>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">${this.text('blame.who')}</th>
            <th scope="col">${this.text('blame.line')}</th>
            <th scope="col">${this.text('blame.text')}</th>
          </tr>
        </thead>
        ${blameRuns(this.lines).map(
          (run) =>
            html`<tbody>
              ${run.map((line, index) => {
                number += 1;
                return html`<tr>
                  ${index === 0 ? this.#renderWho(line, run.length) : ''}
                  <td class="number">${number}</td>
                  <td class="text" lang=${this.#place.locale}>${line.text.replace(/\r?\n$/, '')}</td>
                </tr>`;
              })}
            </tbody>`,
        )}
      </table>
    </div>`;
  }

  #renderWho({ author, at, revision }: BlameLine, rows: number): TemplateResult {
    const who = this.#names.name(author, this.localization);
    return html`<th scope="rowgroup" rowspan=${rows}>
      <button @click=${() => this.#compare(revision)} title=${this.text('timeline.revision', { number: revision })}>
        <span class="name">${who}</span>
        <span class="quiet">${this.localization.localizer.date(at)}</span>
      </button>
    </th>`;
  }

  #compare(revision: number): void {
    const from = revision - 1;
    const title = this.text('compare.tab', { from, to: revision });
    this.editors.open(comparisonUri(this.#place, from, revision), { title, pinned: false });
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      .page {
        padding: 16px 20px 64px;
      }
      .loading {
        display: grid;
        place-items: center;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-family: var(--vscode-editor-font-family, ui-monospace, monospace);
        font-size: 12.5px;
        line-height: 1.6;
      }
      tbody {
        border-block-start: 1px solid var(--vscode-panel-border);
      }
      th,
      td {
        padding: 0 8px;
        text-align: start;
        vertical-align: top;
        font-weight: 400;
      }
      tbody th {
        inline-size: 150px;
        font-family: var(--vscode-font-family);
        font-size: 12px;
      }
      th button {
        position: sticky;
        inset-block-start: 0;
        display: grid;
        padding-block: 2px;
        max-inline-size: 150px;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--vscode-textLink-foreground);
      }
      .number {
        inline-size: 1%;
        text-align: end;
        user-select: none;
        -webkit-user-select: none;
        font-variant-numeric: tabular-nums;
        color: var(--vscode-descriptionForeground);
      }
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      @container (max-width: 560px) {
        tbody th {
          inline-size: 84px;
          padding-inline-start: 0;
        }
        .page {
          padding-inline: 12px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-blame-editor': BlameEditor;
  }
}
