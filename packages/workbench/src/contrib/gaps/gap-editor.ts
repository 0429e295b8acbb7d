import { consume } from '@lit/context';
import type { AskedAnswer, KnowledgeGapDetail } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { columnStyles } from '../../editors/column-styles.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { keybindingService, type KeybindingService } from '../../platform/keybinding-service.ts';
import { languageName } from '../../platform/language-name.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { gapStyles } from './gap-styles.ts';
import { gapsHost, type GapsHost } from './gaps-host.ts';
import { gapsStore, type GapsStore } from './gaps-store.ts';
import { renderSparkline, sparklineStyles } from './sparkline.ts';

/** One knowledge gap: what was asked, how often, what people replied, which articles come near, and what to do. */
@element('askwell-gap-editor')
export class GapEditor extends ResourceEditor {
  @consume({ context: gapsHost }) private host!: GapsHost;
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @state() private gap: KnowledgeGapDetail | undefined;
  @state() private near: AskedAnswer['ranking'] = [];
  @state() private problem = '';
  #gaps!: GapsStore;
  #asked = '';

  protected override connected(): void {
    this.#gaps = gapsStore(this.host);
    // What is done to a gap, here or by somebody else, comes with the next list.
    this.subscriptions.add(this.#gaps.onDidChange(() => void this.#load()));
    void this.#load();
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.page')?.focus());
  }

  get #id(): string {
    return this.parameters['gapId'] ?? '';
  }

