import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Askwell } from '../src/index.ts';

const files: Readonly<Record<string, string>> = {
  'taxonomy.yaml': `categories:
  - id: guide
    name: { en: Guide, zh-CN: 使用指南 }
    children:
      - id: coffee
        name: { en: Coffee, zh-CN: 咖啡 }
  - id: policy
    name: { en: Policy, zh-CN: 政策 }
tags:
  - id: care
    name: { en: Care, zh-CN: 保养 }
    color: '#2b8a3e'
synonyms:
  - [descale, decalcify]
`,
  'guide/coffee/descale-ember.en.md': `---
title: Descale the Ember espresso machine
tags: [care]
reviewer: Li Na
reviewedAt: 2026-09-01
verifyEveryDays: 120
related: [return-order, door-code]
---

The Ember asks to be descaled every two months.

## Steps

1. Dissolve 50 g of citric acid in a litre of water and fill the tank.
2. Hold both buttons until the light blinks.
`,
  'guide/coffee/descale-ember.zh-CN.md': `---
title: 给 Ember 咖啡机除垢
tags: [care]
---

每两个月需要给 Ember 除垢一次。

## 步骤

1. 把 50 克柠檬酸溶于一升水，倒入水箱。
`,
  'policy/return-order.en.md': `---
title: Return an order within 30 days
questions: [How long can I send something back?]
---

## Steps

1. Choose **Return** in your order.
2. Print the label and drop the parcel off.
`,
  'policy/door-code.en.md': `---
title: The door code of the warehouse
audience: internal
---

The code of the warehouse door is on the board in the kitchen.
`,
};

/** A small knowledge folder: an article in two languages, one more, and an internal one. */
export async function writeKnowledge() {
  const path = await mkdtemp(join(tmpdir(), 'askwell-knowledge-'));
  const write = async (file: string, text: string | Uint8Array) => {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  };
  for (const [file, text] of Object.entries(files)) await write(file, text);
  return {
    path,
    write,
    /** Resolves when the search index has followed the import. */
    async indexed(askwell: Askwell, query = 'descale', hits = 1): Promise<void> {
      const search = () =>
        askwell.services.knowledge.search({ text: query, locale: 'en', limit: 5, readership: 'staff' });
      while (search().length < hits) await new Promise((resolve) => setImmediate(resolve));
    },
    dispose: () => rm(path, { recursive: true, force: true }),
  };
}
