/** How a training example came to be known. */
export type ExampleSource = 'feedback' | 'clarification' | 'agent' | 'editor';

/** `proposed` examples never reach the public bot; an editor accepts or removes them. */
export type ExampleState = 'proposed' | 'accepted' | 'removed';

/** A question with the article that answers it, learned from people. */
export interface TrainingExample {
  readonly question: string;
  readonly locale: string;
  readonly articleId: string;
  /** False when people said that the article does not answer it. */
  readonly helpful: boolean;
  readonly source: ExampleSource;
  /** The message, conversation or person it came from. */
  readonly provenance: string;
  /** Milliseconds since 1970. */
  readonly learnedAt: number;
  readonly state: ExampleState;
}

/** An example that a person's act suggests. An editor's own label is accepted at once, everything else is proposed. */
export function proposeExample(example: Omit<TrainingExample, 'state' | 'learnedAt'>, now: number): TrainingExample {
  return { ...example, learnedAt: now, state: example.source === 'editor' ? 'accepted' : 'proposed' };
}

/** Other wordings that an article may use now: accepted, helpful, each once, in the order learned. */
export function acceptedWordings(examples: readonly TrainingExample[], articleId: string, locale: string): string[] {
  const wordings = examples
    .filter((one) => one.articleId === articleId && one.locale === locale && one.state === 'accepted' && one.helpful)
    .toSorted((a, b) => a.learnedAt - b.learnedAt)
    .map(({ question }) => question.trim());
  return [...new Set(wordings)].filter(Boolean);
}
