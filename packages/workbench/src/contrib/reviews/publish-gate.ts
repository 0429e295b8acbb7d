import type { PublishGateView, ReviewView } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';

/** A line of the draft is to be shown. */
export class RevealLineEvent extends Event {
  readonly line: number;

  constructor(line: number) {
    super('reveal-line');
    this.line = line;
  }
}

/**
 * What stands between a draft and its readers, and what to do about each.
 *
 * @fires reveal-line - {@link RevealLineEvent}
 * @fires edit - the draft is to be opened for writing
 * @fires accept - the answers that get worse are to be accepted
 */
@element('askwell-publish-gate')
class PublishGate extends WorkbenchElement {
  @property({ attribute: false }) gate: PublishGateView | undefined;
  @property({ attribute: false }) view!: ReviewView;
  @property({ attribute: false }) groupOf: (groupId: string) => string = (groupId) => groupId;
  /** Whether the draft can be opened for writing. */
  @property({ attribute: false }) editable = false;
  /** Whether the member may accept that answers get worse. */
  @property({ attribute: false }) mayAccept = false;

  protected override render(): TemplateResult {
    const { gate, view } = this;
    const report = gate?.effect.report;
    const accepted = view.review.regressionsAccepted?.draftVersion === view.review.draftVersion;
    const regressions = report?.regressions.length ?? 0;
    const failing = report ? Math.max(0, report.tests.total - report.tests.passAfter) : 0;
    const warnings = (gate?.diagnostics.length ?? 0) - (gate?.lintErrors ?? 0);
    return html`<ul>
      ${this.#renderApprovals()}
      ${
        gate
          ? html`${this.#renderCheck(
              gate.lintErrors === 0 ? 'good' : 'bad',
              gate.lintErrors === 0 ? this.text('gate.noErrors') : this.text('gate.errors', { count: gate.lintErrors }),
              gate.lintErrors === 0
                ? warnings > 0
                  ? this.text('gate.warnings', { count: warnings })
                  : ''
                : this.text('gate.errorsRemedy'),
              this.#renderDiagnostics(gate),
            )}
            ${
              report
                ? html`${this.#renderCheck(
                    failing === 0 ? 'good' : 'neutral',
                    failing === 0
                      ? this.text('gate.testsPass', { count: report.tests.total })
                      : this.text('gate.testsFail', { count: failing }),
                    failing === 0 ? '' : this.text('gate.testsRemedy'),
                  )}
                  ${this.#renderCheck(
                    regressions === 0 || accepted ? 'good' : 'bad',
                    regressions === 0
                      ? this.text('gate.noRegressions')
                      : this.text('gate.regressions', { count: regressions }),
                    regressions === 0
                      ? ''
                      : accepted
                        ? this.text('gate.accepted', { reason: view.review.regressionsAccepted?.reason ?? '' })
                        : this.text('gate.regressionsRemedy'),
                    regressions > 0 && !accepted && this.mayAccept
                      ? html`<vscode-button secondary @click=${() => this.dispatchEvent(new Event('accept'))}>
                          ${this.text('review.action.accept-regressions')}…
                        </vscode-button>`
                      : nothing,
                  )}`
                : this.#renderCheck('neutral', this.text('gate.notMeasured'), this.text('gate.notMeasuredRemedy'))
            }`
          : nothing
      }
    </ul>`;
  }

  #renderApprovals(): TemplateResult {
    const { review, missing } = this.view;
    const given = review.approvals.length;
    if (missing === null) return this.#renderCheck('good', this.text('gate.approved', { count: given }), '');
    const groups = missing.groups.map(({ group, approvals }) =>
      this.text('gate.groupMissing', { group: this.groupOf(group), count: approvals }),
    );
    const wanted = [
      ...(missing.approvals > 0 ? [this.text('gate.approvalsMissing', { count: missing.approvals })] : []),
      ...groups,
    ];
    const remedy = this.text(review.state === 'draft' ? 'gate.submitRemedy' : 'gate.approvalsRemedy');
    return this.#renderCheck('bad', wanted.join(' · '), remedy);
  }

  #renderDiagnostics({ diagnostics }: PublishGateView): unknown {
    if (diagnostics.length === 0) return nothing;
    return html`<ul class="diagnostics">
        ${diagnostics.map(
          ({ severity, message, range }) =>
            html`<li>
              <button @click=${() => this.dispatchEvent(new RevealLineEvent(range.startLine))}>
                <span class=${severity}>${icon(severity === 'hint' ? 'info' : severity)}</span>
                <span class="visually-hidden">${this.text(`gate.severity.${severity}`)} </span>
                <span class="message">${message}</span>
                <span class="quiet">${this.text('diff.line', { line: range.startLine })}</span>
              </button>
            </li>`,
        )}
      </ul>
      ${
        this.editable
          ? html`<vscode-button secondary @click=${() => this.dispatchEvent(new Event('edit'))}>
              ${this.text('review.edit')}
            </vscode-button>`
          : nothing
      }`;
  }

  #renderCheck(
    tone: 'good' | 'bad' | 'neutral',
    words: string,
    remedy: string,
    more: unknown = nothing,
  ): TemplateResult {
    const name = tone === 'good' ? 'pass' : tone === 'bad' ? 'error' : 'info';
    return html`<li class="check">
      <span class=${tone}>${icon(name)}</span>
      <div>
        <p>${words}</p>
        ${remedy ? html`<p class="quiet">${remedy}</p>` : nothing} ${more}
      </div>
    </li>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      p {
        margin: 0;
      }
      .check {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr);
        gap: 8px;
        padding-block: 6px;
      }
      .check > span svg {
        margin-block-start: 2px;
      }
      .quiet {
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      .good {
        color: var(--vscode-charts-green);
      }
      .bad,
      .error {
        color: var(--vscode-charts-red);
      }
      .warning {
        color: var(--vscode-charts-yellow);
      }
      .neutral,
      .hint {
        color: var(--vscode-charts-blue);
      }
      .diagnostics {
        margin-block: 4px 6px;
      }
      .diagnostics button {
        display: flex;
        align-items: baseline;
        gap: 6px;
        inline-size: 100%;
        padding: 3px 4px;
        border-radius: 4px;
      }
      .diagnostics button:hover {
        background: var(--vscode-list-hoverBackground);
      }
      .diagnostics svg {
        inline-size: 13px;
        translate: 0 2px;
      }
      .message {
        flex: 1;
        overflow-wrap: anywhere;
      }
      vscode-button {
        margin-block-start: 6px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-publish-gate': PublishGate;
  }
}
