import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { answerEffectStyles } from './answer-effect-styles.ts';
import { effectCounts, judgedChanges, type EffectChange, type JudgedChange } from './effect-order.ts';
import type { EffectWatch } from './effect-watch.ts';

/** Questions that are listed at once. */
const most = 50;

/**
 * What a change does to answers: which questions appear, change, vanish, or turn into a question back or a handoff,
 * what is told before and after, and how sure the bot is. What gets worse stands first.
 *
 * @fires measure - the answers are to be measured
 */
@element('askwell-answer-effect')
class AnswerEffect extends WorkbenchElement {
  @property({ attribute: false }) watch!: EffectWatch;
  /** The title of an article. */
  @property({ attribute: false }) titleOf: (articleId: string, locale: string) => string = (articleId) => articleId;
  #shown = most;
  #following: EffectWatch | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('watch') || this.#following === this.watch) return;
    this.#following = this.watch;
    this.follow(this.watch.onDidChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following = undefined;
  }

  protected override connected(): void {
    if (this.watch) this.requestUpdate('watch', undefined);
  }

  protected override render(): TemplateResult {
    const { effect, error } = this.watch;
    if (error !== undefined) return this.#renderAsk(error, this.text('action.retry'), true);
    if (!effect) return this.#renderAsk(this.text('effect.about'), this.text('effect.measure'), false);
    if (effect.state === 'measuring') return this.#renderProgress(effect.progress);
    if (!effect.report) {
      const why = this.text(this.watch.stopped ? 'effect.stopped' : 'effect.failed');
      return this.#renderAsk(why, this.text('effect.measureAgain'), !this.watch.stopped);
    }
    const { report } = effect;
    const changes = judgedChanges(report);
    const { total, passedBefore, passAfter } = report.tests;
    return html`<div class="numbers">
        ${this.#renderNumber(report.regressions.length, this.text('effect.regressions'), report.regressions.length > 0 ? 'bad' : 'good')}
        ${effectCounts(report).map(({ kind, askings }) => this.#renderNumber(askings, this.text(`effect.count.${kind}`), ''))}
        ${total > 0 ? this.#renderNumber(`${passAfter}/${total}`, this.text('effect.tests', { before: passedBefore }), passAfter < passedBefore ? 'bad' : '') : nothing}
      </div>
      <p class="quiet">${this.text('effect.replayed', { count: report.questions })}</p>
      ${
        changes.length === 0
          ? html`<p class="none">${icon('check')}${this.text('effect.none')}</p>`
          : html`<ul>
              ${changes.slice(0, this.#shown).map((change) => this.#renderChange(change))}
            </ul>`
      }
      ${
        changes.length > this.#shown
          ? html`<vscode-button secondary @click=${() => this.#more()}>
              ${this.text('effect.more', { count: changes.length - this.#shown })}
            </vscode-button>`
          : nothing
      }`;
  }

  #more(): void {
    this.#shown += most;
    this.requestUpdate();
  }

  #renderAsk(words: string, label: string, alarm: boolean): TemplateResult {
    return html`<div class="ask">
      <p role=${alarm ? 'alert' : 'status'}>${words}</p>
      <vscode-button secondary @click=${() => this.dispatchEvent(new Event('measure'))}>${label}</vscode-button>
    </div>`;
  }

  #renderProgress(progress: { readonly done: number; readonly total: number } | null): TemplateResult {
    const words = progress
      ? this.text('effect.progress', { done: progress.done, total: progress.total })
      : this.text('effect.measuring');
    return html`<div class="ask">
      <p role="status" aria-live="off">${words}</p>
      ${
        progress && progress.total > 0
          ? html`<progress
              max=${progress.total}
              .value=${progress.done}
              aria-label=${this.text('effect.measuring')}
            ></progress>`
          : html`<progress aria-label=${this.text('effect.measuring')}></progress>`
      }
      <vscode-button secondary @click=${() => void this.watch.stop()}>${this.text('effect.cancel')}</vscode-button>
    </div>`;
  }

  #renderNumber(value: number | string, label: string, tone: string): TemplateResult {
    const shown = typeof value === 'number' ? this.localization.localizer.number(value) : value;
    return html`<div class="number ${tone}"><strong>${shown}</strong><span>${label}</span></div>`;
  }

  #renderChange({ question, locale, before, after, asked, kind, regression }: JudgedChange): TemplateResult {
    return html`<li class=${regression ? 'regression' : ''}>
      <p class="question" lang=${ifDefined(locale || undefined)}>${question}</p>
      <p class="judgement">
        ${regression ? html`<span class="badge bad">${icon('warning')}${this.text(`effect.regression.${regression}`)}</span>` : nothing}
        ${kind ? html`<span class="badge">${this.text(`effect.kind.${kind}`)}</span>` : nothing}
        ${asked === null ? nothing : html`<span class="quiet">${this.text('effect.asked', { count: asked })}</span>`}
      </p>
      ${
        before && after
          ? html`<dl>
              <div>
                <dt>${this.text('effect.before')}</dt>
                <dd>${this.#renderOutcome(before, locale)}</dd>
              </div>
              <div>
                <dt>${this.text('effect.after')}</dt>
                <dd>${this.#renderOutcome(after, locale)}</dd>
              </div>
            </dl>`
          : nothing
      }
    </li>`;
  }

  #renderOutcome({ kind, articleId, sectionId, confidence }: EffectChange['before'], locale: string): TemplateResult {
    const percent = new Intl.NumberFormat(this.localization.locale, { style: 'percent' }).format(confidence);
    const said =
      kind === 'answer' && articleId !== null ? this.titleOf(articleId, locale) : this.text(`effect.outcome.${kind}`);
    return html`<span>${said}</span>
      ${kind === 'answer' && sectionId ? html`<span class="quiet">#${sectionId}</span>` : nothing}
      <span class="confidence">
        <meter min="0" max="1" .value=${confidence} aria-hidden="true"></meter>
        <span class="visually-hidden">${this.text('effect.confidence')}</span>${percent}
      </span>`;
  }

  static override styles = [controlStyles, answerEffectStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-answer-effect': AnswerEffect;
  }
}
