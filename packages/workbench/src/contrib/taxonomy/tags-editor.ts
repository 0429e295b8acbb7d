import type { TagSummary } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { styleProperties } from '../../base/style-properties.ts';
import { pageStyles } from '../../editors/resource-editor.ts';
import { TableEditor, tableStyles } from './table-editor.ts';
import './tag-form.ts';
import type { TagChangeEvent } from './tag-form.ts';
import { tagName } from './tag-name.ts';
import { tagsStyles } from './tags-styles.ts';

/** All tags: names, descriptions and colours; renaming and merging them; those that nobody uses. */
@element('askwell-tags-editor')
export class TagsEditor extends TableEditor<TagSummary> {
  /** The tag that is being changed. */
  @state() private open: string | undefined;

  protected get heading(): string {
    return this.text('tags.title');
  }

  protected load(): Promise<readonly TagSummary[]> {
    return this.session.loops.tags();
  }

  protected override render(): TemplateResult {
    if (!this.rows) return this.renderMissing();
    const wanted = this.wanted.toLowerCase();
    const shown = this.rows.filter((tag) =>
      [tag.id, ...tag.aliases, ...Object.values(tag.names)].some((name) => name.toLowerCase().includes(wanted)),
    );
    return html`<div class="page">
      <div class="column">
        <h1>${this.text('tags.title')}</h1>
        <p class="about">${this.text('tags.about')}</p>
        <div class="bar">
          <input
            type="search"
            data-focus
            placeholder=${this.text('tags.filter')}
            aria-label=${this.text('tags.filter')}
            @input=${(event: InputEvent) => (this.wanted = (event.target as HTMLInputElement).value)}
          />
          ${
            this.mayWrite
              ? html`<vscode-button @click=${() => void this.#create()}>${this.text('tags.new')}</vscode-button>`
              : nothing
          }
        </div>
        ${this.problem ? html`<p class="refused" role="alert">${this.problem}</p>` : nothing}
        ${shown.length === 0 ? html`<p class="quiet">${this.text('tags.none')}</p>` : this.#renderTable(shown)}
      </div>
    </div>`;
  }

  #renderTable(tags: readonly TagSummary[]): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${this.text('tags.tag')}</th>
          <th scope="col" class="wide">${this.text('tags.description')}</th>
          <th scope="col" class="number">${this.text('tags.articles')}</th>
          <th scope="col"><span class="visually-hidden">${this.text('tags.actions')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          tags,
          ({ id }) => id,
          (tag) => this.#renderRow(tag),
        )}
      </tbody>
    </table>`;
  }

  #renderRow(tag: TagSummary): TemplateResult {
    const { locale } = this.localization;
    const name = tagName(tag, locale);
    const action = (
      label: 'tags.edit' | 'tags.rename' | 'tags.merge' | 'tags.delete',
      glyph: string,
      run: () => void,
    ) =>
      html`<button
        class="icon-button"
        title=${this.text(label)}
        aria-label=${`${this.text(label)}: ${name}`}
        @click=${run}
      >
        ${icon(glyph)}
      </button>`;
    return html`<tr>
        <td>
          <span class="tag">
            <span class="swatch" ${styleProperties({ background: tag.color ?? 'transparent' })}></span>
            <span class="name">${name}</span>
            ${name === tag.id ? nothing : html`<code>${tag.id}</code>`}
          </span>
        </td>
        <td class="wide quiet">${tag.descriptions[locale] ?? tag.descriptions['en'] ?? ''}</td>
        <td class="number">
          ${tag.articles === 0 ? html`<span class="quiet">${this.text('tags.unused')}</span>` : tag.articles}
        </td>
        <td class="actions">
          ${
            this.mayWrite
              ? [
                  action('tags.edit', 'edit', () => (this.open = this.open === tag.id ? undefined : tag.id)),
                  action('tags.rename', 'whole-word', () => void this.#rename(tag)),
                  action('tags.merge', 'merge', () => void this.#merge(tag)),
                  tag.articles === 0 ? action('tags.delete', 'trash', () => void this.#delete(tag)) : nothing,
                ]
              : nothing
          }
        </td>
      </tr>
      ${
        this.open === tag.id
          ? html`<tr class="form">
              <td colspan="4">
                <askwell-tag-form
                  .tag=${tag}
                  @tag-change=${({ change }: TagChangeEvent) => void this.#save(tag, change)}
                  @tag-cancel=${() => (this.open = undefined)}
                ></askwell-tag-form>
              </td>
            </tr>`
          : nothing
      }`;
  }

  async #save(tag: TagSummary, change: TagChangeEvent['change']): Promise<void> {
    if (await this.change(() => this.session.loops.changeTag(tag.id, change))) this.open = undefined;
  }

  async #create(): Promise<void> {
    const id = await this.dialogs.prompt({
      title: this.text('tags.newTitle'),
      detail: this.text('tags.idHint'),
      confirm: this.text('tags.create'),
      placeholder: 'gift-cards',
    });
    if (id !== undefined && (await this.change(() => this.session.loops.createTag({ id })))) this.open = id;
  }

  async #rename(tag: TagSummary): Promise<void> {
    const id = await this.dialogs.prompt({
      title: this.text('tags.renameTitle', { tag: tag.id }),
      detail: this.text('tags.renameDetail'),
      confirm: this.text('tags.rename'),
      value: tag.id,
    });
    if (id !== undefined && id !== tag.id) await this.change(() => this.session.loops.renameTag(tag.id, id));
  }

  async #merge(tag: TagSummary): Promise<void> {
    const others = this.rows?.filter(({ id }) => id !== tag.id) ?? [];
    const into = await this.dialogs.prompt({
      title: this.text('tags.mergeTitle', { tag: tag.id }),
      detail: this.text('tags.mergeDetail', { count: tag.articles }),
      confirm: this.text('tags.merge'),
      placeholder: others[0]?.id ?? '',
      validate: (value) => (others.some(({ id }) => id === value) ? undefined : this.text('tags.unknown')),
    });
    if (into !== undefined) await this.change(() => this.session.loops.mergeTag(tag.id, into));
  }

  async #delete(tag: TagSummary): Promise<void> {
    const agreed = await this.dialogs.confirm({
      title: this.text('tags.deleteTitle', { tag: tag.id }),
      confirm: this.text('tags.delete'),
      danger: true,
    });
    if (agreed) await this.change(() => this.session.loops.deleteTag(tag.id));
  }

  static override styles = [controlStyles, pageStyles, tableStyles, tagsStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-tags-editor': TagsEditor;
  }
}
