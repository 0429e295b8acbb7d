import { describe, expect, it } from 'vitest';
import { ExtensionRegistry, serviceId, ServiceCollection, type Extension } from './index.ts';

const greetingService = serviceId<{ greet(name: string): string }>('greeting');

const greeting: Extension = {
  id: 'acme.greeting',
  contributes: {
    commands: [
      {
        id: 'acme.greet',
        title: 'Greet',
        parameters: [{ name: 'name', type: 'string' }],
        run: (services, name: string) => services.get(greetingService).greet(name),
      },
    ],
    keybindings: [{ command: 'acme.greet', key: 'Mod+K Mod+G', when: 'signedIn', args: ['Mei'] }],
    menus: [{ menu: 'manage', command: 'acme.greet' }],
    viewContainers: [{ id: 'acme', title: 'Acme', icon: 'smiley', location: 'side-bar' }],
    views: [{ id: 'acme.people', container: 'acme', title: 'People', element: 'acme-people' }],
    editors: [{ id: 'acme.person', title: 'Person', pattern: 'person/{id}', icon: 'account', element: 'acme-person' }],
    themes: [{ id: 'acme.night', label: 'Night', type: 'dark', colors: {} }],
    lintRules: [{ id: 'acme.calm', description: 'No line shouts.', severity: 'warning', check: () => [] }],
    settings: [{ id: 'acme.loud', type: 'boolean', default: false, description: 'Greet loudly' }],
    locales: [{ locale: 'zh-CN', catalogue: { 'acme.greet': '问候' } }],
  },
  activate({ services, subscriptions }) {
    subscriptions.add(services.provide(greetingService, { greet: (name) => `Hello ${name}` }));
  },
};

function setUp() {
  const services = new ServiceCollection();
  return { services, registry: new ExtensionRegistry(services) };
}

function sizes(registry: ExtensionRegistry): number[] {
  const { commands, keybindings, menus, viewContainers, views, editors, themes, lintRules, settings, locales } =
    registry;
  return [commands, keybindings, menus, viewContainers, views, editors, themes, lintRules, settings, locales].map(
    (point) => point.all().length,
  );
}

describe('ExtensionRegistry', () => {
  it('registers every contribution and takes every one away', () => {
    const { registry, services } = setUp();
    const added = registry.add(greeting);
    expect(sizes(registry)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(services.has(greetingService)).toBe(true);
    added.dispose();
    expect(sizes(registry)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(services.has(greetingService)).toBe(false);
  });

  it('runs a command with the services', async () => {
    const { registry } = setUp();
    registry.add(greeting);
    await expect(registry.commands.execute('acme.greet', 'Mei')).resolves.toBe('Hello Mei');
  });

  it('lets an extension replace a command of another and give it back', async () => {
    const { registry } = setUp();
    registry.add(greeting);
    const other = registry.add({
      id: 'other',
      contributes: { commands: [{ id: 'acme.greet', title: 'Greet', run: () => 'Replaced' }] },
    });
    await expect(registry.commands.execute('acme.greet', 'Mei')).resolves.toBe('Replaced');
    other.dispose();
    await expect(registry.commands.execute('acme.greet', 'Mei')).resolves.toBe('Hello Mei');
  });

  it.each([
    [
      { keybindings: [{ command: 'a', key: 'Mod+Hyper+P' }] },
      'Extension "acme.wrong" was not added: Keys "Mod+Hyper+P": "hyper" is not a modifier.',
    ],
    [
      { menus: [{ menu: 'manage', command: 'a', when: 'a &&' }] },
      'Extension "acme.wrong" was not added: When-clause `a &&`, at character 5: expected a context key',
    ],
    [
      { lintRules: [{ id: 'Calm', description: 'No line shouts.', severity: 'hint' as const, check: () => [] }] },
      'A lint rule cannot be registered as "Calm".',
    ],
    [{ commands: [{ id: 'a', title: '', run() {} }] }, 'Command "a" has no title.'],
  ])('refuses a wrong contribution whole and names it', (contributes, message) => {
    const { registry } = setUp();
    const wrong: Extension = {
      id: 'acme.wrong',
      contributes: { themes: [{ id: 't', label: 'T', type: 'dark', colors: {} }], ...contributes },
    };
    expect(() => registry.add(wrong)).toThrow(message);
    expect(sizes(registry).every((size) => size === 0)).toBe(true);
  });
});

describe('commands', () => {
  it('say when they are not there', async () => {
    const { registry } = setUp();
    await expect(registry.commands.execute('nothing.here')).rejects.toThrow(
      'Command "nothing.here" is not registered.',
    );
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [7, 'number'],
  ])('check their arguments: %s', async (argument, found) => {
    const { registry } = setUp();
    registry.add(greeting);
    await expect(registry.commands.execute('acme.greet', argument)).rejects.toThrow(
      `Command "acme.greet": argument 1 "name" must be of type string, but is ${found}.`,
    );
  });

  it('say that a service is missing', () => {
    const { services } = setUp();
    expect(() => services.get(greetingService)).toThrow('No service "greeting" is provided here.');
  });
});
