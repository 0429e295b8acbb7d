import { consume } from '@lit/context';
import { css, html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import type { TreeOpenEvent, TreeToggleEvent } from '../../base/windowed-tree.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { problemsService, type ProblemsService } from '../../platform/problems-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { problemRows, type ProblemNode } from './problem-rows.ts';
import './problems-tree.ts';

/** What is wrong in what is being written; Enter goes to the place. */
@element('askwell-problems-view')
export class ProblemsView extends WorkbenchElement {
  @consume({ context: problemsService }) private problems!: ProblemsService;
  @consume({ context: editorService }) private editors!: EditorService;
  @state() private collapsed: ReadonlySet<string> = new Set();
  #rows: readonly TreeRow<ProblemNode>[] = [];

  protected override connected(): void {
    this.follow(this.problems.onDidChange);
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('askwell-problems-tree, .empty')?.focus(),
    );
  }

  protected override willUpdate(): void {
    this.#rows = problemRows(this.problems.all, this.collapsed, (node) =>
      node.type === 'resource'
        ? this.text('problems.resource', { title: node.resource.title, count: node.resource.markers.length })
        : this.text('problems.marker', {
            severity: this.text(`problems.${node.marker.severity}`),
            message: node.marker.message,
            line: node.marker.range.startLine,
          }),
    );
  }

  protected override render(): TemplateResult {
    if (this.#rows.length === 0) {
      return html`<p class="empty" tabindex="0">${this.text('problems.empty')}</p>`;
    }
    return html`<askwell-problems-tree
      .label=${this.text('problems.title')}
      .rows=${this.#rows}
      @tree-open=${this.#onOpen}
      @tree-toggle=${this.#onToggle}
    ></askwell-problems-tree>`;
  }

  readonly #onOpen = ({ row: { value }, pinned }: TreeOpenEvent<ProblemNode>): void => {
    if (value.type !== 'marker') return;
    this.problems.reveal(value.uri, value.marker.range);
    this.editors.open(value.uri, { title: value.title, focus: pinned });
  };

  readonly #onToggle = ({ row, expanded }: TreeToggleEvent<ProblemNode>): void => {
    const collapsed = new Set(this.collapsed);
    if (expanded) collapsed.delete(row.id);
    else collapsed.add(row.id);
    this.collapsed = collapsed;
  };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      .empty {
        margin: 0;
        padding: 10px 20px;
        color: var(--vscode-descriptionForeground);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-problems-view': ProblemsView;
  }
}
