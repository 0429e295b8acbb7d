import { consume } from '@lit/context';
import { checkSetting, type SettingContribution } from '@askwell/core/extensions';
import { icon } from '@askwell/ui/icons';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { settingsService, type SettingsService, type SettingValue } from '../../platform/settings-service.ts';
import './setting-control.ts';
import type { SettingChangeEvent } from './setting-control.ts';
import { settingGroup, settingProblemText, settingTitle } from './setting-text.ts';
import { settingsStyles } from './settings-styles.ts';

/** Every contributed setting as a form: searched by typing, changed at once, put back one by one. */
@element('askwell-settings-editor')
export class SettingsEditor extends ResourceEditor {
  @consume({ context: settingsService }) private settings!: SettingsService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: editorService }) private editors!: EditorService;
  @state() private typed = '';
  @state() private onlyModified = false;
  /** What was typed and does not fit, by setting. */
  @state() private refused: ReadonlyMap<string, string> = new Map();
  @query('input[type=search]') private searchInput!: HTMLInputElement | null;

  protected override connected(): void {
    this.subscriptions.add(this.settings.onDidChange(() => this.requestUpdate()));
  }

  override focus(): void {
    void this.updateComplete.then(() => this.searchInput?.focus());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.editors.describe(this.uri, { title: this.text('settings.title') });
  }

  /** Settings that match, by group, in order. */
  #groups(): readonly (readonly [string, readonly SettingContribution[]])[] {
    const { localization } = this;
    const words = this.typed.toLowerCase().split(/\s+/);
    const groups = new Map<string, SettingContribution[]>();
    for (const setting of this.settings.contributions.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))) {
      if (this.onlyModified && !this.settings.isModified(setting.id)) continue;
      const group = settingGroup(setting, localization);
      const texts = [setting.id, group, settingTitle(setting, localization), localization.label(setting.description)];
      const all = [...texts, ...(setting.enumDescriptions ?? []).map((one) => localization.label(one))]
        .join('\n')
        .toLowerCase();
      if (words.every((word) => all.includes(word))) groups.set(group, [...(groups.get(group) ?? []), setting]);
    }
    return [...groups].toSorted(([a], [b]) => a.localeCompare(b, localization.locale));
  }

  #unknown(): readonly string[] {
    const known = new Set(this.settings.contributions.map(({ id }) => id));
    return Object.keys(this.settings.own).filter((id) => !known.has(id) && id.includes(this.typed.trim()));
  }

  protected override render(): TemplateResult {
    const groups = this.#groups();
    const count = groups.reduce((sum, [, settings]) => sum + settings.length, 0);
    return html`<div class="page">
      <div class="column">
        <header>
          <h1>${this.text('settings.title')}</h1>
          <div class="bar">
            <input
              type="search"
              aria-label=${this.text('settings.search')}
              placeholder=${this.text('settings.search')}
              autocomplete="off"
              spellcheck="false"
              .value=${this.typed}
              @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
            />
            <button
              class="toggle"
              aria-pressed=${this.onlyModified ? 'true' : 'false'}
              @click=${() => (this.onlyModified = !this.onlyModified)}
            >
              ${this.text('settings.onlyModified')}
            </button>
            <button class="toggle" @click=${() => this.commands.run('preferences.openSettingsJson')}>
              ${icon('json')} ${this.text('settings.asJson')}
            </button>
          </div>
          <p class="quiet" role="status">${this.text('settings.count', { count })}</p>
        </header>
        ${groups.map(([group, settings], index) => this.#renderGroup(group, settings, `group-${index}`))}
        ${this.onlyModified ? nothing : this.#renderUnknown()}
      </div>
    </div>`;
  }

  #renderGroup(group: string, settings: readonly SettingContribution[], id: string): TemplateResult {
    return html`<section aria-labelledby=${id}>
      <h2 id=${id}>${group}</h2>
      ${repeat(
        settings,
        ({ id }) => id,
        (setting) => this.#renderSetting(setting),
      )}
    </section>`;
  }

  #renderSetting(setting: SettingContribution): TemplateResult {
    const { id } = setting;
    const title = settingTitle(setting, this.localization);
    const modified = this.settings.isModified(id);
    const problem = this.refused.get(id);
    return html`<div class="setting ${modified ? 'modified' : ''}">
      <div class="name">
        <h3 id=${`title-${id}`}>${title}</h3>
        ${
          modified
            ? html`<span class="mark">${this.text('settings.modified')}</span>
                <button
                  class="icon-button"
                  title=${this.text('settings.reset', { name: title })}
                  aria-label=${this.text('settings.reset', { name: title })}
                  @click=${() => this.#reset(id)}
                >
                  ${icon('discard')}
                </button>`
            : nothing
        }
        <code>${id}</code>
      </div>
      <askwell-setting-control
        data-setting=${id}
        .setting=${setting}
        .name=${title}
        .value=${this.settings.get(id)}
        .problem=${problem ?? ''}
        @setting-change=${({ value }: SettingChangeEvent) => this.#change(setting, value)}
      ></askwell-setting-control>
    </div>`;
  }

  #renderUnknown(): TemplateResult | typeof nothing {
    const unknown = this.#unknown();
    if (unknown.length === 0) return nothing;
    return html`<section aria-labelledby="unknown">
      <h2 id="unknown">${this.text('settings.unknown')}</h2>
      <p class="quiet">${this.text('settings.unknownAbout')}</p>
      ${unknown.map(
        (id) =>
          html`<div class="setting unknown">
            <code>${id}</code> <code class="value">${JSON.stringify(this.settings.own[id])}</code>
            <button
              class="icon-button"
              title=${this.text('settings.forget', { name: id })}
              aria-label=${this.text('settings.forget', { name: id })}
              @click=${() => {
                this.settings.reset(id);
                this.focus();
              }}
            >
              ${icon('trash')}
            </button>
          </div>`,
      )}
    </section>`;
  }

  #change(setting: SettingContribution, value: SettingValue): void {
    const found = checkSetting(setting, value);
    const refused = new Map(this.refused);
    if (found) {
      const problem = settingProblemText(found, this.localization);
      refused.set(setting.id, this.text('settings.wrong', { name: settingTitle(setting, this.localization), problem }));
    } else refused.delete(setting.id);
    this.refused = refused;
    if (!found) this.settings.set(setting.id, value);
  }

  #reset(id: string): void {
    // The button goes with the change: the focus goes on to the control it puts back.
    this.renderRoot.querySelector<HTMLElement>(`[data-setting="${CSS.escape(id)}"]`)?.focus();
    this.refused = new Map([...this.refused].filter(([other]) => other !== id));
    this.settings.reset(id);
  }

  static override styles = [controlStyles, pageStyles, settingsStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-settings-editor': SettingsEditor;
  }
}
