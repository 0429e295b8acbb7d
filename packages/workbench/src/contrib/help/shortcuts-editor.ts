import { consume } from '@lit/context';
import type { CommandContribution, ResolvedKeybinding } from '@askwell/core/extensions';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { keybindingService, type KeybindingService } from '../../platform/keybinding-service.ts';

/** A command with all its keys, the strongest first. */
interface Shortcut {
  readonly command: CommandContribution;
  readonly title: string;
  readonly keys: readonly ResolvedKeybinding[];
}

/** Every key that does something, by subject, to read and to print; made from what is registered. */
@element('askwell-shortcuts-editor')
export class ShortcutsEditor extends ResourceEditor {
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: editorService }) private editors!: EditorService;

  protected override connected(): void {
    this.follow(this.keybindings.onDidChange);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.page')?.focus());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.text('shortcuts.reference') });
  }

  /** Shortcuts by category, what belongs to none first. */
  #groups(): readonly (readonly [string, readonly Shortcut[]])[] {
    const { resolver } = this.keybindings;
    const hidden = new Set(resolver.conflicts().map(({ shadowed }) => shadowed));
    const byCommand = new Map<string, ResolvedKeybinding[]>();
    for (const keybinding of resolver.keybindings.filter((one) => !hidden.has(one)).toReversed()) {
      byCommand.set(keybinding.command, [...(byCommand.get(keybinding.command) ?? []), keybinding]);
    }
    const general = this.text('shortcuts.general');
    const groups = new Map<string, Shortcut[]>([[general, []]]);
    for (const [id, keys] of byCommand) {
      const command = this.commands.get(id);
      if (!command) continue;
      const group = command.category === undefined ? general : this.localization.label(command.category);
      const title = this.localization.label(command.title);
      groups.set(group, [...(groups.get(group) ?? []), { command, title, keys }]);
    }
    const collator = new Intl.Collator(this.localization.locale);
    return [...groups]
      .filter(([, shortcuts]) => shortcuts.length > 0)
      .map(([group, shortcuts]) => [group, shortcuts.toSorted((a, b) => collator.compare(a.title, b.title))] as const);
  }

  protected override render(): TemplateResult {
    const groups = this.#groups();
    const count = groups.reduce((sum, [, shortcuts]) => sum + shortcuts.length, 0);
    return html`<div class="page" tabindex="0">
      <div class="column">
        <h1>${this.text('shortcuts.reference')}</h1>
        <p class="quiet">${this.text('shortcuts.about', { count })} ${this.text('shortcuts.chords')}</p>
        ${
          this.commands.get('preferences.openKeybindings')
            ? html`<button class="link" @click=${() => this.commands.run('preferences.openKeybindings')}>
                ${this.text('shortcuts.edit')}
              </button>`
            : nothing
        }
        <div class="groups">
          ${groups.map(
            ([group, shortcuts]) =>
              html`<section>
                <h2>${group}</h2>
                <dl>${shortcuts.map((shortcut) => this.#renderShortcut(shortcut))}</dl>
              </section>`,
          )}
        </div>
      </div>
    </div>`;
  }

  #renderShortcut({ title, keys }: Shortcut): TemplateResult {
    const labels = [...new Set(keys.map(({ label }) => label))];
    return html`<div>
      <dt>${title}</dt>
      <dd>
        ${labels.map((label) => html`<span>${label.split(' ').map((stroke) => html`<kbd>${stroke}</kbd> `)}</span>`)}
      </dd>
    </div>`;
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      .column {
        max-inline-size: 1000px;
        margin-inline: auto;
        padding: 24px 24px 64px;
      }
      .groups {
        columns: 380px;
        column-gap: 40px;
        margin-block-start: 8px;
      }
      section {
        break-inside: avoid;
        padding-block-start: 16px;
      }
      h2 {
        margin: 0 0 4px;
        font-size: 14px;
        font-weight: 600;
        color: var(--vscode-settings-headerForeground);
      }
      dl {
        margin: 0;
      }
      dl > div {
        display: flex;
        justify-content: space-between;
        gap: 16px;
        padding-block: 5px;
        border-block-end: 1px solid var(--vscode-panel-border);
      }
      dd {
        display: flex;
        flex-direction: column;
        align-items: flex-end;
        gap: 3px;
        margin: 0;
        white-space: nowrap;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-shortcuts-editor': ShortcutsEditor;
  }
}
