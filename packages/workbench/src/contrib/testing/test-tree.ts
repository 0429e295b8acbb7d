import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { element } from '../../base/define-element.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import { WindowedTree } from '../../base/windowed-tree.ts';
import type { TestNode } from './test-rows.ts';
import { stateIcon, stateStyles } from './test-state-icon.ts';

/** The tests of a row are to be run, by its button. */
export class RunRowEvent extends Event {
  readonly ids: readonly string[];

  constructor(ids: readonly string[]) {
    super('run-row', { bubbles: true, composed: true });
    this.ids = ids;
  }
}

/**
 * The rows of the test explorer: articles and files with how many pass, tests with their state.
 *
 * @fires run-row - {@link RunRowEvent}
 * @fires cursor - the row that the keys act on is another one, see `cursor`
 */
@element('askwell-test-tree')
export class TestTree extends WindowedTree<TestNode> {
  /** What a row's button says to those who point at it. */
  @property() runLabel = '';

  /** The row that the keys act on. */
  get cursor(): TestNode | undefined {
    return this.rows.find(({ id }) => id === this.focusedId)?.value;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('focusedId') || changed.has('rows')) this.dispatchEvent(new Event('cursor'));
  }

  protected override renderRow({ expanded, value }: TreeRow<TestNode>): TemplateResult {
    const group = value.type === 'group';
    return html`<span class="twisty ${group ? '' : 'leaf'}">
        ${group ? icon(expanded ? 'chevron-down' : 'chevron-right') : nothing}
      </span>
      ${stateIcon(value.state)}
      <span class="name ${group ? 'group' : ''}" lang=${ifDefined(value.locale || undefined)}>
        ${value.type === 'group' ? value.name : value.question}
      </span>
      ${value.locale ? html`<span class="quiet locale">${value.locale}</span>` : nothing}
      <span class="run" role="none" title=${this.runLabel} @click=${(event: Event) => this.#run(event, value)}>
        ${icon('play')}
      </span>
      <span class="quiet end">${this.#end(value)}</span>`;
  }

  #end(value: TestNode): string {
    if (value.type === 'group') return `${value.passed}/${value.total}`;
    return value.duration === undefined
      ? ''
      : `${value.duration < 9.95 ? value.duration.toFixed(1) : Math.round(value.duration)} ms`;
  }

  // For the pointer; the keys have a command.
  #run(event: Event, value: TestNode): void {
    event.stopPropagation();
    this.dispatchEvent(new RunRowEvent(value.ids));
  }

  static override styles = [
    ...WindowedTree.styles,
    stateStyles,
    css`
      .row {
        gap: 6px;
        padding-inline-end: 12px;
      }
      .twisty {
        flex: none;
        inline-size: 16px;
        margin-inline-start: 6px;
        color: var(--vscode-icon-foreground);
      }
      .twisty.leaf {
        inline-size: 20px;
      }
      .name {
        flex: 1;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .quiet {
        flex: none;
        font-size: 11px;
        color: var(--vscode-descriptionForeground);
        font-variant-numeric: tabular-nums;
      }
      .run {
        display: none;
        flex: none;
        border-radius: 4px;
        padding: 2px;
        color: var(--vscode-icon-foreground);
      }
      .run:hover {
        background: var(--vscode-toolbar-hoverBackground);
      }
      .row:hover .run,
      .viewport:focus .row.focused .run {
        display: block;
      }
      @media (pointer: coarse) {
        .run {
          display: block;
          padding: 8px;
        }
      }
      .viewport:focus .row.selected :is(.quiet, .run, .twisty) {
        color: inherit;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-test-tree': TestTree;
  }
}
