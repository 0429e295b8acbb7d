import { consume } from '@lit/context';
import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { commandService, type CommandService } from '../platform/command-service.ts';
import type { EditorGroup } from '../platform/editor-group.ts';
import { editorService, type EditorService } from '../platform/editor-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';
import './editor-tabs.ts';
import './editor-watermark.ts';

/** What every contributed editor element gets. */
interface EditorElementProperties {
  uri: string;
  parameters: Readonly<Record<string, string>>;
  active: boolean;
}

/**
 * The open editors: tabs, breadcrumbs and the active editor. An editor's element is made when its tab is first shown
 * and kept until the tab is closed, so that its scroll position and what is typed in it stay.
 */
@element('askwell-editor-area')
class EditorArea extends WorkbenchElement {
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  readonly #elements = new Map<string, HTMLElement & EditorElementProperties>();
  readonly #problems = new Map<string, string>();
  readonly #loading = new Set<string>();

  protected override connected(): void {
    this.follow(this.editors.onDidChange);
    this.subscriptions.add(this.editors.onDidRequestFocus(() => this.focus()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#elements.clear();
  }

  override focus(): void {
    void this.updateComplete.then(() => {
      const active = this.editors.active;
      const editor = active === null ? undefined : this.#elements.get(active);
      if (editor) editor.focus();
      else this.renderRoot.querySelector<HTMLElement>('[data-fallback]')?.focus();
    });
  }

  protected override willUpdate(): void {
    const [group] = this.editors.groups;
    const open = new Set(group?.tabs.map(({ uri }) => uri));
    for (const uri of this.#elements.keys()) if (!open.has(uri)) this.#elements.delete(uri);
    const active = group?.active;
    if (active !== undefined && active !== null && !this.#elements.has(active)) void this.#load(active);
    for (const [uri, editor] of this.#elements) editor.active = uri === active;
  }

  async #load(uri: string): Promise<void> {
    const editor = this.editors.resolve(uri);
    if (!editor || this.#loading.has(uri) || this.#problems.has(uri)) return;
    this.#loading.add(uri);
    try {
      await editor.contribution.load?.();
      const node = document.createElement(editor.contribution.element) as HTMLElement & EditorElementProperties;
      Object.assign(node, { uri, parameters: editor.parameters, active: true });
      this.#elements.set(uri, node);
    } catch (error) {
      this.#problems.set(uri, error instanceof Error ? error.message : String(error));
    } finally {
      this.#loading.delete(uri);
    }
    const hadFocus = this.renderRoot.querySelector('[data-fallback]:focus') !== null;
    this.requestUpdate();
    if (hadFocus) this.focus();
  }

  protected override render(): TemplateResult {
    return html`<main aria-label=${this.text('editors.label')}>
      ${this.editors.groups.map((group) => this.#renderGroup(group))}
    </main>`;
  }

  #renderGroup(group: EditorGroup): TemplateResult {
    if (group.active === null) {
      return html`<div class="fill" tabindex="-1" data-fallback>
        <askwell-editor-watermark></askwell-editor-watermark>
      </div>`;
    }
    const { active } = group;
    const shown = this.#elements.has(active);
    return html`
      <askwell-editor-tabs .group=${group}></askwell-editor-tabs>
      ${this.#renderBreadcrumbs(active)}
      <div class="fill" role="tabpanel" aria-label=${group.tabs.find(({ uri }) => uri === active)?.title ?? ''}>
        ${repeat(
          group.tabs.filter(({ uri }) => this.#elements.has(uri)),
          ({ uri }) => uri,
          ({ uri }) => html`<div class="editor" ?hidden=${uri !== active}>${this.#elements.get(uri)}</div>`,
        )}
        ${shown ? nothing : this.#renderMissing(active)}
      </div>
    `;
  }

  #renderMissing(uri: string): TemplateResult {
    const problem = this.editors.resolve(uri) ? this.#problems.get(uri) : this.text('editors.missing', { uri });
    const retry = () => {
      this.#problems.delete(uri);
      this.requestUpdate();
    };
    return html`<div class="missing" tabindex="-1" data-fallback>
      ${
        problem
          ? html`<p role="alert">${problem}</p>
              ${this.#problems.has(uri) ? html`<button class="retry" @click=${retry}>${this.text('action.retry')}</button>` : nothing}`
          : nothing
      }
    </div>`;
  }

  #renderBreadcrumbs(uri: string): TemplateResult | typeof nothing {
    if (this.editors.breadcrumbs(uri).length === 0) return nothing;
    return html`<nav aria-label=${this.text('editors.breadcrumbs')}>
      <ol>
        ${this.editors.breadcrumbs(uri).map(({ label, command, args }, index) => {
          const chevron = index > 0 ? icon('chevron-right') : nothing;
          return command === undefined
            ? html`<li>${chevron}<span>${label}</span></li>`
            : html`<li>
                ${chevron}<button @click=${() => this.commands.run(command, ...(args ?? []))}>${label}</button>
              </li>`;
        })}
      </ol>
    </nav>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        flex: 1;
        min-block-size: 0;
        min-inline-size: 0;
        background: var(--vscode-editor-background);
        color: var(--vscode-editor-foreground);
      }
      main {
        display: flex;
        flex-direction: column;
        block-size: 100%;
      }
      .fill {
        position: relative;
        flex: 1;
        min-block-size: 0;
        outline: none;
      }
      .editor {
        position: absolute;
        inset: 0;
      }
      .missing {
        padding: 24px;
        outline: none;
      }
      .retry {
        color: var(--vscode-textLink-foreground);
        text-decoration: underline;
      }
      nav {
        flex: none;
        block-size: 26px;
        padding-inline: 16px;
        color: var(--vscode-breadcrumb-foreground);
        font-size: 12px;
      }
      ol {
        display: flex;
        align-items: center;
        block-size: 100%;
        margin: 0;
        padding: 0;
        list-style: none;
        overflow: hidden;
      }
      li {
        display: flex;
        align-items: center;
        min-inline-size: 0;
        flex: 0 1 auto;
      }
      li > :last-child {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li svg {
        inline-size: 14px;
      }
      li button:hover {
        color: var(--vscode-breadcrumb-focusForeground);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-editor-area': EditorArea;
  }
}
