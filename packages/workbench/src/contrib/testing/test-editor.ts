import { consume } from '@lit/context';
import type { KnowledgeTestEntry, KnowledgeTestResult } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { languageName } from '../../platform/language-name.ts';
import { meterStyles, renderMeter } from './confidence-meter.ts';
import { rankingStyles, renderRanking } from './ranking-table.ts';
import { stateIcon, stateStyles } from './test-state-icon.ts';
import { columnStyles } from '../../editors/column-styles.ts';
import { decisionText, durationText, expectationText, failureText, stateName } from './test-texts.ts';
import { testingHost, type TestingHost } from './testing-host.ts';
import { testingStore, type TestingStore } from './testing-store.ts';

/** One knowledge test: what it asks, what must become of it, what did, and what ranked instead. */
@element('askwell-test-editor')
export class TestEditor extends ResourceEditor {
  @consume({ context: testingHost }) private host!: TestingHost;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  #tests!: TestingStore;

  protected override connected(): void {
    this.#tests = testingStore(this.host);
    this.follow(this.#tests.onDidChange);
    void this.#tests.load();
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.page')?.focus());
  }

  get #id(): string {
    return this.parameters['testId'] ?? '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const test = this.#tests.test(this.#id);
    if (!test) return;
    this.editors.describe(this.uri, { title: test.question });
    this.editors.setBreadcrumbs(this.uri, [
      { label: this.text('testing.title'), command: 'testing.show' },
      { label: test.source.kind === 'file' ? test.source.file : (test.title ?? test.source.file) },
      { label: test.question },
    ]);
  }

  protected override render(): TemplateResult {
    const { tests, error } = this.#tests;
    const test = this.#tests.test(this.#id);
    if (test) return this.#renderTest(test);
    if (!tests && error === undefined) {
      return html`<div class="page loading" tabindex="-1">
        <vscode-progress-ring role="status" aria-live="polite" aria-label=${this.text('editors.loading')}>
        </vscode-progress-ring>
      </div>`;
    }
    return html`<div class="page problem" tabindex="0">
      <p role="alert">${error ?? this.text('testing.gone')}</p>
      <vscode-button @click=${() => void this.#tests.refresh()}>${this.text('action.retry')}</vscode-button>
    </div>`;
  }

  #renderTest(test: KnowledgeTestEntry): TemplateResult {
    const state = this.#tests.state(test.id);
    const result = this.#tests.results.get(test.id);
    return html`<div class="page" tabindex="0">
      <div class="column">
        <header>
          <p class="verdict ${state}" role="status">
            ${stateIcon(state)} ${stateName(state, this.localization)}
            ${result ? html`<span class="quiet">${durationText(result.duration, this.localization)}</span>` : nothing}
          </p>
          <h1 lang=${test.locale}>${test.question}</h1>
        </header>
        ${this.#renderFacts(test, result)}
        <div class="actions">
          <vscode-button ?disabled=${this.#tests.running} @click=${() => void this.#tests.start([test.id])}>
            ${this.text('testing.runThis')}
          </vscode-button>
          <vscode-button secondary @click=${() => this.commands.run('ask.open', test.question, test.locale)}>
            ${this.text('ask.open')}
          </vscode-button>
        </div>
        ${result ? this.#renderResult(test, result) : html`<p class="quiet hint">${this.text('testing.notRunYet')}</p>`}
      </div>
    </div>`;
  }

  #renderFacts(test: KnowledgeTestEntry, result: KnowledgeTestResult | undefined): TemplateResult {
    const { article } = test.expect;
    const { source } = test;
    return html`<dl class="facts">
      <dt>${this.text('testing.expected')}</dt>
      <dd>
        ${
          typeof article === 'string'
            ? html`<button class="link" @click=${() => this.#openArticle(article, test.locale)}>
                ${expectationText(test, this.localization)}
              </button>`
            : expectationText(test, this.localization)
        }
      </dd>
      ${
        result
          ? html`<dt>${this.text('testing.happened')}</dt>
              <dd>${result.decision ? decisionText(result.decision, this.localization) : '–'}</dd>`
          : nothing
      }
      ${
        result?.failure
          ? html`<dt>${this.text('testing.why')}</dt>
              <dd class="why">${failureText(result, this.localization)}</dd>`
          : nothing
      }
      ${
        test.context.length > 0
          ? html`<dt>${this.text('testing.context')}</dt>
              <dd lang=${test.locale}>${test.context.map((one) => html`<div>${one}</div>`)}</dd>`
          : nothing
      }
      <dt>${this.text('testing.language')}</dt>
      <dd>
        ${languageName(test.locale)}${test.audience === 'internal' ? ` · ${this.text('testing.internal')}` : nothing}
      </dd>
      <dt>${this.text('testing.source')}</dt>
      <dd>
        ${
          source.kind === 'file'
            ? this.text('testing.fileLine', { file: source.file, line: source.line })
            : this.text('testing.frontMatter', { title: test.title ?? source.file })
        }
      </dd>
    </dl>`;
  }

  #renderResult(test: KnowledgeTestEntry, { decision, failure, ranking }: KnowledgeTestResult): unknown {
    const { thresholds } = this.#tests;
    const inScope = decision?.features['inScope'];
    return [
      decision?.provider === 'knowledge' && thresholds
        ? html`<h2>${this.text('ask.confidence')}</h2>
            ${renderMeter({ confidence: decision.confidence, inScope, thresholds, localization: this.localization })}`
        : nothing,
      failure && failure.code !== 'error'
        ? html`<h2>${this.text('ranking.title')}</h2>
            ${renderRanking(ranking, {
              localization: this.localization,
              expected: test.expect.article,
              open: (articleId, locale) => this.#openArticle(articleId, locale),
            })}`
        : nothing,
    ];
  }

  #openArticle(articleId: string, locale: string): void {
    this.commands.run('explorer.openArticle', articleId, locale);
  }

  static override styles = [
    controlStyles,
    pageStyles,
    columnStyles,
    stateStyles,
    meterStyles,
    rankingStyles,
    css`
      .verdict {
        display: flex;
        align-items: center;
        gap: 6px;
        margin: 0 0 6px;
        font-weight: 600;
      }
      .verdict.passed {
        color: var(--vscode-testing-iconPassed);
      }
      .verdict.failed {
        color: var(--vscode-errorForeground);
      }
      .verdict .quiet {
        font-weight: normal;
      }
      .why {
        color: var(--vscode-errorForeground);
      }
      .hint {
        margin-block-start: 20px;
      }
      .link {
        text-align: start;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-test-editor': TestEditor;
  }
}
