import type { Decision } from '@askwell/core/answers';

/** What a new test says; see `parseTests` of `@askwell/core/tests` for the format. */
export interface NewTest {
  readonly question: string;
  readonly locale: string;
  readonly context: readonly string[];
  /** Null: nothing may answer. Undefined: only the decision counts. */
  readonly article: string | null | undefined;
  readonly decision: Decision['kind'] | undefined;
}

/** The test that a decision passes: what the bot does now is what it shall do. */
export function testOfDecision(
  question: string,
  locale: string,
  context: readonly string[],
  decision: Decision,
): NewTest {
  const asked = { question, locale, context };
  switch (decision.kind) {
    case 'answer':
      return { ...asked, article: decision.passages[0]?.articleId ?? null, decision: undefined };
    case 'clarify':
      return { ...asked, article: decision.choices[0]?.articleId, decision: 'clarify' };
    case 'handoff':
      return { ...asked, article: null, decision: undefined };
    case 'small-talk':
      return { ...asked, article: undefined, decision: 'small-talk' };
  }
}

/** One entry of a file of tests. */
export function testYaml({ question, locale, context, article, decision }: NewTest): string {
  const lines = [`- question: ${quoted(question)}`, `  locale: ${locale}`];
  if (context.length > 0) lines.push('  context:', ...context.map((one) => `    - ${quoted(one)}`));
  if (article !== undefined) lines.push(`  article: ${article ?? 'null'}`);
  if (decision !== undefined) lines.push(`  decision: ${decision}`);
  return `${lines.join('\n')}\n`;
}

/** JSON's double quotes are YAML's. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
