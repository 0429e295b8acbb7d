import { consume } from '@lit/context';
import { html, type TemplateResult } from 'lit';
import { element } from '../../base/define-element.ts';
import { checkJson, type JsonCheck } from '../../editors/json-check.ts';
import { JsonEditor } from '../../editors/json-editor.ts';
import { settingsService, type SettingsService } from '../../platform/settings-service.ts';
import { checkSettings } from './settings-json.ts';

/** The member's settings as JSON. */
@element('askwell-settings-json-editor')
export class SettingsJsonEditor extends JsonEditor<Readonly<Record<string, unknown>>> {
  @consume({ context: settingsService }) private settings!: SettingsService;

  protected override connected(): void {
    super.connected();
    this.subscriptions.add(this.settings.onDidChange(() => this.sourceChanged()));
  }

  protected override get heading(): string {
    return this.text('settings.jsonTitle');
  }

  protected override get hint(): string {
    return this.text('settings.jsonHint');
  }

  protected override source(): string {
    return `${JSON.stringify(this.settings.own, undefined, 2)}\n`;
  }

  protected override read(text: string): JsonCheck<Readonly<Record<string, unknown>>> {
    return checkJson(text, this.localization, (node) =>
      checkSettings(node, this.settings.contributions, this.localization),
    );
  }

  protected override take(value: Readonly<Record<string, unknown>>): void {
    this.settings.replaceOwn(value);
  }

  protected override renderLinks(): TemplateResult {
    return html`<vscode-button secondary @click=${() => this.editors.open('settings')}
      >${this.text('settings.asForm')}</vscode-button
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-settings-json-editor': SettingsJsonEditor;
  }
}
