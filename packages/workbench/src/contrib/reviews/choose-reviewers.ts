import type { Colleague } from '@askwell/core/protocol';
import type { Review } from '@askwell/core/reviews';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { QuickAccessService } from '../../platform/quick-access-service.ts';
import { colleagueText } from './review-texts.ts';

interface Surroundings {
  readonly quickAccess: QuickAccessService;
  readonly localization: LocalizationService;
}

const reviewing: readonly Colleague['role'][] = ['reviewer', 'supervisor', 'admin'];

/**
 * Lets the member choose who should review: those who may and did not write it. Whoever is chosen again is asked no
 * more.
 *
 * @returns everybody who is asked afterwards; undefined when the member turned away
 */
export async function chooseReviewers(
  { assignees, contributors }: Review,
  colleagues: readonly Colleague[],
  { quickAccess, localization }: Surroundings,
): Promise<readonly string[] | undefined> {
  const able = colleagues.filter(({ id, role }) => reviewing.includes(role) && !contributors.includes(id));
  const items = able.map((colleague) => ({
    id: `colleague:${colleague.id}`,
    label: colleague.name,
    description: colleagueText(colleague, localization),
    icon: assignees.includes(colleague.id) ? 'check' : 'person',
    run: () => {},
  }));
  const chosen = await quickAccess.pick(items, { placeholder: localization.text('review.assignWho') });
  const id = able.find((colleague) => `colleague:${colleague.id}` === chosen?.id)?.id;
  if (id === undefined) return undefined;
  return assignees.includes(id) ? assignees.filter((one) => one !== id) : [...assignees, id];
}

/** Lets the member choose one colleague to stand in for them. */
export async function chooseDelegate(
  memberId: string,
  colleagues: readonly Colleague[],
  { quickAccess, localization }: Surroundings,
): Promise<Colleague | undefined> {
  const able = colleagues.filter(({ id, role }) => reviewing.includes(role) && id !== memberId);
  const items = able.map((colleague) => ({
    id: `colleague:${colleague.id}`,
    label: colleague.name,
    description: colleagueText(colleague, localization),
    icon: 'person',
    run: () => {},
  }));
  const chosen = await quickAccess.pick(items, { placeholder: localization.text('reviews.delegateTo') });
  return able.find((colleague) => `colleague:${colleague.id}` === chosen?.id);
}
