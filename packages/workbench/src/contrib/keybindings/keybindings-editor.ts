import { consume } from '@lit/context';
import type { ExtensionRegistry } from '@askwell/core/extensions';
import { icon } from '@askwell/ui/icons';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { isComposing } from '../../base/focus.ts';
import { ResourceEditor } from '../../editors/resource-editor.ts';
import { extensionService } from '../../platform/core-services.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import type { KeybindingRule } from '../../platform/keybinding-rules.ts';
import { keybindingService, type KeybindingService } from '../../platform/keybinding-service.ts';
import { KeyRecorder, type RecordedKeys } from './key-recorder.ts';
import { KeybindingChanges } from './keybinding-changes.ts';
import './keybinding-dialog.ts';
import type { KeybindingChosenEvent } from './keybinding-dialog.ts';
import { filterRows, keybindingRows, type KeybindingRow } from './keybinding-rows.ts';
import { keybindingsStyles } from './keybindings-styles.ts';

/** What the dialog asks keys for. */
interface Asking {
  readonly row: KeybindingRow;
  readonly add: boolean;
}

const nothingPressed: RecordedKeys = { keys: '', label: '' };

/** Every command with its keys, as a table that is searched by typing or by pressing keys, and changed by keyboard. */
@element('askwell-keybindings-editor')
export class KeybindingsEditor extends ResourceEditor {
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @consume({ context: extensionService }) private registry!: ExtensionRegistry;
  @consume({ context: editorService }) private editors!: EditorService;
  @state() private typed = '';
  @state() private pressed: RecordedKeys | undefined;
  @state() private onlyConflicts = false;
  @state() private activeId = '';
  @state() private asking: Asking | undefined;
  @state() private said = '';
  @query('input') private searchInput!: HTMLInputElement | null;
  #recorder: KeyRecorder | undefined;
  #rows: readonly KeybindingRow[] = [];

  protected override connected(): void {
    this.#recorder = new KeyRecorder(this.keybindings.platform);
    this.follow(this.keybindings.onDidChange);
    this.subscriptions.add(this.registry.commands.onDidChange(() => this.requestUpdate()));
  }

