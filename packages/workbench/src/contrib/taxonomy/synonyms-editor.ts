import type { SynonymGroupEntry } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles } from '../../editors/resource-editor.ts';
import { TableEditor, tableStyles } from './table-editor.ts';

/** Words that mean the same to whoever searches. */
@element('askwell-synonyms-editor')
export class SynonymsEditor extends TableEditor<SynonymGroupEntry> {
  protected get heading(): string {
    return this.text('synonyms.title');
  }

  protected load(): Promise<readonly SynonymGroupEntry[]> {
    return this.session.loops.synonyms();
  }

  protected override render(): TemplateResult {
    if (!this.rows) return this.renderMissing();
    const wanted = this.wanted.toLowerCase();
    const shown = this.rows.filter(({ words }) => words.some((word) => word.toLowerCase().includes(wanted)));
    return html`<div class="page">
      <div class="column">
        <h1>${this.text('synonyms.title')}</h1>
        <p class="about">${this.text('synonyms.about')}</p>
        <div class="bar">
          <input
            type="search"
            data-focus
            placeholder=${this.text('synonyms.filter')}
            aria-label=${this.text('synonyms.filter')}
            @input=${(event: InputEvent) => (this.wanted = (event.target as HTMLInputElement).value)}
          />
          ${
            this.mayWrite
              ? html`<vscode-button @click=${() => void this.#edit()}>${this.text('synonyms.new')}</vscode-button>`
              : nothing
          }
        </div>
        ${this.problem ? html`<p class="refused" role="alert">${this.problem}</p>` : nothing}
        ${shown.length === 0 ? html`<p class="quiet">${this.text('synonyms.none')}</p>` : this.#renderTable(shown)}
      </div>
    </div>`;
  }

  #renderTable(groups: readonly SynonymGroupEntry[]): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${this.text('synonyms.words')}</th>
          <th scope="col"><span class="visually-hidden">${this.text('tags.actions')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          groups,
          ({ id }) => id,
          (group) => this.#renderRow(group),
        )}
      </tbody>
    </table>`;
  }

  #renderRow(group: SynonymGroupEntry): TemplateResult {
    const words = group.words.join(' = ');
    const action = (label: 'synonyms.edit' | 'synonyms.delete', glyph: string, run: () => void) =>
      html`<button
        class="icon-button"
        title=${this.text(label)}
        aria-label=${`${this.text(label)}: ${words}`}
        @click=${run}
      >
        ${icon(glyph)}
      </button>`;
    return html`<tr>
      <td>${words}</td>
      <td class="actions">
        ${
          this.mayWrite
            ? [
                action('synonyms.edit', 'edit', () => void this.#edit(group)),
                action('synonyms.delete', 'trash', () => void this.#delete(group)),
              ]
            : nothing
        }
      </td>
    </tr>`;
  }

  async #edit(group?: SynonymGroupEntry): Promise<void> {
    const text = await this.dialogs.prompt({
      title: this.text(group ? 'synonyms.editTitle' : 'synonyms.newTitle'),
      detail: this.text('synonyms.hint'),
      confirm: this.text('tags.save'),
      value: group?.words.join('\n') ?? '',
      multiline: true,
      validate: (value) => (wordsOf(value).length < 2 ? this.text('synonyms.two') : undefined),
    });
    if (text === undefined) return;
    const { loops } = this.session;
    await this.change(() => (group ? loops.changeSynonyms(group.id, wordsOf(text)) : loops.addSynonyms(wordsOf(text))));
  }

  async #delete(group: SynonymGroupEntry): Promise<void> {
    const agreed = await this.dialogs.confirm({
      title: this.text('synonyms.deleteTitle'),
      detail: group.words.join(' = '),
      confirm: this.text('synonyms.delete'),
      danger: true,
    });
    if (agreed) await this.change(() => this.session.loops.deleteSynonyms(group.id));
  }

  static override styles = [controlStyles, pageStyles, tableStyles];
}

/** One word or phrase in each line. */
function wordsOf(text: string): string[] {
  return [...new Set(text.split(/[\n=]/).map((word) => word.trim()))].filter((word) => word !== '');
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-synonyms-editor': SynonymsEditor;
  }
}
