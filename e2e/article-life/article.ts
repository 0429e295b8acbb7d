import type { Colleague, Customer, Workplace } from '../server/workplace.ts';

export const key = { articleId: 'clean-toaster', locale: 'en' };
export const file = `${key.articleId}.${key.locale}.md`;
export const question = 'Where do the crumbs of the toaster go?';

/** Lacks the section that says what the problem is. */
export const flawed = `---
title: Clean the toaster
questions: [${question}]
category: kitchen
tags: [care]
author: ana@shop.example
---

## Steps

1. Pull the crumb tray out.
2. Wash it under water.
`;
export const sound = flawed.replace('## Steps', '## Problem\n\nCrumbs burn and smell.\n\n## Steps');

/** Another article, so that there is a knowledge base before this one. */
export const kettle = sound
  .replace('Clean the toaster', 'Descale the kettle')
  .replace(question, 'How do I get rid of limescale?')
  .replace('Crumbs burn and smell.', 'Limescale makes the kettle loud.')
  .replace('Pull the crumb tray out.', 'Boil vinegar and water.')
  .replace('Wash it under water.', 'Rinse it twice.');

export const taxonomy = `categories:
  - id: kitchen
    name: { en: Kitchen }
tags:
  - id: care
    name: { en: Care }
synonyms: []
`;

/** Who works on the article. */
export interface Team {
  readonly workplace: Workplace;
  /** Talks with customers. */
  readonly mei: Colleague;
  /** Writes. */
  readonly ana: Colleague;
  /** Reviews. */
  readonly ben: Colleague;
  /** Reviews what Ben wrote. */
  readonly una: Colleague;
  /** Decides on policies. */
  readonly max: Colleague;
  /** Who asked what nothing answered. */
  readonly asker: Customer;
}

/** What customers are told who ask the article's question. */
export function answer({ workplace }: Team): Promise<string | undefined> {
  return workplace.answerTo(question);
}

/** Submits a draft and lets the two approve who must. */
export async function approve({ ana, ben, max }: Team, reviewId: string): Promise<void> {
  const { review } = await ana.act(reviewId, { type: 'submit' });
  for (const one of [ben, max]) await one.act(reviewId, { type: 'approve', draftVersion: review.draftVersion });
}
