import { currentTags, type Category, type Tag, type Taxonomy } from './taxonomy.ts';

/** Where an article is filed and what names its folders have, outermost first; both have the same length. */
export interface FiledArticle {
  /** Path of category ids. */
  readonly category: string;
  readonly folders: readonly string[];
  readonly tags: readonly string[];
}

/**
 * The taxonomy with the categories and tags that articles use and it does not have: categories named after their
 * folders, tags after their ids. With an empty taxonomy that is the one of a folder without `taxonomy.yaml`.
 *
 * @param articles in any order; new categories and tags are sorted by id
 */
export function completedTaxonomy(taxonomy: Taxonomy, articles: Iterable<FiledArticle>): Taxonomy {
  const categories = draftsOf(taxonomy.categories);
  const tags = new Map<string, Tag>(taxonomy.tags.map((tag) => [tag.id, tag]));
  const known = new Set(tags.keys());
  for (const { category, folders, tags: used } of articles) {
    let siblings = categories;
    const ids = category === '' ? [] : category.split('/');
    ids.forEach((id, level) => {
      let draft = siblings.get(id);
      if (!draft) {
        draft = { id, name: { und: folders[level] ?? id }, added: true, children: new Map() };
        siblings.set(id, draft);
      }
      siblings = draft.children;
    });
    for (const id of currentTags(taxonomy, used))
      if (!tags.has(id)) tags.set(id, { id, name: { und: id }, description: {} });
  }
  const added = [...tags.values()].filter((tag) => !known.has(tag.id)).toSorted(byId);
  return { categories: finished(categories), tags: [...taxonomy.tags, ...added], synonyms: taxonomy.synonyms };
}

interface Draft extends Omit<Category, 'children'> {
  readonly added: boolean;
  readonly children: Map<string, Draft>;
}

function draftsOf(categories: readonly Category[]): Map<string, Draft> {
  return new Map(
    categories.map((category) => [category.id, { ...category, added: false, children: draftsOf(category.children) }]),
  );
}

function finished(drafts: ReadonlyMap<string, Draft>): Category[] {
  const all = [...drafts.values()];
  const ordered = [...all.filter((draft) => !draft.added), ...all.filter((draft) => draft.added).toSorted(byId)];
  return ordered.map(({ id, name, children }) => ({ id, name, children: finished(children) }));
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
