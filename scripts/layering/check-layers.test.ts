import { describe, expect, it } from 'vitest';
import { checkFile } from './check-layers.ts';

describe('the layering check', () => {
  it('names both sides and what is allowed', () => {
    expect(checkFile('packages/widget/src/panel.ts', `import { createAskwell } from '@askwell/server';`)).toEqual([
      'packages/widget/src/panel.ts: packages/widget/src imports packages/server/src ("@askwell/server"). ' +
        'packages/widget/src may import: packages/core/src, packages/ui/src.',
    ]);
  });

  it.each([
    ['packages/core/src/base/ids.ts', `import type { Article } from '../articles/index.ts';`],
    ['packages/server/src/routes/search.ts', `import { articles } from '../stores/article-store.ts';`],
    ['packages/ui/src/theme/theme.ts', `export * from '@askwell/widget';`],
    ['packages/workbench/src/platform/commands.ts', `const part = await import('../parts/panel.ts');`],
    ['packages/workbench/src/contrib/inbox/inbox.ts', `import { tree } from '../explorer/tree.ts';`],
    ['packages/widget/src/panel.ts', `import { x } from '../../core/src/base/ids.ts';`],
  ])('refuses %s: %s', (file, source) => {
    expect(checkFile(file, source)).toHaveLength(1);
  });

  it.each([
    ['packages/core/src/protocol/http.ts', `import { ok } from '../base/index.ts';`],
    ['packages/server/src/routes/search.ts', `import { search } from '../services/knowledge-service.ts';`],
    ['packages/widget/src/panel.ts', `import { Localizer } from '@askwell/core/l10n';\nimport { html } from 'lit';`],
    ['packages/workbench/src/contrib/inbox/inbox.ts', `import { list } from './list.ts';`],
  ])('accepts %s: %s', (file, source) => {
    expect(checkFile(file, source)).toEqual([]);
  });
});
