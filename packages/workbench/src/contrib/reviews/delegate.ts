import type { ServiceAccessor } from '@askwell/core/extensions';
import { localizationService } from '../../platform/localization-service.ts';
import { notificationService } from '../../platform/notification-service.ts';
import { quickAccessService } from '../../platform/quick-access-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import { chooseDelegate } from './choose-reviewers.ts';
import { momentText } from './review-texts.ts';
import { reviewsStore } from './reviews-store.ts';

const day = 86_400_000;
const periods = [1, 3, 7, 14, 28];

/** Lets somebody review in the member's name for some days, or takes that back. */
export async function delegateReviews(services: ServiceAccessor): Promise<void> {
  const { reviews, member } = services.get(sessionService);
  const localization = services.get(localizationService);
  const quickAccess = services.get(quickAccessService);
  const notifications = services.get(notificationService);
  const store = services.get(reviewsStore);
  if (!member) return;
  await store.settled();
  const own = (await reviews.delegations()).filter(({ from, until }) => from === member.id && until > Date.now());
  const items = [
    { id: 'new', label: localization.text('reviews.delegateNew'), icon: 'add', run: () => {} },
    ...own.map(({ id, to, until }) => ({
      id,
      label: localization.text('reviews.delegateEnd', { name: store.name(to) }),
      description: localization.text('reviews.delegatedUntil', { at: momentText(until, localization) }),
      icon: 'trash',
      run: () => {},
    })),
  ];
  const placeholder = localization.text('reviews.delegate');
  const first = own.length > 0 ? await quickAccess.pick(items, { placeholder }) : items[0];
  if (!first) return;
  if (first.id !== 'new') {
    await reviews.endDelegation(first.id);
    notifications.info(localization.text('reviews.delegateEnded'));
    return;
  }
  const colleagues = store.overview?.colleagues ?? [];
  const delegate = await chooseDelegate(member.id, colleagues, { quickAccess, localization });
  if (!delegate) return;
  const choices = periods.map((days) => ({
    id: `days:${days}`,
    label: localization.text('reviews.forDays', { count: days }),
    icon: 'watch',
    run: () => {},
  }));
  const chosen = await quickAccess.pick(choices, { placeholder: localization.text('reviews.howLong') });
  const days = periods.find((one) => `days:${one}` === chosen?.id);
  if (days === undefined) return;
  const { until } = await reviews.delegate({ to: delegate.id, until: Date.now() + days * day });
  const values = { name: delegate.name, at: momentText(until, localization) };
  notifications.info(localization.text('reviews.delegated', values));
}
