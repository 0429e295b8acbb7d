import { describe, expect, it } from 'vitest';
import { readKeybindingRules } from './keybinding-rules.ts';

describe('stored rules', () => {
  it('are read as far as they can be', () => {
    const good = { command: 'open', key: 'F2', when: 'narrow', args: [1] };
    const stored = [good, null, 7, { command: 'open' }, { command: 'a', key: 'Hyper+X' }, { ...good, when: 'a &&' }];
    expect(readKeybindingRules(stored)).toEqual([good]);
    expect(readKeybindingRules({})).toBeUndefined();
  });
});
