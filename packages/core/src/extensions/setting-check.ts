import type { SettingContribution } from './contributions.ts';

/** Why a value does not fit a setting. */
export type SettingProblem =
  | { readonly problem: 'type'; readonly expected: SettingContribution['type'] }
  | { readonly problem: 'values'; readonly expected: readonly (number | string)[] }
  | { readonly problem: 'minimum' | 'maximum'; readonly expected: number }
  | { readonly problem: 'integer' };

/** What is wrong with a value for a setting, from whatever source; undefined when it fits. */
export function checkSetting(setting: SettingContribution, value: unknown): SettingProblem | undefined {
  const { type, values, minimum, maximum, integer } = setting;
  if (typeof value !== type || (typeof value === 'number' && !Number.isFinite(value))) {
    return { problem: 'type', expected: type };
  }
  if (values && !values.some((allowed) => allowed === value)) return { problem: 'values', expected: values };
  if (typeof value !== 'number') return undefined;
  if (integer && !Number.isInteger(value)) return { problem: 'integer' };
  if (minimum !== undefined && value < minimum) return { problem: 'minimum', expected: minimum };
  if (maximum !== undefined && value > maximum) return { problem: 'maximum', expected: maximum };
  return undefined;
}

/** The problem as the end of a sentence: `must be at least 8`. */
export function explainSettingProblem(problem: SettingProblem): string {
  switch (problem.problem) {
    case 'type':
      return `must be a ${problem.expected}`;
    case 'values':
      return `must be one of ${problem.expected.join(', ')}`;
    case 'minimum':
      return `must be at least ${problem.expected}`;
    case 'maximum':
      return `must be at most ${problem.expected}`;
    case 'integer':
      return 'must be a whole number';
  }
}

/**
 * Checks what an extension contributes as a setting.
 *
 * @throws TypeError when the default does not fit, or `enumDescriptions` are not as many as `values`
 */
export function checkSettingContribution(setting: SettingContribution): void {
  const problem = checkSetting(setting, setting.default);
  if (problem) {
    const found = JSON.stringify(setting.default);
    throw new TypeError(`Setting "${setting.id}": the default ${found} ${explainSettingProblem(problem)}.`);
  }
  const { values, enumDescriptions } = setting;
  if (enumDescriptions && enumDescriptions.length !== values?.length) {
    throw new TypeError(
      `Setting "${setting.id}": ${enumDescriptions.length} enumDescriptions for ${values?.length ?? 0} values. ` +
        'Give one for each value, in the same order.',
    );
  }
}
