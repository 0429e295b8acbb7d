import { consume } from '@lit/context';
import { css, html, nothing, type TemplateResult } from 'lit';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { stateIcon, stateStyles } from './test-state-icon.ts';
import { decisionText, durationText, expectationText, failureText } from './test-texts.ts';
import { testingHost, type TestingHost } from './testing-host.ts';
import { testingStore, type TestingStore } from './testing-store.ts';

/** The last run in the panel: its summary, and each failure with the reason. */
@element('askwell-test-results-view')
export class TestResultsView extends WorkbenchElement {
  @consume({ context: testingHost }) private host!: TestingHost;
  @consume({ context: editorService }) private editors!: EditorService;
  #tests!: TestingStore;

  protected override connected(): void {
    this.#tests = testingStore(this.host);
    this.follow(this.#tests.onDidChange);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.results')?.focus());
  }

  protected override render(): TemplateResult {
    const { run, running } = this.#tests;
    return html`<div class="results" tabindex="0" role="region" aria-label=${this.text('testing.results')}>
      ${
        run
          ? html`<p class="summary">
                ${
                  running
                    ? this.text('testing.runningOf', { done: run.done, total: run.ids.length })
                    : this.text('testing.summary', {
                        count: run.done,
                        passed: run.passed,
                        failed: run.failed,
                        time: durationText(run.duration, this.localization),
                      })
                }
                ${run.state === 'stopped' ? this.text('testing.stopped') : nothing}
                ${run.state === 'broken' ? this.text('testing.broken', { problem: run.problem }) : nothing}
              </p>
              ${this.#renderFailures(run.ids)}`
          : html`<p class="summary">${this.text('testing.notRun')}</p>`
      }
    </div>`;
  }

  #renderFailures(ids: readonly string[]): TemplateResult | typeof nothing {
    const failed = ids.filter((id) => this.#tests.results.get(id)?.passed === false);
    if (failed.length === 0) return nothing;
    return html`<ul>
      ${failed.map((id) => {
        const test = this.#tests.test(id);
        const result = this.#tests.results.get(id);
        if (!test || !result) return nothing;
        return html`<li>
          ${stateIcon('failed')}
          <div>
            <button @click=${() => this.editors.open(`test/${id}`, { title: test.question })} lang=${test.locale}>
              ${test.question}
            </button>
            <span class="quiet">
              ${this.text('testing.expectedGot', {
                expected: expectationText(test, this.localization),
                got: result.decision ? decisionText(result.decision, this.localization) : '–',
              })}
              ${failureText(result, this.localization)}
            </span>
          </div>
        </li>`;
      })}
    </ul>`;
  }

  static override styles = [
    controlStyles,
    stateStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      .results {
        block-size: 100%;
        overflow: auto;
        padding: 2px 16px 12px;
        outline-offset: -2px;
      }
      .summary {
        margin: 4px 0 8px;
        font-variant-numeric: tabular-nums;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        gap: 8px;
        padding-block: 4px;
      }
      li > div {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      button {
        color: var(--vscode-textLink-foreground);
      }
      button:hover {
        text-decoration: underline;
      }
      .quiet {
        display: block;
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-test-results-view': TestResultsView;
  }
}
