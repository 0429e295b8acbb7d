import { consume } from '@lit/context';
import type { KnowledgeGap } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import type { TreeOpenEvent, TreeToggleEvent } from '../../base/windowed-tree.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { storageService, type StorageService } from '../../platform/storage-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import './gaps-tree.ts';
import type { GapNode } from './gaps-tree.ts';
import { gapsHost, type GapsHost } from './gaps-host.ts';
import { gapStates, gapsStore, type GapsStore } from './gaps-store.ts';

/** The knowledge gaps by state, the most asked first. */
@element('askwell-gaps-view')
export class GapsView extends WorkbenchElement {
  @consume({ context: gapsHost }) private host!: GapsHost;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: storageService }) private storage!: StorageService;
  @state() private expanded: ReadonlySet<string> = new Set();
  #gaps!: GapsStore;
  #hadFocus = false;
  #rows: readonly TreeRow<GapNode>[] = [];

  protected override connected(): void {
    this.#gaps = gapsStore(this.host);
    this.expanded = new Set(this.storage.read('gaps.expanded', readIds) ?? ['open', 'drafted']);
    this.follow(this.#gaps.onDidChange);
    this.follow(this.editors.onDidChange);
    void this.#gaps.load();
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('askwell-gaps-tree, vscode-button, .message')?.focus(),
    );
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.matches(':focus-within');
    const { gaps } = this.#gaps;
    if (!gaps) return;
    this.#rows = gapStates.flatMap((group): TreeRow<GapNode>[] => {
      const found = gaps[group];
      // What nobody has ignored or closed needs no place; the open ones do, to say that there are none.
      if (found.length === 0 && group !== 'open') return [];
      const name = this.text(`gapState.${group}`);
      const expanded = this.expanded.has(group);
      const value: GapNode = { type: 'group', name, count: found.length };
      const label = this.text('gaps.group', { name, count: found.length });
      const head: TreeRow<GapNode> = { id: group, level: 1, label, expanded, height: 28, value };
      return expanded ? [head, ...found.map((gap) => this.#row(gap))] : [head];
    });
  }

  #row(gap: KnowledgeGap): TreeRow<GapNode> {
    const { id, text, count, locale, weeks, trend } = gap;
    const asked = this.text('gaps.asked', { count });
    const weekly = this.text('gaps.perWeek', { counts: weeks.join(', ') });
    const value: GapNode = { type: 'gap', id, question: text, locale, asked, weeks, weekly, rising: trend >= 1.5 };
    const rising = value.rising ? `, ${this.text('gaps.rising')}` : '';
    return { id, level: 2, label: `${text}, ${asked}${rising}`, height: 46, value };
  }

  protected override updated(): void {
    // What had the focus was replaced, for instance the sign that something is being loaded.
    if (this.#hadFocus && !this.matches(':focus-within')) this.focus();
  }

  protected override render(): TemplateResult {
    const { gaps, error } = this.#gaps;
    if (!gaps && error !== undefined) {
      return html`<div class="message" role="alert">
        <p>${this.text('gaps.failed')}</p>
        <p>${error}</p>
        <vscode-button @click=${() => void this.#gaps.refresh()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!gaps) {
      return html`<div class="message" tabindex="-1">
        <vscode-progress-ring role="status" aria-live="polite" aria-label=${this.text('gaps.loading')}>
        </vscode-progress-ring>
      </div>`;
    }
    if (gapStates.every((group) => gaps[group].length === 0)) {
      return html`<p class="message" tabindex="-1">${this.text('gaps.empty')}</p>`;
    }
    const { active } = this.editors;
    const selected = active === null ? undefined : this.editors.resolve(active)?.parameters['gapId'];
    return html`<askwell-gaps-tree
      .label=${this.text('gaps.title')}
      .rows=${this.#rows}
      .selectedId=${selected ?? null}
      @tree-open=${this.#onOpen}
      @tree-toggle=${this.#onToggle}
    ></askwell-gaps-tree>`;
  }

  readonly #onOpen = ({ row: { value }, pinned }: TreeOpenEvent<GapNode>): void => {
    if (value.type === 'gap') {
      this.editors.open(`gap/${value.id}`, { title: value.question, pinned, focus: pinned });
    }
  };

  readonly #onToggle = ({ row, expanded }: TreeToggleEvent<GapNode>): void => {
    const next = new Set(this.expanded);
    if (expanded) next.add(row.id);
    else next.delete(row.id);
    this.expanded = next;
    this.storage.write('gaps.expanded', [...next]);
  };

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

function readIds(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-gaps-view': GapsView;
  }
}
