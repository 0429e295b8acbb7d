import type { TagSummary } from '@askwell/core/protocol';

/** What a tag is called in a language; its id where it has no name. */
export function tagName({ id, names }: Pick<TagSummary, 'id' | 'names'>, locale: string): string {
  return names[locale] ?? names['und'] ?? names['en'] ?? id;
}
