import { describe, expect, it } from 'vitest';
import {
  checkSetting,
  explainSettingProblem,
  ExtensionRegistry,
  ServiceCollection,
  type SettingContribution,
} from './index.ts';

const size: SettingContribution = {
  id: 'acme.size',
  description: 'Size',
  type: 'number',
  default: 12,
  minimum: 8,
  maximum: 20,
  integer: true,
};
const shape: SettingContribution = {
  id: 'acme.shape',
  description: 'Shape',
  type: 'string',
  default: 'round',
  values: ['round', 'square'],
};
const problem = (setting: SettingContribution, value: unknown) => {
  const found = checkSetting(setting, value);
  return found && explainSettingProblem(found);
};

describe('checkSetting', () => {
  it.each<[SettingContribution, unknown, string | undefined]>([
    [size, 8, undefined],
    [size, 20, undefined],
    [size, 7, 'must be at least 8'],
    [size, 21, 'must be at most 20'],
    [size, 9.5, 'must be a whole number'],
    [size, '12', 'must be a number'],
    [size, Number.NaN, 'must be a number'],
    [size, null, 'must be a number'],
    [shape, 'square', undefined],
    [shape, 'oval', 'must be one of round, square'],
    [shape, ['round'], 'must be a string'],
    [{ id: 'acme.name', description: 'Name', type: 'string', default: '' }, 'anything', undefined],
  ])('%o and %o', (setting, value, expected) => {
    expect(problem(setting, value)).toBe(expected);
  });
});

describe('a contributed setting', () => {
  const add = (setting: SettingContribution) =>
    new ExtensionRegistry(new ServiceCollection()).add({ id: 'acme', contributes: { settings: [setting] } });

  it('needs a default that fits and a text for each value', () => {
    expect(() => add({ ...size, default: 99 })).toThrow('the default 99 must be at most 20');
    expect(() => add({ ...shape, enumDescriptions: ['Round'] })).toThrow('1 enumDescriptions for 2 values');
    expect(() => add({ ...shape, enumDescriptions: ['Round', 'Square'] })).not.toThrow();
  });
});
