import type { ServiceAccessor } from '@askwell/core/extensions';
import { outlineService } from '../../platform/outline-service.ts';
import type { QuickItem } from '../../platform/quick-access-service.ts';

/** The sections of what is open, indented by their level. */
export function sectionItems(services: ServiceAccessor): readonly QuickItem[] {
  const outline = services.get(outlineService).active;
  if (!outline) return [];
  const least = Math.min(...outline.sections.map(({ level }) => level));
  return outline.sections.map(({ id, label, level }, index) => ({
    // Positions, not ids: a section is not what was "used recently" in the next article.
    id: `section:${index}:${label}`,
    label: `${'\u2003'.repeat(level - least)}${label}`,
    icon: 'list-tree',
    run: () => outline.reveal(id),
  }));
}
