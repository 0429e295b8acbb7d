import { consume } from '@lit/context';
import { parseWhen, type ExtensionRegistry, type WhenExpression } from '@askwell/core/extensions';
import { html, nothing, type TemplateResult } from 'lit';
import { element } from '../../base/define-element.ts';
import { checkJson, type JsonCheck } from '../../editors/json-check.ts';
import { JsonImportEditor } from '../../editors/json-import-editor.ts';
import { extensionService } from '../../platform/core-services.ts';
import { keybindingService, type KeybindingService } from '../../platform/keybinding-service.ts';
import { importKeybindings, type KeybindingImport } from './vscode-import.ts';

/** Takes over the keybindings of VS Code, and lists what does not exist here. */
@element('askwell-keybindings-import-editor')
export class KeybindingsImportEditor extends JsonImportEditor<KeybindingImport> {
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @consume({ context: extensionService }) private registry!: ExtensionRegistry;

  protected override get texts() {
    return {
      title: this.text('keybindings.importTitle'),
      about: this.text('keybindings.importAbout'),
      file: this.text('keybindings.file'),
      submit: this.text('keybindings.importButton'),
    };
  }

  protected override read(text: string): JsonCheck<KeybindingImport> {
    const contexts = contextKeys(this.registry);
    return checkJson(text, this.localization, (node) =>
      importKeybindings(node, this.localization, {
        platform: this.keybindings.platform,
        knowsCommand: (command) => this.registry.commands.get(command) !== undefined,
        knowsContext: (key) => contexts.has(key),
        defaultKeys: (command) =>
          this.registry.keybindings
            .all()
            .filter((rule) => rule.command === command)
            .map(({ key, mac }) => (this.keybindings.platform === 'mac' ? (mac ?? key) : key)),
      }),
    );
  }

  protected override take({ rules, leftOut }: KeybindingImport): TemplateResult {
    // What the member made here counts more than what comes along, and importing twice changes nothing.
    const { own } = this.keybindings;
    const known = new Set(own.map((rule) => JSON.stringify(rule)));
    const added = rules.filter((rule) => !known.has(JSON.stringify(rule)));
    this.keybindings.setOwn([...added, ...own]);
    return html`<p>${this.text('keybindings.imported', { count: rules.length })}</p>
      ${
        leftOut.length === 0
          ? nothing
          : html`<p>${this.text('keybindings.leftOut', { count: leftOut.length })}</p>
              <ul>
                ${leftOut.map(({ line, message }) => html`<li>${this.text('json.line', { line })}: ${message}</li>`)}
              </ul>`
      }
      <vscode-button secondary @click=${() => this.editors.open('keybindings')}
        >${this.text('keybindings.asTable')}</vscode-button
      >`;
  }
}

/** Every context key that some feature's condition reads. */
function contextKeys(registry: ExtensionRegistry): ReadonlySet<string> {
  const keys = new Set<string>();
  const collect = (expression: WhenExpression): void => {
    if ('key' in expression) keys.add(expression.key);
    if (expression.type === 'in') keys.add(expression.listKey);
    if (expression.type === 'not') collect(expression.operand);
    if (expression.type === 'and' || expression.type === 'or') expression.operands.forEach(collect);
  };
  const points = [registry.commands, registry.keybindings, registry.menus, registry.views];
  for (const point of points) {
    for (const { when } of point.all() as readonly { readonly when?: string }[]) {
      if (when !== undefined) collect(parseWhen(when));
    }
  }
  return keys;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-keybindings-import-editor': KeybindingsImportEditor;
  }
}
