import type { SettingContribution, SettingProblem } from '@askwell/core/extensions';
import type { LocalizationService } from '../../platform/localization-service.ts';

type Texts = Pick<LocalizationService, 'text' | 'label'>;

/** `fontSize` as `Font Size`. */
function spaced(name: string): string {
  const words = name.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What people call a setting. */
export function settingTitle({ id, title }: SettingContribution, texts: Texts): string {
  return title === undefined ? spaced(id.slice(id.indexOf('.') + 1)) : texts.label(title);
}

/** The heading a setting stands under. */
export function settingGroup({ id, group }: SettingContribution, texts: Texts): string {
  if (group !== undefined) return texts.label(group);
  const [first = id] = id.split('.');
  return first === 'workbench' ? texts.text('settings.workbench') : spaced(first);
}

/** The problem as the end of a sentence about the setting, without a full stop. */
export function settingProblemText(found: SettingProblem, texts: Texts): string {
  switch (found.problem) {
    case 'type':
      return texts.text(`settings.problem.type.${found.expected}`);
    case 'values':
      return texts.text('settings.problem.values', { expected: found.expected.join(', ') });
    case 'minimum':
    case 'maximum':
      return texts.text(`settings.problem.${found.problem}`, { expected: found.expected });
    case 'integer':
      return texts.text('settings.problem.integer');
  }
}
