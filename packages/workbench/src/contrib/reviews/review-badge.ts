import type { Disposable } from '@askwell/core/base';
import type { ServiceAccessor } from '@askwell/core/extensions';
import { localizationService } from '../../platform/localization-service.ts';
import { viewService } from '../../platform/view-service.ts';
import { reviewsStore } from './reviews-store.ts';

/** The number of reviews that wait for the member, at the icon in the activity bar. */
export function reviewBadge(services: ServiceAccessor, container: string): Disposable & { update(): void } {
  let shown: Disposable | undefined;
  let last = '';
  return {
    update() {
      const count = services.get(reviewsStore).waiting.length;
      const tooltip = services.get(localizationService).text('reviews.badge', { count });
      if (last === tooltip) return;
      last = tooltip;
      const before = shown;
      shown = count > 0 ? services.get(viewService).setBadge(container, { count, tooltip }) : undefined;
      before?.dispose();
    },
    dispose: () => shown?.dispose(),
  };
}
