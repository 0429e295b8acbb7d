import { consume } from '@lit/context';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { styleProperties } from '../../base/style-properties.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import type { TreeOpenEvent, TreeToggleEvent } from '../../base/windowed-tree.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { storageService, type StorageService } from '../../platform/storage-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { testRows, type TestNode } from './test-rows.ts';
import { durationText, rowLabel } from './test-texts.ts';
import './test-tree.ts';
import type { RunRowEvent, TestTree } from './test-tree.ts';
import { testingHost, type TestingHost } from './testing-host.ts';
import { testingStore, type TestingStore } from './testing-store.ts';

/** The test explorer: every knowledge test with its state, and running them. */
@element('askwell-tests-view')
export class TestsView extends WorkbenchElement {
  @consume({ context: testingHost }) private host!: TestingHost;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: storageService }) private storage!: StorageService;
  @state() private collapsed: ReadonlySet<string> | undefined;
  #tests!: TestingStore;
  #hadFocus = false;
  #rows: readonly TreeRow<TestNode>[] = [];

  protected override connected(): void {
    this.#tests = testingStore(this.host);
    this.collapsed = new Set(this.storage.read('testing.collapsed', readIds));
    this.follow(this.#tests.onDidChange);
    this.follow(this.editors.onDidChange);
    void this.#tests.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tests.cursorFocused = false;
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('askwell-test-tree, vscode-button, .message')?.focus(),
    );
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.matches(':focus-within');
    const { tests = [], results, onlyFailed } = this.#tests;
    this.#rows = testRows({
      tests,
      results,
      state: (id) => this.#tests.state(id),
      collapsed: this.collapsed ?? new Set(),
      onlyFailed,
      locale: this.localization.locale,
      label: (node) => rowLabel(node, this.localization),
    });
  }

  protected override updated(): void {
    // What had the focus was replaced, for instance the sign that something is being loaded.
    if (this.#hadFocus && !this.matches(':focus-within')) this.focus();
  }

  protected override render(): TemplateResult {
    const { tests, error, onlyFailed, total } = this.#tests;
    if (!tests && error !== undefined) {
      return html`<div class="message" role="alert">
        <p>${this.text('testing.failedToLoad')}</p>
        <p>${error}</p>
        <vscode-button @click=${() => void this.#tests.refresh()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    if (!tests) {
      return html`<div class="message" tabindex="-1">
        <vscode-progress-ring role="status" aria-live="polite" aria-label=${this.text('testing.loading')}>
        </vscode-progress-ring>
      </div>`;
    }
    if (tests.length === 0) {
      return html`<div class="message" tabindex="-1">
        <p>${this.text('testing.empty')}</p>
        <p>${this.text('testing.emptyHow')}</p>
      </div>`;
    }
    const { active } = this.editors;
    const selected = active === null ? undefined : this.editors.resolve(active)?.parameters['testId'];
    return html`${this.#renderSummary()}
    ${
      this.#rows.length === 0
        ? html`<div class="message" tabindex="-1">
            <p>${this.text('testing.noneFailed')}</p>
            <vscode-button secondary @click=${() => (this.#tests.onlyFailed = false)}>
              ${this.text('testing.showAll')}
            </vscode-button>
          </div>`
        : html`<askwell-test-tree
            .label=${this.text('testing.title')}
            .rows=${this.#rows}
            .runLabel=${this.text('testing.runThis')}
            .selectedId=${selected === undefined ? null : `test:${selected}`}
            @tree-open=${this.#onOpen}
            @tree-toggle=${this.#onToggle}
            @run-row=${({ ids }: RunRowEvent) => void this.#tests.start(ids)}
            @cursor=${this.#onCursor}
            @focusin=${() => (this.#tests.cursorFocused = true)}
            @focusout=${() => (this.#tests.cursorFocused = false)}
          ></askwell-test-tree>`
    }
    ${total > tests.length && !onlyFailed ? html`<p class="more">${this.text('testing.more', { count: total - tests.length })}</p>` : nothing}`;
  }

  #renderSummary(): TemplateResult {
    const { run, running, outdated, failures, passedCount, tests = [] } = this.#tests;
    if (!run) {
      return html`<div class="summary">
        <span role="status">${this.text('testing.count', { count: tests.length })}</span>
        <vscode-button @click=${() => this.commands.run('testing.runAll')}
          >${this.text('testing.runAll')}</vscode-button
        >
      </div>`;
    }
    const share = run.ids.length === 0 ? 0 : run.done / run.ids.length;
    if (running) {
      return html`<div class="summary">
        <span>${this.text('testing.runningOf', { done: run.done, total: run.ids.length })}</span>
        <vscode-button secondary @click=${() => this.#tests.cancel()}>${this.text('testing.stop')}</vscode-button>
        <div
          class="progress"
          role="progressbar"
          aria-label=${this.text('testing.progress')}
          aria-valuemin="0"
          aria-valuemax=${run.ids.length}
          aria-valuenow=${run.done}
        >
          <div ${styleProperties({ 'inline-size': `${share * 100}%` })}></div>
        </div>
      </div>`;
    }
    const passed = passedCount;
    const values = { passed, total: passed + failures.length, time: durationText(run.duration, this.localization) };
    return html`<div class="summary">
      <span role="status" class=${failures.length > 0 ? 'bad' : 'good'}>
        ${run.state === 'broken' ? this.text('testing.broken', { problem: run.problem }) : this.text('testing.ran', values)}
      </span>
      ${outdated ? html`<span class="quiet">${this.text('testing.outdated')}</span>` : nothing}
      ${run.state === 'stopped' ? html`<span class="quiet">${this.text('testing.stopped')}</span>` : nothing}
      <div class="bar" aria-hidden="true">
        <div ${styleProperties({ 'inline-size': `${values.total === 0 ? 0 : (100 * passed) / values.total}%` })}></div>
      </div>
    </div>`;
  }

  readonly #onCursor = (event: Event): void => {
    this.#tests.atCursor = (event.target as TestTree).cursor?.ids ?? [];
  };

  readonly #onOpen = ({ row: { value }, pinned }: TreeOpenEvent<TestNode>): void => {
    if (value.type !== 'test') return;
    this.editors.open(`test/${value.id}`, { title: value.question, pinned, focus: pinned });
  };

  readonly #onToggle = ({ row, expanded }: TreeToggleEvent<TestNode>): void => {
    const collapsed = new Set(this.collapsed);
    if (expanded) collapsed.delete(row.id);
    else collapsed.add(row.id);
    this.collapsed = collapsed;
    this.storage.write('testing.collapsed', [...collapsed]);
  };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        block-size: 100%;
      }
      askwell-test-tree {
        flex: 1;
      }
      .message {
        padding: 8px 16px;
        color: var(--vscode-descriptionForeground);
        outline: none;
      }
      .summary {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 6px 8px;
        padding: 2px 12px 8px 16px;
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
        font-variant-numeric: tabular-nums;
      }
      .summary > span:first-child {
        flex: 1 1 130px;
      }
      .summary .quiet {
        flex-basis: 100%;
      }
      .bad {
        color: var(--vscode-errorForeground);
      }
      .progress,
      .bar {
        flex-basis: 100%;
        block-size: 3px;
        border-radius: 2px;
        overflow: hidden;
        background: var(--vscode-editorGroup-border);
      }
      .progress div {
        block-size: 100%;
        background: var(--vscode-progressBar-background);
        transition: inline-size 0.15s;
      }
      .bar {
        background: var(--vscode-testing-iconFailed);
      }
      .bar div {
        block-size: 100%;
        background: var(--vscode-testing-iconPassed);
      }
      .more {
        margin: 0;
        padding: 6px 16px;
        font-size: 12px;
        color: var(--vscode-descriptionForeground);
      }
    `,
  ];
}

function readIds(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-tests-view': TestsView;
  }
}
