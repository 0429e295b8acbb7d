import { consume } from '@lit/context';
import { request, routes, type AskedAnswer, type WidgetConfiguration } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import { markdownStyles } from '@askwell/ui/markdown';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { isComposing } from '../../base/focus.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { languageName } from '../../platform/language-name.ts';
import { notificationService, type NotificationService } from '../../platform/notification-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { askStyles } from './ask-styles.ts';
import { askState, type AskState } from './ask-state.ts';
import { meterStyles, renderMeter } from './confidence-meter.ts';
import { contributionStyles, renderContributions } from './contributions-view.ts';
import { rankingStyles, renderRanking } from './ranking-table.ts';
import { renderReply, replyStyles } from './reply-view.ts';
import { columnStyles } from '../../editors/column-styles.ts';
import { decisionName, durationText } from './test-texts.ts';
import { testOfDecision, testYaml } from './test-yaml.ts';
import { testingHost, type TestingHost } from './testing-host.ts';

interface DraftChoice {
  readonly reviewId: string;
  readonly articleId: string;
  readonly locale: string;
}

/** Asks the bot as a customer would, while typing, and shows what it does and why. */
@element('askwell-ask-editor')
export class AskEditor extends ResourceEditor {
  @consume({ context: testingHost }) private host!: TestingHost;
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: notificationService }) private notifications!: NotificationService;
  @state() private locales: readonly string[] = [];
  @state() private drafts: readonly DraftChoice[] = [];
  #asked!: AskState;

  protected override connected(): void {
    this.#asked = askState(this.host);
    this.follow(this.#asked.onDidChange);
    void this.#loadChoices();
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('textarea')?.focus());
  }

  /** Languages and drafts to choose from: without them one asks in one's own language, of what is published. */
  async #loadChoices(): Promise<void> {
    const { locale } = this.localization;
    const { options } = this.session.client;
    const [configuration, reviews] = await Promise.allSettled([
      request<WidgetConfiguration>(options, routes.widgetConfiguration, { query: { locale } }),
      this.session.reviews.reviews(),
    ]);
    if (configuration.status === 'fulfilled') this.locales = configuration.value.locales.toSorted();
    if (reviews.status === 'fulfilled') {
      const closed = new Set(['published', 'discarded', 'superseded']);
      this.drafts = reviews.value
        .filter(({ state: now }) => !closed.has(now))
        .slice(0, 20)
        .map(({ id, articleId, locale: language }) => ({ reviewId: id, articleId, locale: language }));
    }
    const fits = this.locales.find((one) => one.split('-')[0] === this.#asked.locale.split('-')[0]) ?? this.locales[0];
    if (fits !== undefined && !this.locales.includes(this.#asked.locale)) this.#asked.useLocale(fits);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.text('ask.title') });
  }

  protected override render(): TemplateResult {
    const { answer, error, pending, question } = this.#asked;
    return html`<div class="page">
      <div class="column">
        <h1>${this.text('ask.title')}</h1>
        <p class="quiet">${this.text('ask.about')}</p>
        ${this.#renderForm()}
        <div class="outcome ${pending ? 'pending' : ''}" aria-busy=${pending ? 'true' : 'false'}>
          ${
            error !== undefined
              ? html`<p class="refused" role="alert">${error}</p>
                  <vscode-button @click=${() => this.#asked.askNow()}>${this.text('action.retry')}</vscode-button>`
              : answer
                ? this.#renderAnswer(answer)
                : question.trim() === ''
                  ? html`<p class="quiet hint">${this.text('ask.empty')}</p>`
                  : nothing
          }
        </div>
      </div>
    </div>`;
  }

  #renderForm(): TemplateResult {
    const { question, locale, context } = this.#asked;
    const locales = this.locales.includes(locale) ? this.locales : [locale, ...this.locales];
    return html`<div class="form">
      ${
        context.length > 0
          ? html`<div class="context">
              <ol aria-label=${this.text('testing.context')}>
                ${context.map((one) => html`<li lang=${locale}>${one}</li>`)}
              </ol>
              <button
                class="icon-button"
                title=${this.text('ask.dropContext')}
                aria-label=${this.text('ask.dropContext')}
                @click=${() => {
                  this.#asked.dropContext();
                  this.focus();
                }}
              >
                ${icon('close')}
              </button>
            </div>`
          : nothing
      }
      <label for="question" class="visually-hidden">${this.text('ask.question')}</label>
      <textarea
        id="question"
        rows="2"
        maxlength="1000"
        lang=${locale}
        placeholder=${this.text('ask.placeholder')}
        .value=${question}
        @input=${(event: InputEvent) => this.#asked.type((event.target as HTMLTextAreaElement).value)}
        @keydown=${this.#onKeyDown}
      ></textarea>
      <div class="options">
        <label>
          ${this.text('ask.language')}
          <select @change=${(event: Event) => this.#asked.useLocale((event.target as HTMLSelectElement).value)}>
            ${locales.map((one) => html`<option value=${one} lang=${one} ?selected=${one === locale}>${languageName(one)}</option>`)}
          </select>
        </label>
        ${this.#renderDrafts()}
        <vscode-button
          secondary
          ?disabled=${question.trim() === ''}
          @click=${() => {
            this.#asked.followUp();
            this.focus();
          }}
          >${this.text('ask.followUp')}</vscode-button
        >
      </div>
    </div>`;
  }

  #renderDrafts(): TemplateResult | typeof nothing {
    if (this.drafts.length === 0) return nothing;
    const chosen = new Set(this.#asked.drafts);
    return html`<details class="drafts">
      <summary>
        ${chosen.size > 0 ? this.text('ask.withDrafts', { count: chosen.size }) : this.text('ask.published')}
      </summary>
      <fieldset>
        <legend>${this.text('ask.drafts')}</legend>
        ${this.drafts.map(
          ({ reviewId, articleId, locale }) =>
            html`<label>
              <input
                type="checkbox"
                .checked=${chosen.has(reviewId)}
                @change=${({ target }: Event) => {
                  const next = new Set(chosen);
                  if ((target as HTMLInputElement).checked) next.add(reviewId);
                  else next.delete(reviewId);
                  this.#asked.useDrafts([...next].slice(0, 10));
                }}
              />
              ${articleId} <span class="quiet">${locale}</span>
            </label>`,
        )}
      </fieldset>
    </details>`;
  }

  #renderAnswer(answer: AskedAnswer): TemplateResult {
    const { decision, reply, thresholds, explanation, ranking, duration, readWith, model } = answer;
    const inScope = decision.features['inScope'];
    const open = (articleId: string, locale: string) => this.commands.run('explorer.openArticle', articleId, locale);
    const { localization } = this;
    return html`
      <p class="decision ${decision.kind}" role="status">
        <b>${decisionName(decision.kind, localization)}</b>
        <span class="quiet">
          ${this.text('ask.decidedIn', { time: durationText(duration, localization) })}
          ${model > 0 ? ` · ${this.text('ask.model', { version: model })}` : nothing}
        </span>
      </p>
      ${readWith === null ? nothing : html`<p class="quiet">${this.text('ask.readWith', { question: readWith })}</p>`}
      <h2>${this.text('ask.reply')}</h2>
      ${renderReply(reply, { localization, baseUrl: this.session.client.options.baseUrl, open })}
      ${this.#renderActions(answer)}
      ${
        decision.provider === 'knowledge'
          ? html`<h2>${this.text('ask.confidence')}</h2>
              ${renderMeter({ confidence: decision.confidence, inScope, thresholds, localization })}`
          : nothing
      }
      <h2>${this.text('ranking.title')}</h2>
      ${renderRanking(ranking, { localization, open })}
      ${
        explanation
          ? html`<h2>${this.text('ask.why')}</h2>
              ${renderContributions(explanation, localization)}`
          : nothing
      }
      ${this.#renderClassification(answer)}
    `;
  }

  #renderActions(answer: AskedAnswer): TemplateResult {
    const { answered, locale, context } = this.#asked;
    const yaml = testYaml(testOfDecision(answered, locale, context, answer.decision));
    const best = answer.ranking[0]?.articleId;
    const teaches = this.session.member?.role !== 'agent' && this.commands.get('learning.teach') !== undefined;
    return html`<div class="actions">
        <vscode-button secondary @click=${() => void this.#copy(yaml)}>${this.text('ask.addTest')}</vscode-button>
        ${
          teaches
            ? html`<vscode-button
                secondary
                @click=${() => this.commands.run('learning.teach', answered, locale, ...(best === undefined ? [] : [best]))}
                >${this.text('ask.addWording')}</vscode-button
              >`
            : nothing
        }
      </div>
      <details>
        <summary>${this.text('ask.showTest')}</summary>
        <pre tabindex="0">${yaml}</pre>
        <p class="quiet">${this.text('ask.whereTests')}</p>
      </details>`;
  }

  #renderClassification({ classification }: AskedAnswer): TemplateResult {
    const { type, urgency, sentiment, because } = classification;
    const words = (...kinds: readonly string[]) =>
      because.filter(({ speaksFor }) => kinds.includes(speaksFor)).map(({ word }) => html`<q>${word}</q> `);
    return html`<h2>${this.text('ask.classification')}</h2>
      <dl class="facts">
        <dt>${this.text('classification.type')}</dt>
        <dd>${this.text(`classification.type.${type}`)} ${words(type)}</dd>
        <dt>${this.text('classification.urgency')}</dt>
        <dd>${this.text(`classification.urgency.${urgency}`)} ${words('urgency')}</dd>
        <dt>${this.text('classification.sentiment')}</dt>
        <dd>${this.text(`classification.sentiment.${sentiment}`)} ${words('positive', 'negative')}</dd>
      </dl>`;
  }

  async #copy(yaml: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(yaml);
      this.notifications.info(this.text('ask.copied'));
    } catch {
      // A page without the permission, or without TLS.
      this.notifications.warn(this.text('ask.notCopied'));
      this.renderRoot.querySelector<HTMLDetailsElement>('.actions + details')?.setAttribute('open', '');
    }
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || isComposing(event)) return;
    event.preventDefault();
    this.#asked.askNow();
  };

  static override styles = [
    controlStyles,
    pageStyles,
    columnStyles,
    markdownStyles,
    replyStyles,
    meterStyles,
    rankingStyles,
    contributionStyles,
    askStyles,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-ask-editor': AskEditor;
  }
}
