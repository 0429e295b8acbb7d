import type { Colleague } from '@askwell/core/protocol';
import type { Review } from '@askwell/core/reviews';
import type { LocalizationService, WorkbenchText } from '../../platform/localization-service.ts';
import type { ReviewStep } from './reviews-store.ts';

/** Where a review stands, in words. */
export function stateText({ state, archivedBecause }: Review, localization: LocalizationService): string {
  const why = archivedBecause === null ? '' : `.${archivedBecause}`;
  return localization.text(`reviews.state.${state}${why}` as WorkbenchText);
}

/** What a step asks for, in words. */
export function stepText(kind: ReviewStep['kind'], localization: LocalizationService): string {
  return localization.text(`reviews.step.${kind}`);
}

/** A risk tier as people call it; tiers that a shop named itself are shown by their id. */
export function tierText(tier: string, localization: LocalizationService): string {
  return tier === 'standard' || tier === 'high' ? localization.text(`reviews.tier.${tier}`) : tier;
}

/** A moment with day and time. */
export function momentText(at: number, localization: LocalizationService): string {
  return localization.localizer.date(at, { dateStyle: 'medium', timeStyle: 'short' });
}

/** Names in a list as the language writes it. */
export function namesText(names: readonly string[], localization: LocalizationService): string {
  return new Intl.ListFormat(localization.locale, { type: 'conjunction' }).format(names);
}

/** A colleague with their role, to choose from. */
export function colleagueText({ role }: Colleague, localization: LocalizationService): string {
  return localization.text(`role.${role}`);
}
