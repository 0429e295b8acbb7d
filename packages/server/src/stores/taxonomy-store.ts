import { newId } from '@askwell/core/base';
import type { Category, LocalizedText, Tag, Taxonomy } from '@askwell/core/taxonomy';
import type { CategoryTable, Reader, Writer } from '../database/index.ts';

/** Categories, tags and synonyms; small, so read whole. */
export class TaxonomyStore {
  async read(reader: Reader): Promise<Taxonomy> {
    const categories = await reader.selectFrom('categories').selectAll().orderBy('position').orderBy('path').execute();
    const tags = await reader.selectFrom('tags').selectAll().orderBy('tag').execute();
    const synonyms = await reader.selectFrom('synonyms').selectAll().orderBy('words').execute();
    return {
      categories: childrenOf('', categories),
      tags: tags.map(({ tag, names, descriptions, color }): Tag => ({
        id: tag,
        name: JSON.parse(names) as LocalizedText,
        description: JSON.parse(descriptions) as LocalizedText,
        ...(color === null ? {} : { color }),
      })),
      synonyms: synonyms.map(({ words }) => JSON.parse(words) as string[]),
    };
  }

  /** Adds what is new and replaces what has the same path, tag or words. */
  async merge(writer: Writer, taxonomy: Taxonomy, at: number): Promise<void> {
    await this.#mergeCategories(writer, taxonomy.categories, '', at);
    for (const { id, name, description, color } of taxonomy.tags) {
      const values = { names: JSON.stringify(name), descriptions: JSON.stringify(description), color: color ?? null };
      await writer
        .insertInto('tags')
        .values({ id: newId('tag', at), tag: id, ...values })
        .onConflict((conflict) => conflict.column('tag').doUpdateSet(values))
        .execute();
    }
    for (const words of taxonomy.synonyms) {
      await writer
        .insertInto('synonyms')
        .values({ id: newId('syn', at), words: JSON.stringify(words) })
        .onConflict((conflict) => conflict.column('words').doNothing())
        .execute();
    }
  }

  async #mergeCategories(writer: Writer, categories: readonly Category[], parent: string, at: number): Promise<void> {
    for (const [position, { id, name, children }] of categories.entries()) {
      const path = parent === '' ? id : `${parent}/${id}`;
      const values = { names: JSON.stringify(name), position };
      await writer
        .insertInto('categories')
        .values({ id: newId('cat', at), path, ...values })
        .onConflict((conflict) => conflict.column('path').doUpdateSet(values))
        .execute();
      await this.#mergeCategories(writer, children, path, at);
    }
  }
}

function childrenOf(parent: string, rows: readonly CategoryTable[]): Category[] {
  return rows
    .filter(({ path }) => parentOf(path) === parent)
    .map(({ path, names }) => ({
      id: path.slice(path.lastIndexOf('/') + 1),
      name: JSON.parse(names) as LocalizedText,
      children: childrenOf(path, rows),
    }));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
