import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { ChangedQuestion } from './past-questions.ts';
import { decisionName, percent } from './test-texts.ts';

export interface ChangesOptions {
  readonly changes: readonly ChangedQuestion[];
  /** How many are shown. */
  readonly most: number;
  readonly localization: LocalizationService;
  readonly ask: (question: string, locale: string) => void;
  readonly more: () => void;
}

/** The questions that would be decided in another way: what they are today and what they become. */
export function renderChanges({ changes, most, localization, ask, more }: ChangesOptions): TemplateResult {
  const shown = changes.slice(0, most);
  return html`<h2>${localization.text('whatIf.changes', { count: changes.length })}</h2>
    ${
      changes.length === 0
        ? html`<p class="quiet">${localization.text('whatIf.noChanges')}</p>`
        : html`<ul class="changes">
            ${shown.map(
              ({ question, before, after }) =>
                html`<li>
                  <button
                    class="question"
                    lang=${question.locale}
                    @click=${() => ask(question.question, question.locale)}
                  >
                    ${question.question}
                  </button>
                  <span class="turn">
                    <span class="was ${before}">${decisionName(before, localization)}</span>
                    <span aria-hidden="true">→</span>
                    <span class="visually-hidden">${localization.text('whatIf.becomes')}</span>
                    <span class="is ${after}">${decisionName(after, localization)}</span>
                  </span>
                  <span class="quiet">
                    ${percent(question.confidence, localization)}${question.title ? ` · ${question.title}` : nothing}
                    ${
                      question.right === null
                        ? nothing
                        : html`· ${localization.text(question.right ? 'whatIf.right' : 'whatIf.wrong')}`
                    }
                  </span>
                </li>`,
            )}
          </ul>`
    }
    ${
      changes.length > shown.length
        ? html`<vscode-button secondary @click=${more}>
            ${localization.text('whatIf.more', { count: changes.length - shown.length })}
          </vscode-button>`
        : nothing
    }`;
}
