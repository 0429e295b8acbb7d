import { consume } from '@lit/context';
import type { DecisionEntry } from '@askwell/core/reviews';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { liveService, type LiveService } from '../../platform/live-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { decisionsUri } from './article-place.ts';
import { decisionText } from './decision-text.ts';
import { PeopleNames } from './people-names.ts';
import { valueOf } from './timeline-entries.ts';

type Verdict = Awaited<ReturnType<SessionService['reviews']['verifyDecisions']>>;

/** Decisions that are read at once. */
const page = 100;
const calm = 500;

/** Who decided what, when and why; and whether the log is as it was written. */
@element('askwell-decisions-editor')
export class DecisionsEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: liveService }) private live!: LiveService;
  @consume({ context: editorService }) private editors!: EditorService;
  @state() private decisions: readonly DecisionEntry[] | undefined;
  @state() private verdict: Verdict | undefined;
  @state() private problem = '';
  @state() private more = false;
  readonly #names = new PeopleNames();
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override connected(): void {
    this.subscriptions.add(
      this.live.onDidReceive(({ type }) => {
        if (!/^(review|article|verification|review-settings)\./.test(type)) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#load(), calm);
      }),
    );
    this.subscriptions.add({ dispose: () => clearTimeout(this.#timer) });
    void this.#load();
  }

  get #articleId(): string | undefined {
    return this.parameters['articleId'];
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.page')?.focus());
  }

  async #load(): Promise<void> {
    this.problem = '';
    try {
      const { reviews } = this.session;
      const [verdict] = await Promise.all([reviews.verifyDecisions(), this.#names.load(reviews)]);
      this.verdict = verdict;
      await this.#read(Math.max(0, (verdict.head?.seq ?? 0) - page), false);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** The log is read from its beginning; of the whole log the newest page is shown first, of one article all. */
  async #read(after: number, earlier: boolean): Promise<void> {
    const { reviews } = this.session;
    const articleId = this.#articleId;
    const query = articleId === undefined ? { after, limit: page } : { articleId, limit: 500 };
    const { decisions } = await reviews.decisions(query);
    const known = earlier ? (this.decisions ?? []) : [];
    const oldest = known.at(-1)?.seq ?? Infinity;
    const found = decisions.filter(({ seq }) => seq < oldest).toSorted((a, b) => b.seq - a.seq);
    this.decisions = [...known, ...found];
    this.more = articleId === undefined && after > 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const title =
      this.#articleId === undefined
        ? this.text('decisions.title')
        : this.text('decisions.ofArticle', { article: this.#articleId });
    this.editors.describe(this.uri, { title });
  }

  protected override render(): TemplateResult {
    if (this.problem && !this.decisions) {
      return html`<div class="page problem" tabindex="0">
        <p role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!this.decisions) {
      return html`<div class="page loading" tabindex="-1">
        <vscode-progress-ring
          role="status"
          aria-live="polite"
          aria-label=${this.text('editors.loading')}
        ></vscode-progress-ring>
      </div>`;
    }
    const oldest = this.decisions.at(-1)?.seq ?? 1;
    return html`<div class="page" tabindex="0" role="region" aria-label=${this.text('decisions.title')}>
      <h1>${this.text('decisions.title')}</h1>
      ${this.#renderVerdict()}
      <form @submit=${this.#onFilter}>
        <label for="article">${this.text('decisions.filter')}</label>
        <input id="article" type="search" autocomplete="off" .value=${this.#articleId ?? ''} />
        <vscode-button secondary type="submit" @click=${this.#onFilter}>${this.text('decisions.show')}</vscode-button>
      </form>
      ${
        this.decisions.length === 0
          ? html`<p class="quiet">${this.text('decisions.empty')}</p>`
          : html`<ol>
              ${this.decisions.map((entry) => this.#renderEntry(entry))}
            </ol>`
      }
      ${
        this.more
          ? html`<vscode-button secondary @click=${() => void this.#read(Math.max(0, oldest - 1 - page), true)}>
              ${this.text('decisions.earlier')}
            </vscode-button>`
          : nothing
      }
    </div>`;
  }

  #renderVerdict(): TemplateResult | typeof nothing {
    const { verdict } = this;
    if (!verdict) return nothing;
    if (verdict.intact) {
      return html`<p class="verdict good" role="status">
        ${icon('verified')}${this.text('decisions.intact', { count: verdict.head?.seq ?? 0 })}
      </p>`;
    }
    const why =
      verdict.reason === 'link-broken' || verdict.reason === 'entry-missing' ? verdict.reason : 'content-changed';
    return html`<p class="verdict bad" role="alert">
      ${icon('error')}${this.text(`decisions.broken.${why}`, { seq: verdict.seq ?? 0 })}
    </p>`;
  }

  #renderEntry({ seq, at, actor, type, data, hash }: DecisionEntry): TemplateResult {
    const articleId = valueOf(data, 'articleId');
    const locale = valueOf(data, 'locale');
    const reviewId = valueOf(data, 'reviewId');
    const reason = valueOf(data, 'reason');
    const onBehalfOf = valueOf(data, 'onBehalfOf');
    const broken = this.verdict?.intact === false && this.verdict.seq === seq;
    const reviewUri = reviewId === undefined ? undefined : `review/${encodeURIComponent(reviewId)}`;
    return html`<li class=${broken ? 'broken' : ''}>
      <span class="seq" title=${this.text('decisions.seq')}>${seq}</span>
      <div>
        <p>
          <strong>${decisionText(type, this.localization)}</strong>
          ${
            articleId === undefined
              ? nothing
              : reviewUri !== undefined && this.editors.resolve(reviewUri)
                ? html`<button class="link" @click=${() => this.editors.open(reviewUri)}>${articleId}</button>`
                : html`<span>${articleId}</span>`
          }
          ${locale === undefined ? nothing : html`<span class="quiet">${locale}</span>`}
        </p>
        <p class="quiet">
          ${this.#names.name(actor, this.localization)}
          ${onBehalfOf === undefined ? nothing : this.text('decisions.onBehalfOf', { name: this.#names.name(onBehalfOf, this.localization) })}
          ·
          <time datetime=${new Date(at).toISOString()}
            >${this.localization.localizer.date(at, { dateStyle: 'medium', timeStyle: 'medium' })}</time
          >
        </p>
        ${reason === undefined ? nothing : html`<p class="reason">${reason}</p>`}
      </div>
      <code title=${hash}>${hash.slice(0, 12)}</code>
    </li>`;
  }

  readonly #onFilter = (event: Event): void => {
    event.preventDefault();
    const articleId = this.renderRoot.querySelector<HTMLInputElement>('#article')?.value.trim();
    this.editors.open(decisionsUri(articleId === '' ? undefined : articleId), { pinned: false });
  };

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      .page {
        padding: 24px 28px 64px;
      }
      .loading {
        display: grid;
        place-items: center;
      }
      h1 {
        font-size: 21px;
      }
      p {
        margin: 0;
      }
      .verdict {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-block: 8px 16px;
      }
      .good {
        color: var(--vscode-charts-green);
      }
      .bad {
        color: var(--vscode-charts-red);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-block-end: 12px;
      }
      input {
        min-inline-size: 0;
        inline-size: 260px;
        padding: 4px 8px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 5px;
        background: var(--vscode-input-background);
        color: var(--vscode-input-foreground);
        font: inherit;
      }
      ol {
        max-inline-size: 900px;
        margin: 0 0 16px;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 44px minmax(0, 1fr) auto;
        gap: 10px;
        padding-block: 8px;
        border-block-end: 1px solid var(--vscode-panel-border);
      }
      li.broken {
        border-inline-start: 3px solid var(--vscode-charts-red);
      }
      .seq {
        text-align: end;
        font-variant-numeric: tabular-nums;
        color: var(--vscode-descriptionForeground);
      }
      .reason {
        margin-block-start: 2px;
        padding-inline-start: 10px;
        border-inline-start: 2px solid var(--vscode-panel-border);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      code {
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      @container (max-width: 560px) {
        .page {
          padding: 16px 14px 56px;
        }
        li {
          grid-template-columns: 28px minmax(0, 1fr);
        }
        code {
          display: none;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-decisions-editor': DecisionsEditor;
  }
}
