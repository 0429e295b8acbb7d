import { jsoncMember, jsoncValue, type JsoncNode } from '@askwell/core/base';
import { checkSetting, type SettingContribution } from '@askwell/core/extensions';
import type { JsonCheck, JsonProblem } from '../../editors/json-check.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { settingProblemText } from './setting-text.ts';

/**
 * Checks settings written as JSON against what the features contribute. A value that does not fit is an error; a name that no
 * feature knows is kept, with a warning: its feature may come back.
 */
export function checkSettings(
  node: JsoncNode,
  contributions: readonly SettingContribution[],
  texts: Pick<LocalizationService, 'text' | 'label'>,
): JsonCheck<Readonly<Record<string, unknown>>> {
  if (node.type !== 'object') {
    const message = texts.text('settings.objectExpected');
    return { value: undefined, problems: [{ severity: 'error', line: node.line, message }] };
  }
  const problems: JsonProblem[] = [];
  for (const member of node.members) {
    const { name, line } = member;
    const say = (severity: JsonProblem['severity'], message: string) => problems.push({ severity, line, message });
    if (jsoncMember(node, name) !== member) {
      say('warning', texts.text('settings.twice', { name }));
      continue;
    }
    const setting = contributions.find(({ id }) => id === name);
    if (!setting) {
      say('warning', texts.text('settings.unknownKey', { name }));
      continue;
    }
    const found = checkSetting(setting, jsoncValue(member.value));
    if (found) say('error', texts.text('settings.wrong', { name, problem: settingProblemText(found, texts) }));
  }
  const wrong = problems.some(({ severity }) => severity === 'error');
  return { value: wrong ? undefined : (jsoncValue(node) as Readonly<Record<string, unknown>>), problems };
}
