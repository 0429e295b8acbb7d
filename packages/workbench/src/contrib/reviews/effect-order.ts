import type { AnswerEffectReport } from '@askwell/core/protocol';

export type EffectChange = AnswerEffectReport['changes'][number];
export type EffectKind = EffectChange['kind'];
export type RegressionKind = AnswerEffectReport['regressions'][number]['kind'];

/** A question whose answer changes, and what is worse about it, if anything. */
export interface JudgedChange {
  readonly question: string;
  readonly locale: string;
  /** Null for a question that a report only counts among those that get worse. */
  readonly before: EffectChange['before'] | null;
  readonly after: EffectChange['after'] | null;
  /** How often customers asked it; null for the question of a test. */
  readonly asked: number | null;
  readonly kind: EffectKind | null;
  readonly regression: RegressionKind | null;
}

/** From what a reviewer must see to what is good to know. */
const order: readonly (EffectKind | null)[] = [
  null,
  'vanished',
  'turned-to-handoff',
  'turned-to-clarify',
  'turned-to-small-talk',
  'article-changed',
  'section-changed',
  'appeared',
  'reworded',
  'same',
];

/** The questions of a report: what gets worse first, then by kind, then the most asked. */
export function judgedChanges(report: AnswerEffectReport): readonly JudgedChange[] {
  const worse = new Map<string, RegressionKind>();
  for (const { kind, questions } of report.regressions) {
    for (const question of questions) if (!worse.has(question)) worse.set(question, kind);
  }
  const changes = report.changes.map((change): JudgedChange => ({
    ...change,
    regression: worse.get(change.question) ?? null,
  }));
  const listed = new Set(changes.map(({ question }) => question));
  const outcomes = new Map(report.stillFailing.map((outcome) => [outcome.question, outcome]));
  for (const [question, regression] of worse) {
    if (listed.has(question)) continue;
    const outcome = outcomes.get(question);
    changes.push({
      question,
      locale: outcome?.locale ?? '',
      before: outcome?.before ?? null,
      after: outcome?.after ?? null,
      asked: null,
      kind: null,
      regression,
    });
  }
  return changes.toSorted(
    (a, b) =>
      Number(b.regression !== null) - Number(a.regression !== null) ||
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (b.asked ?? 0) - (a.asked ?? 0),
  );
}

/** How many askings each kind of change concerns, in the order of the list; what stays the same is left out. */
export function effectCounts(report: AnswerEffectReport): readonly { kind: EffectKind; askings: number }[] {
  return order.flatMap((kind) => {
    const askings = kind === null || kind === 'same' ? 0 : (report.askings[kind] ?? 0);
    return kind === null || askings === 0 ? [] : [{ kind, askings }];
  });
}
