import { consume } from '@lit/context';
import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { element } from '../../base/define-element.ts';
import { checkJson, type JsonCheck } from '../../editors/json-check.ts';
import { JsonImportEditor } from '../../editors/json-import-editor.ts';
import { settingsService, type SettingsService } from '../../platform/settings-service.ts';
import { importedThemeService, type ImportedThemes } from './imported-themes.ts';
import { readThemeFile, type ThemeFile } from './theme-file.ts';

/** Takes over a VS Code colour theme and shows it at once. */
@element('askwell-theme-import-editor')
export class ThemeImportEditor extends JsonImportEditor<ThemeFile> {
  @consume({ context: settingsService }) private settings!: SettingsService;
  @consume({ context: importedThemeService }) private imported!: ImportedThemes;
  @state() private name = '';

  protected override get texts() {
    return {
      title: this.text('theme.importTitle'),
      about: this.text('theme.importAbout'),
      file: this.text('theme.file'),
      submit: this.text('theme.importButton'),
    };
  }

  protected override renderFields(): TemplateResult {
    return html`<label class="field"
      >${this.text('theme.name')}
      <input
        type="text"
        autocomplete="off"
        maxlength="80"
        placeholder=${this.text('theme.nameHint')}
        .value=${this.name}
        @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
    /></label>`;
  }

  protected override read(text: string): JsonCheck<ThemeFile> {
    return checkJson(text, this.localization, (node) => readThemeFile(node, this.localization));
  }

  protected override take({ label, type, colors, count }: ThemeFile): TemplateResult {
    const name = this.name.trim() || label;
    this.settings.set('workbench.theme', this.imported.add({ label: name, type, colors }));
    return html`<p>${this.text('theme.importedAs', { name, count })}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-theme-import-editor': ThemeImportEditor;
  }
}
