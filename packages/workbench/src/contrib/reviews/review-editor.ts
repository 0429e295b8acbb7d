import { consume } from '@lit/context';
import type { ContextKeys } from '@askwell/core/extensions';
import type { ReviewActionRequest } from '@askwell/core/protocol';
import { may } from '@askwell/core/reviews';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { contextKeyService } from '../../platform/core-services.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { keybindingService, type KeybindingService } from '../../platform/keybinding-service.ts';
import { liveService, type LiveService } from '../../platform/live-service.ts';
import type { WorkbenchText } from '../../platform/localization-service.ts';
import { notificationService, type NotificationService } from '../../platform/notification-service.ts';
import { quickAccessService, type QuickAccessService } from '../../platform/quick-access-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { storageService, type StorageService } from '../../platform/storage-service.ts';
import './answer-effect.ts';
import { chooseReviewers } from './choose-reviewers.ts';
import './decision-form.ts';
import type { DecisionEvent, DecisionKind } from './decision-form.ts';
import { offeredActions, type OfferedAction } from './offered-actions.ts';
import './publish-gate.ts';
import type { RevealLineEvent } from './publish-gate.ts';
import './review-changes.ts';
import type { LineCommentEvent, ReviewChanges } from './review-changes.ts';
import { reviewEditorStyles } from './review-editor-styles.ts';
import { nextWaiting } from './review-groups.ts';
import { renderReviewHeader } from './review-header.ts';
import { ReviewModel } from './review-model.ts';
import type { ThreadEvent } from './review-thread.ts';
import { reviewUri } from './review-uri.ts';
import { reviewsStore, type ReviewRequest, type ReviewsStore } from './reviews-store.ts';

type Section = 'changes' | 'effect' | 'gate';

const sections: readonly Section[] = ['changes', 'effect', 'gate'];
/** Wide enough for the effect beside the text, CSS pixels. */
const wideEnough = 1_080;
/** Actions with a button of their own; the others are in the list behind "More". */
const buttons: readonly OfferedAction['action'][] = [
  'approve',
  'request-changes',
  'submit',
  'publish',
  'schedule',
  'unschedule',
  'restore',
];
const asking: readonly string[] = ['request-changes', 'accept-regressions', 'publish-urgently', 'archive', 'schedule'];
/** After these the member has done their part: the next review comes. */
const final: readonly string[] = ['approve', 'request-changes', 'publish', 'publish-urgently', 'schedule'];

