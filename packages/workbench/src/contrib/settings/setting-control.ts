import { consume } from '@lit/context';
import type { ExtensionRegistry, SettingContribution, SettingOption } from '@askwell/core/extensions';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { extensionService } from '../../platform/core-services.ts';
import type { SettingValue } from '../../platform/settings-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';

/** Somebody chose another value; it has the right type where the control allows no other. */
export class SettingChangeEvent extends Event {
  readonly value: SettingValue;

  constructor(value: SettingValue) {
    super('setting-change');
    this.value = value;
  }
}

/** The control for one setting: a box to tick, a list to choose from, a number or a text. */
@element('askwell-setting-control')
class SettingControl extends WorkbenchElement {
  @consume({ context: extensionService }) private registry!: ExtensionRegistry;
  @property({ attribute: false }) setting: SettingContribution | undefined;
  /** What people call it. */
  @property({ attribute: false }) name = '';
  @property({ attribute: false }) value: SettingValue = '';
  /** Why the value that was typed is refused. */
  @property({ attribute: false }) problem = '';

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input, select')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { setting } = this;
    if (!setting) return nothing;
    const description = this.localization.label(setting.description);
    if (setting.type === 'boolean') {
      return html`<label class="tick">
        <input
          type="checkbox"
          aria-label=${this.name}
          aria-describedby="about"
          .checked=${this.value === true}
          @change=${(event: Event) => this.#send((event.target as HTMLInputElement).checked)}
        />
        <span id="about">${description}</span>
      </label>`;
    }
    return html`<p id="about">${description}</p>
      ${this.#renderValue(setting)}
      ${this.problem ? html`<p id="problem" class="problem" role="alert">${this.problem}</p>` : nothing}`;
  }

  #renderValue(setting: SettingContribution): TemplateResult {
    const options = this.#options(setting);
    if (options) return this.#renderChoice(options);
    const { minimum, maximum, integer } = setting;
    const number = setting.type === 'number';
    return html`<input
        type=${number ? 'number' : 'text'}
        aria-label=${this.name}
        aria-describedby="about problem"
        aria-invalid=${this.problem ? 'true' : 'false'}
        min=${ifDefined(minimum)}
        max=${ifDefined(maximum)}
        .step=${integer ? '1' : 'any'}
        autocomplete="off"
        spellcheck="false"
        .value=${String(this.value)}
        @change=${(event: Event) => {
          const { value, valueAsNumber } = event.target as HTMLInputElement;
          this.#send(number ? valueAsNumber : value);
        }}
      />
      ${
        minimum !== undefined && maximum !== undefined
          ? html`<span class="range">${this.text('settings.range', { minimum, maximum })}</span>`
          : nothing
      }`;
  }

  #renderChoice(options: readonly SettingOption[]): TemplateResult {
    const known = options.some(({ value }) => value === this.value);
    const shown = known ? options : [...options, { value: this.value as string, label: String(this.value) }];
    return html`<select
      aria-label=${this.name}
      aria-describedby="about"
      @change=${(event: Event) => this.#send(shown[(event.target as HTMLSelectElement).selectedIndex]?.value ?? '')}
    >
      ${shown.map(
        ({ value, label }) =>
          html`<option .selected=${value === this.value}>${this.localization.label(label)}</option>`,
      )}
    </select>`;
  }

  #options({ values, enumDescriptions, options }: SettingContribution): readonly SettingOption[] | undefined {
    if (options) return options(this.registry.services);
    return values?.map((value, index) => ({ value, label: enumDescriptions?.[index] ?? String(value) }));
  }

  #send(value: SettingValue): void {
    this.dispatchEvent(new SettingChangeEvent(value));
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      p {
        margin: 0 0 6px;
      }
      .tick {
        display: flex;
        align-items: baseline;
        gap: 8px;
        inline-size: fit-content;
        cursor: pointer;
      }
      input:not([type='checkbox']),
      select {
        inline-size: min(320px, 100%);
        block-size: 28px;
        padding-inline: 8px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 5px;
        background: var(--vscode-input-background);
        color: var(--vscode-input-foreground);
        font: inherit;
      }
      select {
        border-color: var(--vscode-dropdown-border);
        background: var(--vscode-dropdown-background);
        color: var(--vscode-dropdown-foreground);
      }
      input[type='number'] {
        inline-size: 110px;
      }
      input[type='checkbox'] {
        flex: none;
        inline-size: 16px;
        block-size: 16px;
        margin: 0;
        translate: 0 3px;
        accent-color: var(--vscode-button-background);
      }
      input[aria-invalid='true'] {
        border-color: var(--vscode-inputValidation-errorBorder);
      }
      .range {
        margin-inline-start: 8px;
        color: var(--vscode-descriptionForeground);
      }
      .problem {
        margin: 6px 0 0;
        color: var(--vscode-errorForeground);
      }
      @media (pointer: coarse) {
        input:not([type='checkbox']),
        select {
          block-size: 44px;
          font-size: 16px;
        }
        .tick {
          min-block-size: 40px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-setting-control': SettingControl;
  }
}
