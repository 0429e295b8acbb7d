import { describe, expect, it } from 'vitest';
import { ListRegistry } from './list-registry.ts';
import { Registry } from './registry.ts';

interface Named {
  readonly id: string;
  readonly text: string;
}

describe('Registry', () => {
  it('gives what was registered until it is disposed', () => {
    const registry = new Registry<Named>('view');
    const registration = registry.register({ id: 'explorer', text: 'first' });
    expect(registry.get('explorer')?.text).toBe('first');
    registration.dispose();
    expect(registry.get('explorer')).toBeUndefined();
    expect(registry.size).toBe(0);
  });

  it('stacks: the newer entry takes the place, and the earlier comes back', () => {
    const registry = new Registry<Named>('view');
    registry.register({ id: 'explorer', text: 'ours' });
    const theirs = registry.register({ id: 'explorer', text: 'theirs' });
    expect(registry.get('explorer')?.text).toBe('theirs');
    expect(registry.all()).toHaveLength(1);
    theirs.dispose();
    expect(registry.get('explorer')?.text).toBe('ours');
  });

  it('lets the lower entry go first', () => {
    const registry = new Registry<Named>('view');
    const lower = registry.register({ id: 'explorer', text: 'lower' });
    const upper = registry.register({ id: 'explorer', text: 'upper' });
    lower.dispose();
    lower.dispose();
    expect(registry.get('explorer')?.text).toBe('upper');
    upper.dispose();
    expect(registry.size).toBe(0);
  });

  it('says what is wrong with an id', () => {
    const registry = new Registry<Named>('view');
    expect(() => registry.register({ id: 'my view', text: '' })).toThrow(
      'A view cannot be registered as "my view". Give it an id of letters, digits',
    );
  });

  it('tells about every change', () => {
    const registry = new Registry<Named>('view');
    const told: string[] = [];
    registry.onDidChange((id) => told.push(id));
    registry.register({ id: 'inbox', text: '' }).dispose();
    expect(told).toEqual(['inbox', 'inbox']);
  });
});

describe('ListRegistry', () => {
  it('keeps the order and equal values apart', () => {
    const registry = new ListRegistry<string>();
    const first = registry.register('same');
    registry.register('same');
    first.dispose();
    expect(registry.all()).toEqual(['same']);
  });
});
