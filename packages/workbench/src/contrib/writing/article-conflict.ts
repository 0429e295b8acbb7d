import { diffLines, diffWords, mergeTexts, type MergeConflict, type MergeResult } from '@askwell/core/reviews';
import { icon } from '@askwell/ui/icons';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import type { ArticleConflict } from './draft-conflict.ts';
import { chosenText, type ConflictChoice } from './conflict-choices.ts';

const choices: readonly ConflictChoice[] = ['theirs', 'mine', 'both'];

/**
 * Two texts that grew from one, brought together: what only one side changed is in already, where both changed the same words
 * somebody chooses.
 *
 * @fires conflict-resolved - `detail` is the text that has both.
 */
@element('askwell-article-conflict')
class ArticleConflictView extends WorkbenchElement {
  @property({ attribute: false }) conflict!: ArticleConflict;
  @state() private chosen: readonly ConflictChoice[] = [];
  #merged: MergeResult = { text: '', conflicts: [] };

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('input, button')?.focus());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('conflict')) return;
    const { base, mine, theirs } = this.conflict;
    this.#merged = mergeTexts(base, mine, theirs);
    this.chosen = this.#merged.conflicts.map(() => 'mine');
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override render(): TemplateResult {
    const { conflicts } = this.#merged;
    const { kind, mine } = this.conflict;
    const brought = diffLines(mine, this.#merged.text);
    return html`<div class="page" tabindex="-1">
      <header>
        <h1>${icon('warning')}${this.text(`writing.conflict.${kind}`)}</h1>
        <p>${this.text('writing.conflict.about', { count: conflicts.length })}</p>
        <button
          class="primary"
          @click=${() => {
            const detail = chosenText(this.#merged, this.chosen);
            this.dispatchEvent(new CustomEvent('conflict-resolved', { detail }));
          }}
        >
          ${this.text('writing.conflict.save')}
        </button>
      </header>
      ${conflicts.map((conflict, index) => this.#renderConflict(conflict, index))}
      ${
        brought.length > 0
          ? html`<section aria-labelledby="brought">
              <h2 id="brought">${this.text('writing.conflict.brought')}</h2>
              ${brought.map(
                (hunk) =>
                  html`<pre class="hunk">
${hunk.lines.map(({ kind: change, text }) => html`<span class=${change}>${text}</span>`)}</pre>`,
              )}
            </section>`
          : nothing
      }
    </div>`;
  }

  #renderConflict(conflict: MergeConflict, index: number): TemplateResult {
    const { base, ours: mine, theirs, line } = conflict;
    const side = (name: 'base' | 'theirs' | 'mine', text: string) =>
      html`<div class="side">
        <h3>${this.text(`writing.conflict.${name}`)}</h3>
        <pre>
${
            name === 'base'
              ? text
              : diffWords(base, text)
                  .filter(({ kind }) => kind !== 'removed')
                  .map((piece) => html`<span class=${piece.kind}>${piece.text}</span>`)
          }</pre>
      </div>`;
    return html`<fieldset>
      <legend>${this.text('writing.conflict.place', { number: index + 1, line })}</legend>
      <div class="sides">${side('base', base)}${side('theirs', theirs)}${side('mine', mine)}</div>
      <div class="choices">
        ${choices.map(
          (choice) =>
            html`<label>
              <input
                type="radio"
                name="conflict-${index}"
                .checked=${this.chosen[index] === choice}
                @change=${() => (this.chosen = this.chosen.with(index, choice))}
              />${this.text(`writing.conflict.take.${choice}`)}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        flex: 1;
        min-block-size: 0;
        container-type: inline-size;
      }
      .page {
        block-size: 100%;
        overflow: auto;
        padding: 16px 20px 48px;
        outline: none;
      }
      h1 {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 0;
        font-size: 18px;
      }
      h1 svg {
        flex: none;
        color: var(--vscode-charts-yellow);
      }
      header p {
        max-inline-size: 70ch;
        color: var(--vscode-descriptionForeground);
      }
      h2,
      h3 {
        margin: 0 0 6px;
        font-size: 12px;
        font-weight: 600;
        color: var(--vscode-descriptionForeground);
      }
      .primary {
        padding: 6px 14px;
        border-radius: 5px;
        color: var(--vscode-button-foreground);
        background: var(--vscode-button-background);
      }
      .primary:focus-visible {
        outline-offset: 2px;
      }
      fieldset,
      section {
        margin: 18px 0 0;
        padding: 12px;
        border: 1px solid var(--vscode-panel-border);
        border-radius: 8px;
        min-inline-size: 0;
      }
      legend {
        padding-inline: 6px;
        font-weight: 600;
      }
      .sides {
        display: grid;
        gap: 12px;
      }
      pre {
        margin: 0;
        padding: 8px 10px;
        border-radius: 6px;
        font: 13px/1.55 var(--vscode-editor-font-family);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        background: var(--vscode-textCodeBlock-background);
      }
      pre:empty::before {
        content: '—';
        color: var(--vscode-descriptionForeground);
      }
      .hunk + .hunk {
        margin-block-start: 8px;
      }
      .added {
        background: var(--vscode-diffEditor-insertedTextBackground, var(--vscode-list-inactiveSelectionBackground));
      }
      .removed {
        text-decoration: line-through;
        background: var(--vscode-diffEditor-removedTextBackground, transparent);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 18px;
        margin-block-start: 10px;
      }
      .choices label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-block-size: 24px;
      }
      @container (min-width: 720px) {
        .sides {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-article-conflict': ArticleConflictView;
  }
}
