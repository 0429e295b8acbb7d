import { consume } from '@lit/context';
import { css, html, type TemplateResult } from 'lit';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { logService, type LogService } from '../../platform/log-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';

/** The lines of the log, newest at the bottom; it stays at the bottom while it is there. */
@element('askwell-output-view')
export class OutputView extends WorkbenchElement {
  @consume({ context: logService }) private log!: LogService;
  #atEnd = true;

  protected override connected(): void {
    this.follow(this.log.onDidChange);
  }

  override focus(): void {
    this.#list?.focus();
  }

  get #list(): HTMLElement | null {
    return this.renderRoot.querySelector('.lines');
  }

  protected override updated(): void {
    const list = this.#list;
    if (list && this.#atEnd) list.scrollTop = list.scrollHeight;
  }

  protected override render(): TemplateResult {
    const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false };
    const { localizer } = this.localization;
    return html`<div
      class="lines"
      role="log"
      aria-live="off"
      tabindex="0"
      aria-label=${this.text('output.log')}
      @scroll=${({ target }: Event) => {
        const { scrollTop, scrollHeight, clientHeight } = target as HTMLElement;
        this.#atEnd = scrollHeight - scrollTop - clientHeight < 8;
      }}
    >
      ${this.log.entries.map(
        ({ at, channel, level, message }) =>
          html`<div class="line ${level}">
            <time>${localizer.date(at, time)}</time><span class="channel">[${channel}]</span><span>${message}</span>
          </div>`,
      )}
    </div>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      .lines {
        block-size: 100%;
        overflow: auto;
        padding: 2px 16px 8px;
        font-family: var(--vscode-editor-font-family);
        font-size: 12px;
        line-height: 1.6;
      }
      .line {
        display: flex;
        gap: 1ch;
      }
      .line > :last-child {
        min-inline-size: 0;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      time,
      .channel {
        color: var(--vscode-descriptionForeground);
      }
      .warning {
        color: var(--vscode-statusBarItem-warningForeground);
      }
      .error {
        color: var(--vscode-errorForeground);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-output-view': OutputView;
  }
}
