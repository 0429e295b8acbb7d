import { consume } from '@lit/context';
import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { commandService, type CommandService } from '../platform/command-service.ts';
import { keybindingService, type KeybindingService } from '../platform/keybinding-service.ts';
import { statusBarService, type PlacedStatusBarEntry, type StatusBarService } from '../platform/status-bar-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';

/** The bottom line: contributed entries, and the first stroke of a chord while it waits for the second. */
@element('askwell-status-bar')
class StatusBar extends WorkbenchElement {
  @consume({ context: statusBarService }) private statusBar!: StatusBarService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @state() private chord: string | undefined;

  protected override connected(): void {
    this.follow(this.statusBar.onDidChange);
    this.subscriptions.add(this.keybindings.onDidChangeChord((chord) => (this.chord = chord)));
  }

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<footer aria-label=${this.text('statusBar.label')}>
      <div class="side">${this.#renderSide('start')}</div>
      <div class="chord" role="status">
        ${this.chord ? this.text('statusBar.chord', { keys: this.chord }) : nothing}
      </div>
      <div class="side">${this.#renderSide('end')}</div>
    </footer>`;
  }

  #renderSide(side: 'start' | 'end'): unknown {
    return repeat(
      this.statusBar.entries(side),
      (entry) => entry.id,
      (entry) => this.#renderEntry(entry),
    );
  }

  #renderEntry({
    text,
    icon: iconName,
    tooltip,
    command,
    args,
    tone = 'normal',
  }: PlacedStatusBarEntry): TemplateResult {
    const content = html`${iconName ? icon(iconName) : nothing}<span>${text}</span>`;
    const title = tooltip ?? text;
    if (command === undefined) return html`<span class="entry ${tone}" title=${title}>${content}</span>`;
    return html`<button
      class="entry ${tone}"
      title=${title}
      aria-label=${title}
      @click=${() => this.commands.run(command, ...(args ?? []))}
    >
      ${content}
    </button>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        flex: none;
        background: var(--vscode-statusBar-background);
        color: var(--vscode-statusBar-foreground);
        border-block-start: 1px solid var(--vscode-statusBar-border);
        font-size: 12px;
      }
      footer {
        display: flex;
        justify-content: space-between;
        gap: 8px;
        block-size: 24px;
        padding-inline: 6px;
      }
      .side {
        display: flex;
        min-inline-size: 0;
      }
      .chord {
        flex: 1;
        align-self: center;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .entry {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        padding-inline: 7px;
        white-space: nowrap;
      }
      button.entry:hover {
        background: var(--vscode-statusBarItem-hoverBackground);
      }
      .entry svg {
        inline-size: 14px;
        block-size: 14px;
      }
      .entry.warning {
        color: var(--vscode-statusBarItem-warningForeground);
      }
      .entry.error {
        color: var(--vscode-statusBarItem-errorForeground);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-status-bar': StatusBar;
  }
}
