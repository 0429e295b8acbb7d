import { consume } from '@lit/context';
import {
  effectOfThresholds,
  precisionCoverage,
  type CurvePoint,
  type Thresholds,
  type ThresholdEffect,
} from '@askwell/core/answers';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { styleProperties } from '../../base/style-properties.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import './calibration-panel.ts';
import { changedQuestions, loadPastQuestions, type PastQuestions } from './past-questions.ts';
import { chartStyles, renderChart } from './precision-chart.ts';
import { columnStyles } from '../../editors/column-styles.ts';
import { percent } from './test-texts.ts';
import { renderChanges } from './what-if-changes.ts';
import { renderCurveTable, renderNumbers } from './what-if-numbers.ts';
import { whatIfStyles } from './what-if-styles.ts';

const spans = [7, 30, 90, 365] as const;
const changesAtOnce = 50;

/** What other thresholds would have done with past questions: sliders, numbers, the curve, and what changes. */
@element('askwell-what-if-editor')
export class WhatIfEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @state() private past: PastQuestions | undefined;
  @state() private progress = { done: 0, total: 0 };
  @state() private problem = '';
  @state() private days: number = 30;
  @state() private tried: Thresholds | undefined;
  @state() private shownChanges = changesAtOnce;
  #curve: readonly CurvePoint[] = [];
  #loading: AbortController | undefined;

  protected override connected(): void {
    if (!this.past) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('input[type=range], vscode-button, .page')?.focus(),
    );
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.problem = '';
    this.past = undefined;
    this.progress = { done: 0, total: 0 };
    try {
      const past = await loadPastQuestions(
        (after) =>
          this.session.testing.weighQuestions(
            { days: this.days, ...(after === undefined ? {} : { after }) },
            loading.signal,
          ),
        (done, total) => (this.progress = { done, total }),
      );
      if (this.#loading !== loading) return;
      this.past = past;
      this.tried ??= past.thresholds;
    } catch (error) {
      if (this.#loading === loading && !loading.signal.aborted) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.text('whatIf.title') });
    if (changed.has('past')) this.#curve = this.past ? precisionCoverage(this.past.questions) : [];
  }

  protected override render(): TemplateResult {
    return html`<div class="page" tabindex="-1">
      <div class="column">
        <h1>${this.text('whatIf.title')}</h1>
        <p class="quiet">${this.text('whatIf.about')}</p>
        ${this.#renderSpan()} ${this.#renderBody()}
      </div>
    </div>`;
  }

  #renderSpan(): TemplateResult {
    return html`<label class="span">
      ${this.text('whatIf.span')}
      <select
        @change=${({ target }: Event) => {
          this.days = Number((target as HTMLSelectElement).value);
          void this.#load();
        }}
      >
        ${spans.map(
          (days) =>
            html`<option value=${days} ?selected=${days === this.days}>
              ${this.text('whatIf.days', { count: days })}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #renderBody(): unknown {
    if (this.problem) {
      return html`<p class="refused" role="alert">${this.problem}</p>
        <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>`;
    }
    const { past, tried } = this;
    if (!past || !tried) {
      const { done, total } = this.progress;
      return html`<p role="status">${this.text('whatIf.loading', { done, total })}</p>
        <div
          class="progress"
          role="progressbar"
          aria-label=${this.text('whatIf.title')}
          aria-valuemin="0"
          aria-valuemax=${total}
          aria-valuenow=${done}
        >
          <div ${styleProperties({ 'inline-size': `${total > 0 ? (100 * done) / total : 0}%` })}></div>
        </div>`;
    }
    if (past.questions.length === 0) return html`<p class="quiet hint">${this.text('whatIf.empty')}</p>`;
    const before = effectOfThresholds(past.questions, past.thresholds);
    const after = effectOfThresholds(past.questions, tried);
    return [
      this.#renderSliders(past.thresholds, tried),
      renderNumbers(past.questions.length, before, after, this.localization),
      html`<h2>${this.text('whatIf.curve')}</h2>
        ${renderChart({
          curve: this.#curve,
          today: pointOf(past, past.thresholds, before),
          tried: pointOf(past, tried, after),
          localization: this.localization,
        })}
        ${renderCurveTable(this.#curve, this.localization)}`,
      renderChanges({
        changes: changedQuestions(past.questions, past.thresholds, tried),
        most: this.shownChanges,
        localization: this.localization,
        ask: (question, locale) => this.commands.run('ask.open', question, locale),
        more: () => (this.shownChanges += changesAtOnce),
      }),
      html`<h2>${this.text('whatIf.apply')}</h2>
        <p>${this.text('whatIf.applyHow')}</p>
        <askwell-calibration-panel></askwell-calibration-panel>`,
    ];
  }

  #renderSliders(today: Thresholds, tried: Thresholds): TemplateResult {
    const slider = (name: keyof Thresholds) =>
      html`<div class="slider">
        <label for=${name}>${this.text(`whatIf.${name}`)}</label>
        <output for=${name}>${percent(tried[name], this.localization)}</output>
        <input
          id=${name}
          type="range"
          min="0"
          max="100"
          step="1"
          aria-describedby="${name}-today"
          aria-valuetext=${percent(tried[name], this.localization)}
          .value=${String(Math.round(100 * tried[name]))}
          @input=${({ target }: Event) => {
            this.tried = { ...tried, [name]: Number((target as HTMLInputElement).value) / 100 };
            this.shownChanges = changesAtOnce;
          }}
        />
        <span class="quiet" id="${name}-today">
          ${this.text('whatIf.inUse', { share: percent(today[name], this.localization) })}
        </span>
      </div>`;
    const same = today.answer === tried.answer && today.clarify === tried.clarify;
    return html`<div class="sliders" role="group" aria-label=${this.text('whatIf.thresholds')}>
      ${slider('answer')} ${slider('clarify')}
      <vscode-button
        secondary
        ?disabled=${same}
        @click=${() => {
          this.tried = today;
          this.focus();
        }}
        >${this.text('whatIf.reset')}</vscode-button
      >
    </div>`;
  }

  static override styles = [controlStyles, pageStyles, columnStyles, chartStyles, whatIfStyles];
}

function pointOf({ questions }: PastQuestions, { answer }: Thresholds, effect: ThresholdEffect): CurvePoint {
  const { answered, estimatedPrecision, judged, right } = effect;
  return { threshold: answer, coverage: answered / questions.length, estimatedPrecision, judged, right };
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-what-if-editor': WhatIfEditor;
  }
}
