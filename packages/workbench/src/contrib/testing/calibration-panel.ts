import { consume } from '@lit/context';
import type { Calibration } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { notificationService, type NotificationService } from '../../platform/notification-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { percent } from './test-texts.ts';

/** Fits the confidence to this knowledge base: what it would be worth, and using it. For supervisors. */
@element('askwell-calibration-panel')
class CalibrationPanel extends WorkbenchElement {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: notificationService }) private notifications!: NotificationService;
  @state() private calibration: Calibration | undefined;
  @state() private current = 0;
  @state() private busy = false;
  @state() private problem = '';

  protected override connected(): void {
    if (this.#mayApply)
      void this.#work(async () => (this.current = (await this.session.learning.calibrations()).current));
  }

  get #mayApply(): boolean {
    const role = this.session.member?.role;
    return role === 'supervisor' || role === 'admin';
  }

  async #work(work: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.problem = '';
    try {
      await work();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }

  #try(apply: boolean): Promise<void> {
    return this.#work(async () => {
      const { calibration, current } = await this.session.learning.calibrate({ apply });
      this.calibration = apply ? undefined : calibration;
      this.current = current;
      if (apply) this.notifications.info(this.text('calibration.applied', { version: current }));
    });
  }

  protected override render(): TemplateResult {
    if (!this.#mayApply) return html`<p class="quiet">${this.text('calibration.forSupervisors')}</p>`;
    const { calibration } = this;
    return html`<p class="quiet">
        ${this.current > 0 ? this.text('calibration.inUse', { version: this.current }) : this.text('calibration.shipped')}
      </p>
      <div class="actions">
        <vscode-button ?disabled=${this.busy} @click=${() => void this.#try(false)}>
          ${this.text(this.busy ? 'calibration.busy' : 'calibration.try')}
        </vscode-button>
        ${
          this.current > 0
            ? html`<vscode-button
                secondary
                ?disabled=${this.busy}
                @click=${() =>
                  void this.#work(async () => (this.current = (await this.session.learning.useCalibration(0)).current))}
                >${this.text('calibration.back')}</vscode-button
              >`
            : nothing
        }
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${calibration ? this.#renderReport(calibration) : nothing}`;
  }

  #renderReport({ questions, before, after }: Calibration): TemplateResult {
    const row = (name: 'calibrationError' | 'accuracy' | 'meanConfidence') =>
      html`<tr>
        <th scope="row">${this.text(`calibration.${name}`)}</th>
        <td>${percent(before[name], this.localization, 1)}</td>
        <td>${percent(after[name], this.localization, 1)}</td>
      </tr>`;
    return html`<table>
        <caption>
          ${this.text('calibration.report', { count: questions })}
        </caption>
        <thead>
          <tr>
            <th></th>
            <th scope="col">${this.text('whatIf.today')}</th>
            <th scope="col">${this.text('calibration.after')}</th>
          </tr>
        </thead>
        <tbody>
          ${row('calibrationError')} ${row('meanConfidence')} ${row('accuracy')}
        </tbody>
      </table>
      <vscode-button ?disabled=${this.busy} @click=${() => void this.#try(true)}>
        ${this.text('calibration.apply')}
      </vscode-button>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      p {
        margin: 6px 0;
      }
      .quiet {
        color: var(--vscode-descriptionForeground);
      }
      .problem {
        color: var(--vscode-errorForeground);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block: 10px;
      }
      table {
        border-collapse: collapse;
        margin-block: 12px;
        font-variant-numeric: tabular-nums;
      }
      caption {
        text-align: start;
        padding-block-end: 6px;
        color: var(--vscode-descriptionForeground);
      }
      th,
      td {
        padding: 4px 22px 4px 0;
        text-align: start;
        font-weight: normal;
        border-block-end: 1px solid var(--vscode-editorGroup-border);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-calibration-panel': CalibrationPanel;
  }
}
