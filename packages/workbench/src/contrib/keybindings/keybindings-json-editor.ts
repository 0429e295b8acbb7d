import { consume } from '@lit/context';
import { html, type TemplateResult } from 'lit';
import { element } from '../../base/define-element.ts';
import { checkJson, type JsonCheck } from '../../editors/json-check.ts';
import { JsonEditor } from '../../editors/json-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import type { KeybindingRule } from '../../platform/keybinding-rules.ts';
import { keybindingService, type KeybindingService } from '../../platform/keybinding-service.ts';
import { checkKeybindings } from './keybindings-json.ts';

/** The member's own keybindings as JSON, one rule a line. */
@element('askwell-keybindings-json-editor')
export class KeybindingsJsonEditor extends JsonEditor<readonly KeybindingRule[]> {
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @consume({ context: commandService }) private commands!: CommandService;

  protected override connected(): void {
    super.connected();
    this.subscriptions.add(this.keybindings.onDidChange(() => this.sourceChanged()));
  }

  protected override get heading(): string {
    return this.text('keybindings.jsonTitle');
  }

  protected override get hint(): string {
    return this.text('keybindings.jsonHint');
  }

  protected override source(): string {
    const rules = this.keybindings.own.map(({ key, command, when, args }) => {
      const written = JSON.stringify({ key, command, when, args });
      return `  ${written.replaceAll(/","/g, '", "').replaceAll('":"', '": "')}`;
    });
    return rules.length === 0 ? '[]\n' : `[\n${rules.join(',\n')}\n]\n`;
  }

  protected override read(text: string): JsonCheck<readonly KeybindingRule[]> {
    const knows = (command: string) => this.commands.get(command) !== undefined;
    return checkJson(text, this.localization, (node) => checkKeybindings(node, this.localization, knows));
  }

  protected override take(value: readonly KeybindingRule[]): void {
    this.keybindings.setOwn(value);
  }

  protected override renderLinks(): TemplateResult {
    return html`<vscode-button secondary @click=${() => this.editors.open('keybindings')}
      >${this.text('keybindings.asTable')}</vscode-button
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-keybindings-json-editor': KeybindingsJsonEditor;
  }
}
