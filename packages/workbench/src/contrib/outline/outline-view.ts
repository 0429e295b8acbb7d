import { consume } from '@lit/context';
import { css, html, type TemplateResult } from 'lit';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import { WindowedTree, type TreeOpenEvent } from '../../base/windowed-tree.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import {
  outlineService,
  type Outline,
  type OutlineSection,
  type OutlineService,
} from '../../platform/outline-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';

/** The sections of the editor that is seen; choosing one goes there. */
@element('askwell-outline-view')
export class OutlineView extends WorkbenchElement {
  @consume({ context: outlineService }) private outlines!: OutlineService;
  @consume({ context: editorService }) private editors!: EditorService;

  protected override connected(): void {
    this.subscriptions.add(this.outlines.onDidChange(() => this.requestUpdate()));
    this.follow(this.editors.onDidChange);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus());
  }

  protected override render(): TemplateResult {
    const outline = this.outlines.active;
    if (!outline || outline.sections.length === 0) {
      return html`<p tabindex="-1" data-focus>${this.text('outline.none')}</p>`;
    }
    return html`<askwell-outline-tree
      data-focus
      .label=${this.text('outline.title')}
      .rows=${rowsOf(outline)}
      .selectedId=${outline.current ?? null}
      @tree-open=${({ row }: TreeOpenEvent<OutlineSection>) => outline.reveal(row.value.id)}
    ></askwell-outline-tree>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      p {
        margin: 0;
        padding: 4px 16px;
        color: var(--vscode-descriptionForeground);
        outline: none;
      }
    `,
  ];
}

/** Levels begin at 1 and never leave one out, as assistive technology expects of a tree. */
function rowsOf({ sections }: Outline): TreeRow<OutlineSection>[] {
  const above: number[] = [];
  return sections.map((section) => {
    while (above.length > 0 && above.at(-1)! >= section.level) above.pop();
    above.push(section.level);
    return { id: section.id, level: above.length, label: section.label, value: section };
  });
}

@element('askwell-outline-tree')
class OutlineTree extends WindowedTree<OutlineSection> {
  protected override renderRow({ level, label }: TreeRow<OutlineSection>): TemplateResult {
    return html`<span class="label level-${Math.min(level, 6)}">${label}</span>`;
  }

  static override styles = [
    ...WindowedTree.styles,
    css`
      .label {
        flex: 1;
        padding-inline: 26px 12px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .level-2 {
        padding-inline-start: 38px;
      }
      .level-3 {
        padding-inline-start: 50px;
      }
      .level-4,
      .level-5,
      .level-6 {
        padding-inline-start: 62px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-outline-view': OutlineView;
    'askwell-outline-tree': OutlineTree;
  }
}
