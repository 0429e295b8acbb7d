import type { ChangeTagRequest, TagSummary } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { languageName } from '../../platform/language-name.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { tableStyles } from './table-editor.ts';

const languages = ['en', 'zh-CN', 'zh-TW'] as const;
const noColor = '#808080';

/** Names, descriptions and colour are to be changed. */
export class TagChangeEvent extends Event {
  readonly change: ChangeTagRequest;

  constructor(change: ChangeTagRequest) {
    super('tag-change');
    this.change = change;
  }
}

/**
 * What can be said about a tag.
 *
 * @fires tag-change - {@link TagChangeEvent}
 * @fires tag-cancel - nothing is to be changed
 */
@element('askwell-tag-form')
class TagForm extends WorkbenchElement {
  @property({ attribute: false }) tag!: TagSummary;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<form @submit=${this.#onSubmit} @keydown=${this.#onKey}>
      ${languages.map(
        (locale) =>
          html`<fieldset>
            <legend>${languageName(locale)}</legend>
            <label
              >${this.text('tags.name')}
              <input name="name-${locale}" lang=${locale} maxlength="500" .value=${this.tag.names[locale] ?? ''} />
            </label>
            <label class="long"
              >${this.text('tags.description')}
              <input
                name="description-${locale}"
                lang=${locale}
                maxlength="500"
                .value=${this.tag.descriptions[locale] ?? ''}
              />
            </label>
          </fieldset>`,
      )}
      <div class="row">
        <label class="color">
          <input type="checkbox" name="colored" .checked=${this.tag.color !== null} />${this.text('tags.color')}
          <input
            type="color"
            name="color"
            aria-label=${this.text('tags.color')}
            .value=${this.tag.color ?? noColor}
            @input=${() => (this.renderRoot.querySelector<HTMLInputElement>('[name=colored]')!.checked = true)}
          />
        </label>
        <span class="space"></span>
        <vscode-button secondary @click=${() => this.dispatchEvent(new Event('tag-cancel'))}>
          ${this.text('tags.cancel')}
        </vscode-button>
        <button class="save" type="submit">${this.text('tags.save')}</button>
      </div>
    </form>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const field = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    // Languages that the form does not show stay as they are.
    const texts = (kind: 'name' | 'description', known: Readonly<Record<string, string>>): Record<string, string> => {
      const all: Record<string, string> = { ...known };
      for (const locale of languages) {
        const text = field(`${kind}-${locale}`);
        if (text) all[locale] = text;
        else delete all[locale];
      }
      return all;
    };
    this.dispatchEvent(
      new TagChangeEvent({
        names: texts('name', this.tag.names),
        descriptions: texts('description', this.tag.descriptions),
        color: data.has('colored') ? field('color') : null,
      }),
    );
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.dispatchEvent(new Event('tag-cancel'));
  };

  static override styles = [
    controlStyles,
    tableStyles,
    css`
      form {
        display: grid;
        gap: 10px;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-size: 12px;
        font-weight: 600;
      }
      label {
        display: grid;
        flex: 1 1 160px;
        gap: 2px;
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
      .long {
        flex-grow: 2;
      }
      .row {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .color {
        display: flex;
        flex: none;
        align-items: center;
        gap: 6px;
        color: var(--vscode-foreground);
      }
      input[type='checkbox'] {
        min-block-size: 0;
        accent-color: var(--vscode-button-background);
      }
      input[type='color'] {
        inline-size: 36px;
        block-size: 28px;
        padding: 2px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 5px;
        background: var(--vscode-input-background);
      }
      .space {
        flex: 1;
      }
      .save {
        padding: 4px 12px;
        border-radius: 3px;
        background: var(--vscode-button-background);
        color: var(--vscode-button-foreground);
      }
      .save:hover {
        background: var(--vscode-button-hoverBackground);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-tag-form': TagForm;
  }
}
