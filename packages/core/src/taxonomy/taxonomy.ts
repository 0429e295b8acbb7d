import { localizedText, type LocalizedText } from './localized.ts';

/** A place in the tree that articles are filed in, by business need and kind of problem. */
export interface Category {
  /** Unique among its siblings; lower-case words joined by hyphens. */
  readonly id: string;
  readonly name: LocalizedText;
  readonly children: readonly Category[];
}

/** A keyword that articles carry. */
export interface Tag {
  /** Unique; what stands in an article's `tags`. */
  readonly id: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  /** `#rrggbb` in lower case. */
  readonly color?: string;
  /** Ids it had before it was renamed, and those of tags merged into it: articles that carry them carry this tag. */
  readonly aliases?: readonly string[];
}

export interface Taxonomy {
  readonly categories: readonly Category[];
  readonly tags: readonly Tag[];
  /** Groups of words that mean the same to whoever searches. */
  readonly synonyms: readonly (readonly string[])[];
}

/** The categories from the root to the one at a path such as `policy/shipping`; undefined when one is missing. */
export function categoryTrail(taxonomy: Taxonomy, path: string): readonly Category[] | undefined {
  const trail: Category[] = [];
  let siblings = taxonomy.categories;
  for (const id of path.split('/')) {
    const category = siblings.find((sibling) => sibling.id === id);
    if (!category) return undefined;
    trail.push(category);
    siblings = category.children;
  }
  return trail;
}

/** The name of the category at a path, for a reader of `locale`; the last part of the path when it has no name. */
export function categoryName(taxonomy: Taxonomy, path: string, locale: string): string {
  const category = categoryTrail(taxonomy, path)?.at(-1);
  return (category && localizedText(category.name, locale)) ?? path.split('/').at(-1)!;
}

/** The tags that an article's tags mean today, each once: what was renamed or merged counts under its present id. */
export function currentTags(taxonomy: Pick<Taxonomy, 'tags'>, tags: readonly string[]): string[] {
  const known = new Set(taxonomy.tags.map(({ id }) => id));
  const meant = (tag: string): string =>
    known.has(tag) ? tag : (taxonomy.tags.find(({ aliases }) => aliases?.includes(tag))?.id ?? tag);
  return [...new Set(tags.map(meant))];
}

/** The name of a tag for a reader of `locale`; its id when it is not in the taxonomy. */
export function tagName(taxonomy: Taxonomy, id: string, locale: string): string {
  const tag = taxonomy.tags.find((candidate) => candidate.id === id);
  return (tag && localizedText(tag.name, locale)) ?? id;
}
