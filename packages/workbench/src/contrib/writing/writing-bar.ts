import { icon } from '@askwell/ui/icons';
import { html, nothing, type TemplateResult } from 'lit';
import type { CommandService } from '../../platform/command-service.ts';
import { languageName } from '../../platform/language-name.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { ArticleDraft } from './article-draft.ts';
import { stateLooks, textStateOf } from './draft-label.ts';

interface Bar {
  readonly draft: ArticleDraft;
  readonly locale: string;
  readonly localization: LocalizationService;
  readonly commands: CommandService;
  readonly shown: { readonly yaml: boolean; readonly translation: boolean; readonly preview: boolean };
  readonly canSubmit: boolean;
}

/** Above the text: where it stands, whether it is saved, what is shown beside it, and the next step. */
export function renderBar({ draft, locale, localization, commands, shown, canSubmit }: Bar): TemplateResult {
  const state = textStateOf(draft);
  const look = stateLooks[state];
  const toggle = (on: boolean, name: string, label: string, command: string) =>
    html`<button
      class="switch"
      aria-pressed=${on ? 'true' : 'false'}
      title=${label}
      @click=${() => commands.run(command)}
    >
      ${icon(name)}<span class="label">${label}</span>
    </button>`;
  return html`<div class="bar">
    <span class="state ${look.tone}">${icon(look.icon)}${localization.text(`writing.state.${state}`)}</span>
    <span lang=${locale}>${languageName(locale)}</span>
    <span class=${draft.state === 'failed' ? 'failed' : 'saved'} role="status">
      ${draft.view || draft.dirty ? localization.text(`writing.save.${draft.state}`) : nothing}
    </span>
    <span class="space"></span>
    ${toggle(shown.yaml, 'code', localization.text('writing.yaml'), 'writing.toggleForm')}
    ${toggle(shown.translation, 'globe', localization.text('writing.translation'), 'writing.toggleTranslation')}
    ${toggle(shown.preview, 'open-preview', localization.text('writing.preview'), 'writing.openPreview')}
    ${
      canSubmit
        ? html`<button class="primary" @click=${() => commands.run('writing.submit')}>
            ${localization.text('writing.submit')}
          </button>`
        : nothing
    }
  </div>`;
}
