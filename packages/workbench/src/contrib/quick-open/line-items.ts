import type { ServiceAccessor } from '@askwell/core/extensions';
import { localizationService } from '../../platform/localization-service.ts';
import { outlineService } from '../../platform/outline-service.ts';
import type { QuickItem } from '../../platform/quick-access-service.ts';

/** The one line whose number is typed; beyond the last line it is the last. */
export function lineItems(services: ServiceAccessor, typed: string): readonly QuickItem[] {
  const outline = services.get(outlineService).active;
  if (!outline?.lineCount || !outline.revealLine || !/^\d{1,9}$/.test(typed)) return [];
  const line = Math.min(Math.max(Number(typed), 1), outline.lineCount);
  const label = services.get(localizationService).text('palette.goToLine', { line });
  return [{ id: 'line', label, run: () => outline.revealLine?.(line) }];
}
