import { DisposableStore } from '@askwell/core/base';
import { ExtensionRegistry, ServiceCollection } from '@askwell/core/extensions';
import { LintCorpus, Linter, readLintDocument } from '@askwell/core/lint';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acme, noExclamation } from './extension.ts';

describe('the sample extension', () => {
  it('adds a view, a command with a key, a lint rule and a theme, and takes all of it away', () => {
    const registry = new ExtensionRegistry(new ServiceCollection());
    const store = new DisposableStore();
    store.add(registry.add(acme));
    const ids = () =>
      [registry.views, registry.commands, registry.lintRules, registry.themes].map((p) => p.all()[0]?.id);
    expect(ids()).toEqual(['acme.oldest', 'acme.openOldest', 'acme.no-exclamation', 'acme-dusk']);
    expect(registry.keybindings.all().map(({ command }) => command)).toEqual(['acme.openOldest']);
    store.dispose();
    expect(ids()).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('has every text in English and Chinese', () => {
    const [english, chinese] = acme.contributes?.locales ?? [];
    expect(Object.keys(chinese?.catalogue ?? {})).toEqual(Object.keys(english?.catalogue ?? {}));
  });

  it.each([
    ['Return a bottle', []],
    ['Return a bottle!', [2]],
    ['退回水壶！', [2]],
  ])('looks for exclamation marks in the title: %s', (title, lines) => {
    const document = readLintDocument(`---\ntitle: ${title}\n---\nGo!\n`, { path: 'returns.en.md' });
    if (!document.ok) throw new Error(document.error.message);
    const found = new Linter([noExclamation]).lint(document.value, new LintCorpus([document.value]), { now: 0 });
    expect(found.map(({ range }) => range.startLine)).toEqual(lines);
  });

  it('takes less than 80 lines', () => {
    const files = ['extension.ts', 'oldest-view.ts'];
    const lines = files.flatMap((file) =>
      readFileSync(new URL(file, import.meta.url), 'utf8')
        .trimEnd()
        .split('\n'),
    );
    expect(lines.length).toBeLessThan(80);
  });
});
