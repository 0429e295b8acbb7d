import { consume } from '@lit/context';
import type { SupportCase } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, type TemplateResult } from 'lit';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import { WindowedTree, type TreeOpenEvent } from '../../base/windowed-tree.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { casesHost, type CasesHost } from './cases-host.ts';
import { casesStore, type CasesStore } from './cases-store.ts';

interface CaseNode {
  readonly id: string;
  readonly title: string;
  readonly locale: string;
  readonly state: string;
  readonly quiet: boolean;
}

/** The rows of the cases: what each is about and how far it is. */
@element('askwell-cases-tree')
class CasesTree extends WindowedTree<CaseNode> {
  protected override renderRow({ value }: TreeRow<CaseNode>): TemplateResult {
    return html`<span class="title ${value.quiet ? 'quiet' : ''}" lang=${value.locale}>${value.title}</span>
      <span class="quiet">${value.state}</span>`;
  }

  static override styles = [
    ...WindowedTree.styles,
    css`
      .row {
        gap: 10px;
        padding-inline: 26px 14px;
      }
      .title {
        flex: 1;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .quiet {
        color: var(--vscode-descriptionForeground);
      }
      .row > .quiet:last-child {
        font-size: 12px;
      }
      .viewport:focus .row.selected .quiet {
        color: inherit;
      }
    `,
  ];
}

/** The case library, the latest first; discarded ones last. */
@element('askwell-cases-view')
export class CasesView extends WorkbenchElement {
  @consume({ context: casesHost }) private host!: CasesHost;
  @consume({ context: editorService }) private editors!: EditorService;
  #cases!: CasesStore;
  #hadFocus = false;

  protected override connected(): void {
    this.#cases = casesStore(this.host);
    this.follow(this.#cases.onDidChange);
    this.follow(this.editors.onDidChange);
    void this.#cases.load();
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('askwell-cases-tree, vscode-button, .message')?.focus(),
    );
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.matches(':focus-within');
  }

  #row({ id, title, locale, state }: SupportCase): TreeRow<CaseNode> {
    const name = this.text(`caseState.${state}`);
    const value = { id, title, locale, state: name, quiet: state === 'discarded' };
    return { id, level: 1, label: `${title}, ${name}`, value };
  }

  protected override updated(): void {
    // What had the focus was replaced, for instance the sign that something is being loaded.
    if (this.#hadFocus && !this.matches(':focus-within')) this.focus();
  }

  protected override render(): TemplateResult {
    const { cases, error } = this.#cases;
    if (!cases && error !== undefined) {
      return html`<div class="message" role="alert">
        <p>${this.text('cases.failed')}</p>
        <p>${error}</p>
        <vscode-button @click=${() => void this.#cases.refresh()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!cases) {
      return html`<div class="message" tabindex="-1">
        <vscode-progress-ring role="status" aria-live="polite" aria-label=${this.text('cases.loading')}>
        </vscode-progress-ring>
      </div>`;
    }
    if (cases.length === 0) return html`<p class="message" tabindex="-1">${this.text('cases.empty')}</p>`;
    const { active } = this.editors;
    const selected = active === null ? undefined : this.editors.resolve(active)?.parameters['caseId'];
    const last = (one: SupportCase): number => Number(one.state === 'discarded');
    return html`<askwell-cases-tree
      .label=${this.text('cases.title')}
      .rows=${cases.toSorted((a, b) => last(a) - last(b)).map((one) => this.#row(one))}
      .selectedId=${selected ?? null}
      @tree-open=${({ row: { value }, pinned }: TreeOpenEvent<CaseNode>) =>
        this.editors.open(`case/${value.id}`, { title: value.title, pinned, focus: pinned })}
    ></askwell-cases-tree>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      .message {
        margin: 0;
        padding: 8px 16px;
        color: var(--vscode-descriptionForeground);
        outline: none;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-cases-tree': CasesTree;
    'askwell-cases-view': CasesView;
  }
}
