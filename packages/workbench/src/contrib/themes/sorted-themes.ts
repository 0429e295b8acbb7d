import type { ServiceAccessor, ThemeContribution } from '@askwell/core/extensions';
import { extensionService } from '../../platform/core-services.ts';

const types = ['light', 'dark', 'hc-light', 'hc-dark'];

/** Light ones first, then dark, then high contrast, as people look for them. */
export function sortedThemes(services: ServiceAccessor): readonly ThemeContribution[] {
  return services
    .get(extensionService)
    .themes.all()
    .toSorted((a, b) => types.indexOf(a.type) - types.indexOf(b.type));
}