  override focus(): void {
    void this.updateComplete.then(() => this.searchInput?.focus());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.text('shortcuts.title') });
  }

  #all(): readonly KeybindingRow[] {
    const { localization } = this;
    const commands = this.registry.commands
      .all()
      .filter(({ palette = true, id }) => palette || this.keybindings.resolver.lookup(id) !== undefined)
      .map(({ id, title, category }) => {
        const label = localization.label(title);
        return { id, title: category === undefined ? label : `${localization.label(category)}: ${label}` };
      });
    return keybindingRows(this.keybindings.resolver, commands, localization.locale);
  }

  protected override render(): TemplateResult {
    const all = this.#all();
    const conflicts = all.filter(({ hiddenBy }) => hiddenBy !== undefined).length;
    const { typed: text, onlyConflicts } = this;
    this.#rows = filterRows(all, {
      text: this.pressed ? '' : text,
      keys: this.pressed?.keys ?? '',
      onlyConflicts: onlyConflicts && conflicts > 0,
    });
    const rows = this.#rows;
    const active = rows.find(({ id }) => id === this.activeId) ?? rows[0];
    return html`<header>
        <h1 class="visually-hidden">${this.text('shortcuts.title')}</h1>
        ${this.#renderSearch()}
        <div class="links">
          ${
            conflicts === 0
              ? nothing
              : html`<button
                  class="toggle warn"
                  aria-pressed=${onlyConflicts ? 'true' : 'false'}
                  title=${this.text('keybindings.onlyConflicts')}
                  @click=${() => (this.onlyConflicts = !onlyConflicts)}
                >
                  ${icon('warning')} ${this.text('keybindings.conflicts', { count: conflicts })}
                </button>`
          }
          <button class="toggle" @click=${() => this.editors.open('keybindings/json')}>
            ${icon('json')} ${this.text('keybindings.asJson')}
          </button>
          <button class="toggle" @click=${() => this.editors.open('keybindings/import')}>
            ${this.text('keybindings.import')}
          </button>
        </div>
        <p class="quiet">
          <span role="status">${this.said || this.text('keybindings.count', { count: rows.length })}</span>
          <span class="help" id="help">${this.text('keybindings.help')}</span>
        </p>
      </header>
      <div
        class="table"
        role="grid"
        aria-label=${this.text('shortcuts.title')}
        aria-describedby="help"
        aria-rowcount=${rows.length + 1}
      >
        <div class="row head" role="row">
          <span role="columnheader">${this.text('shortcuts.command')}</span>
          <span role="columnheader">${this.text('shortcuts.keys')}</span>
          <span role="columnheader" class="when">${this.text('shortcuts.when')}</span>
          <span role="columnheader" class="source">${this.text('keybindings.source')}</span>
          <span role="columnheader" class="actions"
            ><span class="visually-hidden">${this.text('keybindings.actions')}</span></span
          >
        </div>
        ${repeat(
          rows,
          ({ id }) => id,
          (row, index) => this.#renderRow(row, index, row === active),
        )}
      </div>
      ${this.asking ? this.#renderDialog(this.asking) : nothing}`;
  }

  #renderSearch(): TemplateResult {
    const { pressed } = this;
    const label = this.text(pressed ? 'keybindings.searchKeys' : 'keybindings.search');
    return html`<div class="search">
      <input
        type="text"
        aria-label=${label}
        placeholder=${label}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        ?readonly=${pressed !== undefined}
        .value=${pressed ? pressed.label : this.typed}
        @input=${(event: Event) => {
          this.typed = (event.target as HTMLInputElement).value;
          this.said = '';
        }}
        @keydown=${this.#onSearchKey}
      />
      <button
        class="icon-button"
        aria-pressed=${pressed ? 'true' : 'false'}
        title=${this.text('keybindings.record')}
        aria-label=${this.text('keybindings.record')}
        @click=${() => {
          this.#recorder?.clear();
          this.pressed = pressed ? undefined : nothingPressed;
          this.focus();
        }}
      >
        ${icon('record-keys')}
      </button>
    </div>`;
  }

  #renderRow(row: KeybindingRow, index: number, active: boolean): TemplateResult {
    const { id, title, command, keybinding, hiddenBy } = row;
    const own = keybinding?.source === 'user';
    const action = (name: string, text: 'change' | 'add' | 'remove' | 'reset', run: () => void) =>
      html`<button
        class="icon-button"
        tabindex=${active ? 0 : -1}
        title=${this.text(`keybindings.${text}`, { name: title })}
        aria-label=${this.text(`keybindings.${text}`, { name: title })}
        @click=${run}
      >
        ${icon(name)}
      </button>`;
    return html`<div
      class="row ${active ? 'active' : ''}"
      role="row"
      data-id=${id}
      aria-rowindex=${index + 2}
      tabindex=${active ? 0 : -1}
      @focus=${() => (this.activeId = id)}
      @focusin=${() => (this.activeId = id)}
      @dblclick=${() => this.#ask(row, false)}
      @keydown=${(event: KeyboardEvent) => this.#onRowKey(event, row, index)}
    >
      <span role="gridcell" class="command">${title} <code>${command}</code></span>
      <span role="gridcell" class="keys">
        ${
          keybinding
            ? keybinding.label.split(' ').map((stroke) => html`<kbd>${stroke}</kbd> `)
            : html`<span class="none">${this.text('keybindings.none')}</span>`
        }
        ${hiddenBy === undefined ? nothing : html`<span class="conflict">${icon('warning')} ${this.text('keybindings.hidden', { name: hiddenBy })}</span>`}
      </span>
      <span role="gridcell" class="when"><code>${keybinding?.when ?? ''}</code></span>
      <span role="gridcell" class="source"
        >${keybinding ? this.text(`keybindings.source.${keybinding.source}`) : ''}</span
      >
      <span role="gridcell" class="actions">
        ${action(keybinding ? 'edit' : 'add', keybinding ? 'change' : 'add', () => this.#ask(row, false))}
        ${keybinding ? action('add', 'add', () => this.#ask(row, true)) : nothing}
        ${keybinding ? action('trash', 'remove', () => this.#remove(row)) : nothing}
        ${own || this.#isChanged(command) ? action('discard', 'reset', () => this.#reset(row)) : nothing}
      </span>
    </div>`;
  }

  #renderDialog({ row, add }: Asking): TemplateResult {
    const heading = this.text(add || !row.keybinding ? 'keybindings.add' : 'keybindings.change', { name: row.title });
    return html`<askwell-keybinding-dialog
      .heading=${heading}
      .when=${row.keybinding?.when ?? this.registry.commands.get(row.command)?.when ?? ''}
      @keybinding-chosen=${({ chosen }: KeybindingChosenEvent) => this.#choose({ row, add }, chosen)}
    ></askwell-keybinding-dialog>`;
  }

  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (this.pressed && this.#recorder?.press(event)) {
      this.pressed = this.#recorder.recorded;
      this.said = '';
    } else if (event.key === 'Escape' && (this.pressed || this.typed)) {
      if (!this.pressed) this.typed = '';
      this.pressed = undefined;
    } else if ((event.key === 'ArrowDown' || event.key === 'Enter') && this.#rows[0]) this.#focusRow(this.#rows[0].id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #onRowKey(event: KeyboardEvent, row: KeybindingRow, index: number): void {
    const onRow = (event.composedPath()[0] as HTMLElement).getAttribute('role') === 'row';
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: Math.min(index + 10, this.#rows.length - 1),
      PageUp: Math.max(index - 10, 0),
      Home: 0,
      End: this.#rows.length - 1,
    };
    const step = steps[event.key];
    const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (held || isComposing(event)) return;
    if (step === -1) this.searchInput?.focus();
    else if (step !== undefined) this.#focusRow(this.#rows[Math.min(step, this.#rows.length - 1)]?.id ?? '');
    else if (!onRow) return;
    else if (event.key === 'Enter') this.#ask(row, false);
    else if (event.key === 'Insert') this.#ask(row, true);
    else if (event.key === 'Delete' && row.keybinding) this.#remove(row);
    else if (event.key === 'Backspace' && this.#isChanged(row.command)) this.#reset(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #focusRow(id: string): void {
    this.activeId = id;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus(),
    );
  }

  #isChanged(command: string): boolean {
    return this.keybindings.own.some((rule) => rule.command === command || rule.command === `-${command}`);
  }

  #ask(row: KeybindingRow, add: boolean): void {
    this.activeId = row.id;
    this.asking = { row, add };
  }

  #choose({ row, add }: Asking, chosen: KeybindingChosenEvent['chosen']): void {
    this.asking = undefined;
    if (!chosen) return this.#focusRow(row.id);
    const { keys, label, when } = chosen;
    const changes = this.#changes;
    // A command's own condition holds anyway; said again it would only look special.
    const own = this.registry.commands.get(row.command)?.when;
    const condition = when === own && when !== row.keybinding?.when ? undefined : when;
    const next =
      add || !row.keybinding
        ? changes.add(row.command, keys, condition)
        : changes.change(row.keybinding, keys, condition);
    this.#keep(next, row, this.text('keybindings.saved', { name: row.title, keys: label }));
  }

  #remove(row: KeybindingRow): void {
    if (!row.keybinding) return;
    const said = this.text('keybindings.removed', { name: row.title, keys: row.keybinding.label });
    this.#keep(this.#changes.remove(row.keybinding), row, said);
  }

  #reset(row: KeybindingRow): void {
    const said = this.text('keybindings.wasReset', { name: row.title });
    this.#keep(this.#changes.reset(row.command), row, said);
  }

  get #changes(): KeybindingChanges {
    return new KeybindingChanges(this.keybindings.own, this.keybindings.platform);
  }

  /** Stores the rules; the focus stays with the command, whose row may be another one now. */
  #keep(rules: readonly KeybindingRule[], { command }: KeybindingRow, said: string): void {
    const index = this.#rows.findIndex(({ id }) => id === this.activeId);
    this.keybindings.setOwn(rules);
    this.said = said;
    void this.updateComplete.then(() => {
      const rows = this.#rows;
      const row = rows.findLast((other) => other.command === command) ?? rows[Math.min(index, rows.length - 1)];
      if (row) this.#focusRow(row.id);
      else this.focus();
    });
  }

  static override styles = [controlStyles, keybindingsStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-keybindings-editor': KeybindingsEditor;
  }
}