  async #load(): Promise<void> {
    try {
      const gap = await this.session.loops.gap(this.#id);
      this.gap = gap;
      this.problem = '';
      if (this.#asked === gap.text) return;
      this.#asked = gap.text;
      this.near = (await this.session.testing.ask({ question: gap.text, locale: gap.locale })).ranking.slice(0, 5);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { gap } = this;
    if (!gap) return;
    this.editors.describe(this.uri, { title: gap.text });
    this.editors.setBreadcrumbs(this.uri, [
      { label: this.text('gaps.title'), command: 'gaps.show' },
      { label: this.text(`gapState.${gap.state}`) },
      { label: gap.text },
    ]);
  }

  protected override render(): TemplateResult {
    const { gap } = this;
    if (!gap && this.problem) {
      return html`<div class="page problem" tabindex="0">
        <p role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!gap) {
      return html`<div class="page" tabindex="-1">
        <vscode-progress-ring role="status" aria-live="polite" aria-label=${this.text('editors.loading')}>
        </vscode-progress-ring>
      </div>`;
    }
    return html`<div class="page" tabindex="0">
      <div class="column">
        <p class="state ${gap.state}" role="status">${this.text(`gapState.${gap.state}`)}</p>
        <h1 lang=${gap.locale}>${gap.text}</h1>
        ${this.#renderFacts(gap)} ${this.#renderActions(gap)} ${this.#renderWordings(gap)} ${this.#renderNear(gap)}
        ${this.#renderEvidence(gap)}
      </div>
    </div>`;
  }

  #renderFacts(gap: KnowledgeGapDetail): TemplateResult {
    const { localizer } = this.localization;
    const { articleId, articleLocale, reason } = gap;
    return html`<dl class="facts">
      <dt>${this.text('gap.asked')}</dt>
      <dd>
        ${this.text('gap.counts', {
          count: gap.count,
          unanswered: gap.unanswered,
          ratedBadly: gap.ratedBadly,
          askers: gap.askers,
        })}
      </dd>
      <dt>${this.text('gap.weeks')}</dt>
      <dd class="trend">
        ${renderSparkline(gap.weeks, this.text('gaps.perWeek', { counts: gap.weeks.join(', ') }))}
        <span class=${gap.trend >= 1.5 ? 'rising' : 'quiet'}>${this.#trend(gap.trend)}</span>
      </dd>
      <dt>${this.text('gap.when')}</dt>
      <dd>${this.text('gap.between', { first: localizer.date(gap.firstAt), last: localizer.date(gap.lastAt) })}</dd>
      <dt>${this.text('gap.languages')}</dt>
      <dd>${gap.locales.map((locale) => languageName(locale)).join(', ')}</dd>
      ${
        articleId === null
          ? nothing
          : html`<dt>${this.text(gap.state === 'closed' ? 'gap.answeredBy' : 'gap.writing')}</dt>
              <dd>
                <button
                  class="link"
                  @click=${() => this.#openArticle(gap.state, articleId, articleLocale ?? gap.locale)}
                >
                  ${articleId}
                </button>
                ${gap.told > 0 ? html`<span class="quiet">${this.text('gap.told', { count: gap.told })}</span>` : nothing}
              </dd>`
      }
      ${
        reason === null
          ? nothing
          : html`<dt>${this.text('gap.reason')}</dt>
              <dd>${reason}</dd>`
      }
    </dl>`;
  }

  #trend(trend: number): string {
    if (trend >= 1.5)
      return this.text('gap.rising', { times: this.localization.localizer.number(Math.round(trend * 10) / 10) });
    return this.text(trend > 0 && trend < 0.67 ? 'gap.falling' : 'gap.steady');
  }

  #openArticle(stage: KnowledgeGapDetail['state'], articleId: string, locale: string): void {
    const draft = `edit/${articleId}/${locale}`;
    if (stage === 'drafted' && this.editors.resolve(draft)) this.editors.open(draft, { title: articleId });
    else this.commands.run('explorer.openArticle', articleId, locale);
  }

  #renderActions({ id, state: stage }: KnowledgeGapDetail): TemplateResult {
    const manages = this.session.member?.role !== 'agent';
    const learns = this.commands.get('learning.pickArticle') !== undefined;
    const action = (command: string, label: string, primary = false) => {
      const keys = this.keybindings.label(command);
      return html`<vscode-button
        ?secondary=${!primary}
        title=${keys ?? ''}
        @click=${() => this.commands.run(command, id)}
        >${label}</vscode-button
      >`;
    };
    const open = stage === 'open';
    return html`<div class="actions">
      ${open ? action('gap.draft', this.text('gap.draft'), true) : nothing}
      ${open && manages && learns ? action('gap.attach', this.text('gap.attach')) : nothing}
      ${(open || stage === 'drafted') && manages && learns ? action('gap.close', this.text('gap.close')) : nothing}
      ${open && manages ? action('gap.merge', this.text('gap.merge')) : nothing}
      ${(open || stage === 'drafted') && manages ? action('gap.ignore', this.text('gap.ignore')) : nothing}
      ${!open && stage !== 'merged' && manages ? action('gap.reopen', this.text('gap.reopen'), true) : nothing}
      ${
        this.commands.get('ask.open')
          ? html`<vscode-button
              secondary
              @click=${() => this.commands.run('ask.open', this.gap?.text, this.gap?.locale)}
            >
              ${this.text('gap.tryBot')}
            </vscode-button>`
          : nothing
      }
    </div>`;
  }

  #renderWordings({ examples, text, locale }: KnowledgeGapDetail): TemplateResult | typeof nothing {
    const others = examples.filter((one) => one !== text);
    if (others.length === 0) return nothing;
    return html`<h2>${this.text('gap.wordings')}</h2>
      <ul class="wordings" lang=${locale}>
        ${others.map((one) => html`<li>${one}</li>`)}
      </ul>`;
  }

  #renderNear({ locale }: KnowledgeGapDetail): TemplateResult | typeof nothing {
    if (this.near.length === 0) return nothing;
    return html`<h2>${this.text('gap.near')}</h2>
      <ul class="near">
        ${this.near.map(
          ({ articleId, title, locale: language }) =>
            html`<li>
              <button
                class="link"
                lang=${language}
                @click=${() => this.commands.run('explorer.openArticle', articleId, locale)}
              >
                ${title}
              </button>
            </li>`,
        )}
      </ul>`;
  }

  #renderEvidence({ evidence, locale }: KnowledgeGapDetail): TemplateResult {
    const serves = this.session.member?.role !== 'editor' && this.session.member?.role !== 'reviewer';
    return html`<h2>${this.text('gap.evidence')}</h2>
      ${
        evidence.length === 0
          ? html`<p class="quiet">${this.text('gap.noEvidence')}</p>`
          : html`<ul class="evidence">
              ${evidence.map(
                ({ conversationId, at, text }) =>
                  html`<li>
                    <p lang=${locale}>${text}</p>
                    <span class="quiet">${this.localization.localizer.date(at)}</span>
                    ${
                      serves
                        ? html`<button class="link" @click=${() => this.editors.open(`conversation/${conversationId}`)}>
                            ${this.text('gap.openConversation')}
                          </button>`
                        : nothing
                    }
                  </li>`,
              )}
            </ul>`
      }`;
  }

  static override styles = [controlStyles, pageStyles, columnStyles, sparklineStyles, gapStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-gap-editor': GapEditor;
  }
}
