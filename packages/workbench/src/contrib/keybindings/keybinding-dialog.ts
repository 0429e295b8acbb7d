import { consume } from '@lit/context';
import { parseWhen } from '@askwell/core/extensions';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { isComposing } from '../../base/focus.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { keybindingService, type KeybindingService } from '../../platform/keybinding-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { KeyRecorder, type RecordedKeys } from './key-recorder.ts';
import { commandsWithKeys } from './keybinding-rows.ts';

/** Keys and condition were chosen, or nothing when somebody turned away. */
export class KeybindingChosenEvent extends Event {
  readonly chosen: { readonly keys: string; readonly label: string; readonly when: string | undefined } | undefined;

  constructor(chosen: KeybindingChosenEvent['chosen']) {
    super('keybinding-chosen');
    this.chosen = chosen;
  }
}

/** Asks for keys by having them pressed, and says at once who has them already. */
@element('askwell-keybinding-dialog')
class KeybindingDialog extends WorkbenchElement {
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @consume({ context: commandService }) private commands!: CommandService;
  @property({ attribute: false }) heading = '';
  @property({ attribute: false }) when = '';
  @state() private recorded: RecordedKeys = { keys: '', label: '' };
  @state() private problem = '';
  @query('.keys') private keysInput!: HTMLInputElement | null;
  @query('dialog') private dialog!: HTMLDialogElement | null;
  #recorder: KeyRecorder | undefined;

  protected override connected(): void {
    this.#recorder = new KeyRecorder(this.keybindings.platform);
  }

  protected override firstUpdated(): void {
    this.dialog?.showModal();
    this.keysInput?.focus();
  }

  protected override render(): TemplateResult {
    const { keys, label } = this.recorded;
    return html`<dialog
      aria-labelledby="heading"
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.#finish(undefined);
      }}
      @keydown=${this.#onKeyDown}
    >
      <h2 id="heading">${this.heading}</h2>
      <input
        class="keys"
        type="text"
        readonly
        inputmode="none"
        aria-label=${this.text('keybindings.press')}
        aria-describedby="others"
        placeholder=${this.text('keybindings.press')}
        .value=${label}
      />
      <p id="others" role="status">${this.#renderOthers(keys, label)}</p>
      <label
        >${this.text('shortcuts.when')}
        <input
          class="when"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          placeholder=${this.text('keybindings.whenHint')}
          aria-invalid=${this.problem ? 'true' : 'false'}
          aria-describedby="problem"
          .value=${this.when}
          @input=${(event: Event) => {
            this.when = (event.target as HTMLInputElement).value;
            this.problem = '';
          }}
      /></label>
      ${this.problem ? html`<p id="problem" class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="buttons">
        <vscode-button ?disabled=${keys === ''} @click=${() => this.#accept()}
          >${this.text('keybindings.save')}</vscode-button
        >
        <vscode-button secondary @click=${() => this.#finish(undefined)}
          >${this.text('keybindings.cancel')}</vscode-button
        >
      </div>
    </dialog>`;
  }

  #renderOthers(keys: string, label: string): string {
    if (keys === '') return '';
    const names = commandsWithKeys(this.keybindings.resolver, keys).map((id) =>
      this.localization.label(this.commands.get(id)?.title ?? id),
    );
    const pressed = this.text('keybindings.pressed', { keys: label });
    const others =
      names.length === 0
        ? this.text('keybindings.free')
        : this.text('keybindings.used', { count: names.length, names: names.join(', ') });
    return `${pressed}. ${others}`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    // Nothing pressed in here is for the workbench.
    event.stopPropagation();
    if (isComposing(event)) return;
    const recording = event.composedPath()[0] === this.keysInput;
    if (recording && this.#recorder?.press(event)) {
      event.preventDefault();
      this.recorded = this.#recorder.recorded;
    } else if (event.key === 'Enter' && event.composedPath()[0] instanceof HTMLInputElement) {
      event.preventDefault();
      this.#accept();
    }
  };

  #accept(): void {
    const { keys, label } = this.recorded;
    if (keys === '') return;
    const when = this.when.trim() || undefined;
    try {
      if (when !== undefined) parseWhen(when);
    } catch {
      this.problem = this.text('keybindings.problem.when', { name: this.when });
      return;
    }
    this.#finish({ keys, label, when });
  }

  #finish(chosen: KeybindingChosenEvent['chosen']): void {
    this.dialog?.close();
    this.dispatchEvent(new KeybindingChosenEvent(chosen));
  }

  static override styles = [
    controlStyles,
    css`
      dialog {
        inline-size: min(440px, calc(100vw - 32px));
        padding: 16px;
        border: 1px solid var(--vscode-widget-border);
        border-radius: 10px;
        background: var(--vscode-quickInput-background);
        color: var(--vscode-quickInput-foreground);
        box-shadow: 0 10px 36px var(--vscode-widget-shadow);
      }
      dialog::backdrop {
        background: var(--vscode-widget-shadow);
      }
      h2 {
        margin: 0 0 12px;
        font-size: 14px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      input {
        inline-size: 100%;
        block-size: 32px;
        padding-inline: 10px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 6px;
        background: var(--vscode-input-background);
        color: var(--vscode-input-foreground);
        font: inherit;
      }
      .keys {
        block-size: 44px;
        font-size: 16px;
        text-align: center;
      }
      .when {
        margin-block-start: 4px;
        font-family: var(--vscode-editor-font-family);
      }
      input::placeholder {
        color: var(--vscode-input-placeholderForeground);
        opacity: 1;
      }
      p {
        margin: 8px 0;
        min-block-size: 1.4em;
        color: var(--vscode-descriptionForeground);
      }
      .problem {
        color: var(--vscode-errorForeground);
      }
      .buttons {
        display: flex;
        gap: 8px;
        margin-block-start: 16px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-keybinding-dialog': KeybindingDialog;
  }
}