/** One review: what changes, what it does to answers, what stands in the way, and the decision. */
@element('askwell-review-editor')
export class ReviewEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: liveService }) private live!: LiveService;
  @consume({ context: reviewsStore }) private reviews!: ReviewsStore;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @consume({ context: contextKeyService }) private keys!: ContextKeys;
  @consume({ context: notificationService }) private notifications!: NotificationService;
  @consume({ context: quickAccessService }) private quickAccess!: QuickAccessService;
  @consume({ context: storageService }) private storage!: StorageService;
  @state() private section: Section = 'changes';
  @state() private asked: DecisionKind | undefined;
  @state() private layout: 'split' | 'unified' = 'split';
  @state() private wide = false;
  @state() private announcement = '';
  @query('askwell-review-changes') private changes!: ReviewChanges | null;
  #model: ReviewModel | undefined;
  #offered: readonly OfferedAction[] = [];
  readonly #resize = new ResizeObserver(([entry]) => {
    if (entry && entry.contentRect.width > 0) this.wide = entry.contentRect.width >= wideEnough;
  });

  protected override connected(): void {
    this.#model = this.subscriptions.add(new ReviewModel(this.parameters['reviewId'] ?? '', this.session, this.live));
    this.layout = this.storage.read('reviews.layout', readLayout) ?? 'split';
    this.follow(this.#model.onDidChange);
    this.follow(this.reviews.onDidChange);
    this.subscriptions.add(this.reviews.onDidRequest((wanted) => this.active && this.#answer(wanted)));
    this.#resize.observe(this);
    this.subscriptions.add({ dispose: () => this.#resize.disconnect() });
  }

  override focus(): void {
    void this.updateComplete.then(() => {
      const places = ['askwell-decision-form', 'askwell-review-changes', '[role=tabpanel]', '.page'];
      const place = places.find((selector) => this.renderRoot.querySelector(selector));
      if (place !== undefined) this.renderRoot.querySelector<HTMLElement>(place)?.focus();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const view = this.#model?.view;
    const { member } = this.session;
    if (!view || !member) return;
    const { regressions, delegations } = this.#model!;
    this.#offered = offeredActions(view, member, { regressions, delegations, now: Date.now() });
    const { review } = view;
    const title = this.#title;
    this.editors.describe(this.uri, { title: this.text('review.tab', { title }) });
    if (changed.has('active') || this.editors.breadcrumbs(this.uri).at(-1)?.label !== title) {
      this.editors.setBreadcrumbs(this.uri, [
        { label: this.text('reviews.title'), command: 'reviews.show' },
        { label: review.locale },
        { label: title },
      ]);
    }
    if (!this.active) return;
    const offers = (action: string) => this.#offered.some((one) => one.action === action) || undefined;
    this.keys.update({
      reviewMayApprove: offers('approve'),
      reviewMayRequestChanges: offers('request-changes'),
      reviewMayPublish: offers('publish'),
      reviewMaySchedule: offers('schedule'),
      reviewMayComment: may(member.role, 'comment', review.state) || undefined,
    });
  }

  get #title(): string {
    const view = this.#model?.view;
    if (!view) return '';
    const { articleId, locale } = view.review;
    const known = this.reviews.title(articleId, locale);
    // A new article has no published title: what its author calls it is in the draft.
    return known === articleId ? (/^title:\s*(.+?)\s*$/m.exec(view.draft.text)?.[1] ?? known) : known;
  }

  readonly #nameOf = (memberId: string): string => this.reviews.name(memberId);

  protected override render(): TemplateResult {
    const model = this.#model;
    const view = model?.view;
    if (!model || !view) {
      if (!model?.trouble) {
        return html`<div class="page loading" tabindex="-1">
          <vscode-progress-ring
            role="status"
            aria-live="polite"
            aria-label=${this.text('editors.loading')}
          ></vscode-progress-ring>
        </div>`;
      }
      return html`<div class="page problem" tabindex="0">
        <p role="alert">${model.missing ? this.text('review.missing') : this.#troubleText(model.trouble.code)}</p>
        ${model.missing ? nothing : html`<p class="quiet">${model.trouble.detail}</p>`}
        <vscode-button @click=${() => void model.load()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    const { localization } = this;
    return html`<div class="page" tabindex="-1">
      <div class="head">
        ${renderReviewHeader({ view, title: this.#title, localization, nameOf: this.#nameOf, now: Date.now() })}
        ${this.#renderActions(model)} ${this.#renderNotices(model)}
        ${
          this.asked
            ? html`<askwell-decision-form
                .kind=${this.asked}
                .busy=${model.busy}
                @decision=${(event: DecisionEvent) => void this.#decide(this.asked!, event)}
                @decision-cancel=${() => this.#turnAway()}
              ></askwell-decision-form>`
            : nothing
        }
        <p class="visually-hidden" role="status">${this.announcement}</p>
      </div>
      ${this.wide ? this.#renderColumns(model) : this.#renderTabs(model)}
    </div>`;
  }

  #renderActions(model: ReviewModel): TemplateResult {
    const shown = this.#offered.filter(({ action }) => buttons.includes(action));
    const more = this.#offered.filter(({ action }) => !buttons.includes(action));
    return html`<div class="actions" role="group" aria-label=${this.text('review.actions')}>
      ${shown.map((offered) => {
        const keys = offered.onBehalfOf === undefined ? this.keybindings.label(`reviews.${camel(offered.action)}`) : '';
        return html`<vscode-button
          ?secondary=${!offered.primary}
          ?disabled=${model.busy}
          @click=${() => void this.#start(offered)}
        >
          ${this.#actionText(offered)}${keys ? html` <kbd>${keys}</kbd>` : nothing}
        </vscode-button>`;
      })}
      ${
        this.#editable
          ? html`<vscode-button secondary @click=${this.#edit}>${this.text('review.edit')}</vscode-button>`
          : nothing
      }
      ${
        more.length > 0
          ? html`<vscode-button secondary @click=${() => void this.#more(more)}>
              ${this.text('review.more')}
            </vscode-button>`
          : nothing
      }
    </div>`;
  }

  #actionText({ action, onBehalfOf }: OfferedAction): string {
    const text = this.text(`review.action.${action}`);
    if (onBehalfOf !== undefined) return this.text('review.approveFor', { name: this.#nameOf(onBehalfOf) });
    return asking.includes(action) ? `${text}…` : text;
  }

  #renderNotices(model: ReviewModel): unknown {
    const { trouble, view, changedMeanwhile } = model;
    const { review, draft, publishedRevision } = view!;
    const open = !['published', 'archived'].includes(review.state);
    const outdated = open && publishedRevision !== null && publishedRevision !== draft.baseRevision;
    return [
      trouble
        ? html`<div class="notice error" role="alert">
            ${icon('error')}
            <div>
              <p>${this.#troubleText(trouble.code)}</p>
              <p class="quiet">${trouble.detail}</p>
            </div>
            <button class="icon-button" aria-label=${this.text('notifications.dismiss')} @click=${this.#acknowledge}>
              ${icon('close')}
            </button>
          </div>`
        : nothing,
      changedMeanwhile
        ? html`<div class="notice" role="status">
            ${icon('info')}
            <p>${this.text('review.changedMeanwhile', { name: this.#nameOf(draft.updatedBy) })}</p>
            <button class="icon-button" aria-label=${this.text('notifications.dismiss')} @click=${this.#acknowledge}>
              ${icon('close')}
            </button>
          </div>`
        : nothing,
      outdated
        ? html`<div class="notice warning">
            ${icon('warning')}
            <p>${this.text('review.outdated', { revision: publishedRevision })}</p>
            ${
              this.#editable
                ? html`<vscode-button secondary ?disabled=${model.busy} @click=${() => void model.rebase()}>
                    ${this.text('review.rebase')}
                  </vscode-button>`
                : nothing
            }
          </div>`
        : nothing,
    ];
  }

  #renderColumns(model: ReviewModel): TemplateResult {
    return html`<div class="columns">
      <section aria-label=${this.text('review.changes')}>${this.#renderSection('changes', model)}</section>
      <aside aria-label=${this.text('review.effect')}>
        ${(['gate', 'effect'] as const).map(
          (section) =>
            html`<section class="card" tabindex="-1" data-section=${section}>
              <h2>${this.text(`review.${section}`)}</h2>
              ${this.#renderSection(section, model)}
            </section>`,
        )}
      </aside>
    </div>`;
  }

  #renderTabs(model: ReviewModel): TemplateResult {
    return html`<div class="tabs" role="tablist" aria-label=${this.text('review.sections')} @keydown=${this.#onTabKey}>
        ${sections.map(
          (section) =>
            html`<button
              role="tab"
              id="tab-${section}"
              aria-selected=${this.section === section ? 'true' : 'false'}
              tabindex=${this.section === section ? '0' : '-1'}
              @click=${() => (this.section = section)}
            >
              ${this.text(`review.${section}`)}
            </button>`,
        )}
      </div>
      <div class="panel" role="tabpanel" tabindex="-1" aria-labelledby="tab-${this.section}">
        ${this.#renderSection(this.section, model)}
      </div>`;
  }

  #renderSection(section: Section, model: ReviewModel): TemplateResult {
    const view = model.view!;
    const { review, draft, comments } = view;
    const role = this.session.member?.role;
    if (section === 'changes') {
      return html`<askwell-review-changes
        .textBefore=${model.base}
        .textAfter=${draft.text}
        .comments=${comments}
        .nameOf=${this.#nameOf}
        .layout=${this.layout}
        .writable=${role !== undefined && may(role, 'comment', review.state)}
        .editable=${this.#mayEdit}
        .busy=${model.busy}
        @line-comment=${this.#onComment}
        @thread=${this.#onThread}
        @apply-all=${this.#applyAll}
        @layout-change=${() => this.#toggleLayout()}
      ></askwell-review-changes>`;
    }
    if (section === 'effect') {
      return html`<askwell-answer-effect
        .watch=${model.effects}
        .titleOf=${(articleId: string, locale: string) =>
          articleId === review.articleId ? this.#title : this.reviews.title(articleId, locale)}
        @measure=${() => void model.measure()}
      ></askwell-answer-effect>`;
    }
    const trouble = model.gateTrouble;
    return html`${
        trouble
          ? html`<div role="alert">
              <p>${this.#troubleText(trouble.code)}</p>
              <p class="quiet">${trouble.detail}</p>
              <vscode-button secondary @click=${() => void model.measure()}>${this.text('action.retry')}</vscode-button>
            </div>`
          : nothing
      }<askwell-publish-gate
        .gate=${model.gate}
        .view=${view}
        .editable=${this.#editable}
        .mayAccept=${this.#offered.some(({ action }) => action === 'accept-regressions')}
        @reveal-line=${(event: RevealLineEvent) => this.#reveal(event.line)}
        @edit=${this.#edit}
        @accept=${() => this.#ask('accept-regressions')}
      ></askwell-publish-gate>`;
  }

  get #mayEdit(): boolean {
    const { member } = this.session;
    const review = this.#model?.view?.review;
    if (!member || !review || !may(member.role, 'edit', review.state)) return false;
    return member.role !== 'agent' || review.contributors.includes(member.id);
  }

  /** Whether there is also something to write with. */
  get #editable(): boolean {
    return this.#mayEdit && this.editors.resolve(this.#editUri) !== undefined;
  }

  get #editUri(): string {
    const { articleId, locale } = this.#model!.view!.review;
    return `edit/${encodeURIComponent(articleId)}/${encodeURIComponent(locale)}`;
  }

  readonly #edit = (): void => this.editors.open(this.#editUri, { title: this.#title });

  #troubleText(code: string): string {
    const known = troubleTexts.find((one) => one === code) ?? 'refused';
    return this.text(`review.trouble.${known}` as WorkbenchText);
  }

  readonly #acknowledge = (): void => {
    this.#model?.acknowledge();
    this.focus();
  };

  /** A command asks for something. */
  #answer(wanted: ReviewRequest): void {
    if (wanted === 'toggle-layout') this.#toggleLayout();
    else if (wanted === 'effect' || wanted === 'gate') this.#show(wanted);
    else if (wanted === 'changes' || wanted === 'comment' || wanted.endsWith('-change')) {
      this.section = 'changes';
      void this.updateComplete.then(() => {
        if (wanted === 'comment') this.changes?.comment();
        else if (wanted === 'changes') this.changes?.focus();
        else this.changes?.step(wanted === 'next-change' ? 1 : -1);
      });
    } else {
      const offered = this.#offered.find(({ action, onBehalfOf }) => action === wanted && onBehalfOf === undefined);
      const instead = offered ?? this.#offered.find(({ action }) => action === wanted);
      if (instead) void this.#start(instead);
    }
  }

  #show(section: 'effect' | 'gate'): void {
    this.section = section;
    void this.updateComplete.then(() => {
      const place = this.renderRoot.querySelector<HTMLElement>(`[data-section=${section}], .panel`);
      place?.focus();
      place?.scrollIntoView({ block: 'nearest' });
    });
  }

  #reveal(line: number): void {
    this.section = 'changes';
    void this.updateComplete.then(() => this.changes?.reveal(line));
  }

  #toggleLayout(): void {
    this.layout = this.layout === 'split' ? 'unified' : 'split';
    this.storage.write('reviews.layout', this.layout);
  }

  #ask(kind: DecisionKind): void {
    this.asked = kind;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('askwell-decision-form')?.focus());
  }

  #turnAway(): void {
    this.asked = undefined;
    this.focus();
  }

  async #more(offered: readonly OfferedAction[]): Promise<void> {
    const items = offered.map((one) => ({
      id: one.action,
      label: this.#actionText(one),
      run: () => void this.#start(one),
    }));
    const chosen = await this.quickAccess.pick(items, { placeholder: this.text('review.moreActions') });
    if (chosen) chosen.run();
    else this.focus();
  }

  async #start({ action, onBehalfOf }: OfferedAction): Promise<void> {
    const version = this.#model!.view!.review.draftVersion;
    switch (action) {
      case 'request-changes':
      case 'accept-regressions':
      case 'publish-urgently':
      case 'archive':
      case 'schedule':
        return this.#ask(action);
      case 'assign':
        return this.#assign();
      case 'approve':
        return this.#act({
          type: action,
          draftVersion: version,
          ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
        });
      default:
        return this.#act({ type: action });
    }
  }

  async #assign(): Promise<void> {
    const { review } = this.#model!.view!;
    const { quickAccess, localization } = this;
    const colleagues = this.reviews.overview?.colleagues ?? [];
    const reviewers = await chooseReviewers(review, colleagues, { quickAccess, localization });
    if (reviewers) await this.#act({ type: 'assign', reviewers: [...reviewers] });
    else this.focus();
  }

  async #decide(kind: DecisionKind, { reason, at }: DecisionEvent): Promise<void> {
    const draftVersion = this.#model!.view!.review.draftVersion;
    switch (kind) {
      case 'request-changes':
        return this.#act({ type: kind, comment: reason });
      case 'accept-regressions':
        return this.#act({ type: kind, draftVersion, reason });
      case 'schedule':
        return this.#act({ type: kind, at });
      default:
        return this.#act({ type: kind, reason });
    }
  }

  async #act(action: ReviewActionRequest): Promise<void> {
    const title = this.#title;
    const done = await this.#model!.act(action);
    if (!done) {
      if (this.asked) this.#ask(this.asked);
      else this.renderRoot.querySelector<HTMLElement>('.page')?.focus();
      return;
    }
    this.asked = undefined;
    const message = this.text(`review.done.${action.type}`, { title });
    this.announcement = message;
    await this.reviews.refresh();
    const next = final.includes(action.type) ? nextWaiting(this.reviews.waiting, this.#model!.reviewId) : undefined;
    if (next) {
      this.notifications.info(message);
      const nextTitle = this.text('review.tab', { title: next.title });
      this.editors.open(reviewUri(next.reviewId), { title: nextTitle, pinned: false });
      return;
    }
    this.notifications.info(final.includes(action.type) ? `${message} ${this.text('review.noneLeft')}` : message);
    this.focus();
  }

  readonly #onComment = async ({ from, to, text, suggestion }: LineCommentEvent): Promise<void> => {
    const request = { from, to, text, ...(suggestion === undefined ? {} : { suggestion }) };
    if (!(await this.#model!.comment(request))) return;
    this.announcement = this.text('review.commentKept');
    this.changes?.endComment();
  };

  readonly #onThread = async ({ commentId, action, text }: ThreadEvent): Promise<void> => {
    const model = this.#model!;
    const line = model.view?.comments.find(({ id }) => id === commentId)?.anchor.from;
    if (action === 'reply') await model.reply(commentId, text);
    else if (action === 'resolve') await model.resolve(commentId);
    else if (await model.applySuggestions([commentId])) {
      this.announcement = this.text('review.suggestionApplied');
      if (line !== undefined) this.changes?.reveal(line);
    }
  };

  readonly #applyAll = async (): Promise<void> => {
    const open = this.#model!.view!.comments.filter(
      ({ suggestion, resolved, anchor }) => suggestion !== null && !resolved && anchor.state === 'unchanged',
    );
    if (await this.#model!.applySuggestions(open.map(({ id }) => id))) {
      this.announcement = this.text('review.suggestionsApplied', { count: open.length });
    }
    this.changes?.focus();
  };

  readonly #onTabKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    this.section = sections[(sections.indexOf(this.section) + step + sections.length) % sections.length]!;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(),
    );
  };

  static override styles = [controlStyles, pageStyles, reviewEditorStyles];
}

const troubleTexts = [
  'draft-changed',
  'base-changed',
  'gate-closed',
  'gate-pending',
  'review-refused',
  'suggestion-refused',
  'not-possible',
  'draft-exists',
  'forbidden',
  'unreachable',
] as const;

function camel(action: string): string {
  return action.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function readLayout(value: unknown): 'split' | 'unified' | undefined {
  return value === 'split' || value === 'unified' ? value : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-review-editor': ReviewEditor;
  }
}
