import type { Decision } from '@askwell/core/answers';
import type { KnowledgeTestEntry, KnowledgeTestResult } from '@askwell/core/protocol';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { TestState } from './test-run.ts';
import type { TestNode } from './test-rows.ts';

/** What a test expects, as a sentence. */
export function expectationText(test: KnowledgeTestEntry, localization: LocalizationService): string {
  const { article, section, decision } = test.expect;
  if (article === null) {
    return decision ? decisionName(decision, localization) : localization.text('expect.nothing');
  }
  if (article === undefined) return decision ? decisionName(decision, localization) : '';
  const title = test.title ?? article;
  if (decision === 'clarify') return localization.text('expect.clarify', { title });
  return section === undefined
    ? localization.text('expect.answer', { title })
    : localization.text('expect.section', { title, section });
}

/** What the bot did, as a sentence. */
export function decisionText(decision: Decision, localization: LocalizationService): string {
  switch (decision.kind) {
    case 'answer': {
      const [first] = decision.passages;
      const title = first?.title ?? '';
      return first?.heading
        ? localization.text('decided.section', { title, section: first.heading })
        : localization.text('decided.answer', { title });
    }
    case 'clarify': {
      const titles = decision.choices.map(({ title }) => title);
      const list = new Intl.ListFormat(localization.locale, { type: 'disjunction' }).format(titles);
      return localization.text('decided.clarify', { choices: list });
    }
    case 'handoff':
      return localization.text(`decided.handoff.${decision.reason}`);
    case 'small-talk':
      return localization.text(`decided.smallTalk.${decision.intent}`);
  }
}

export function decisionName(kind: Decision['kind'], localization: LocalizationService): string {
  return localization.text(`decision.${kind}`);
}

/** Why a test failed, as a sentence. */
export function failureText(
  { failure }: Pick<KnowledgeTestResult, 'failure'>,
  localization: LocalizationService,
): string {
  if (!failure) return '';
  if (failure.code === 'error') return localization.text('failure.error', { message: failure.message });
  const reason = localization.text(`failure.${failure.code}`);
  if (failure.code === 'answered') return reason;
  const rank =
    failure.expectedRank === null
      ? localization.text('failure.notRanked')
      : localization.text('failure.ranked', { rank: failure.expectedRank });
  return localization.text('failure.withRank', { reason, rank });
}

export function stateName(state: TestState, localization: LocalizationService): string {
  return localization.text(`testState.${state}`);
}

/** How a row of the explorer is read out. */
export function rowLabel(node: TestNode, localization: LocalizationService): string {
  const state = stateName(node.state, localization);
  if (node.type === 'test') return localization.text('testing.testRow', { question: node.question, state });
  const { name, passed, total } = node;
  return localization.text('testing.groupRow', { name, passed, total, state });
}

/** Milliseconds as people read them. */
export function durationText(milliseconds: number, { locale }: LocalizationService): string {
  const seconds = milliseconds >= 1_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: seconds ? 'second' : 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: milliseconds < 10 || seconds ? 1 : 0,
  }).format(seconds ? milliseconds / 1_000 : milliseconds);
}

/** A share, 0 to 1, as per cent. */
export function percent(share: number, { locale }: LocalizationService, digits = 0): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share);
}
