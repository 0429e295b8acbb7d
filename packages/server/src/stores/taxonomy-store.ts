import { newId } from '@askwell/core/base';
import type { Category, LocalizedText, Tag, Taxonomy } from '@askwell/core/taxonomy';
import type { CategoryTable, Reader, TagTable, Writer } from '../database/index.ts';
import type { Selectable } from 'kysely';

export interface StoredCategory {
  /** Path of ids, for instance `policy/shipping`. */
  readonly path: string;
  readonly names: LocalizedText;
  readonly position: number;
}

export interface StoredSynonyms {
  readonly id: string;
  readonly words: readonly string[];
}

/** Categories, tags and synonyms; small, so read whole. */
export class TaxonomyStore {
  async read(reader: Reader): Promise<Taxonomy> {
    const categories = await reader.selectFrom('categories').selectAll().orderBy('position').orderBy('path').execute();
    const synonyms = await reader.selectFrom('synonyms').selectAll().orderBy('words').execute();
    return {
      categories: childrenOf('', categories),
      tags: await this.tags(reader),
      synonyms: synonyms.map(({ words }) => JSON.parse(words) as string[]),
    };
  }

  /** Adds what is new and replaces what has the same path, tag or words. A tag's former ids stay former ids. */
  async merge(writer: Writer, taxonomy: Taxonomy, at: number): Promise<void> {
    await this.#mergeCategories(writer, taxonomy.categories, '', at);
    const known = await this.tags(writer);
    for (const tag of taxonomy.tags) {
      // A folder from before the tag was renamed still lists it.
      if (known.some(({ aliases }) => aliases?.includes(tag.id))) continue;
      const kept = known.find(({ id }) => id === tag.id)?.aliases ?? [];
      const stated = (tag.aliases ?? []).filter((alias) => !known.some((other) => other.aliases?.includes(alias)));
      const aliases = [...new Set([...kept, ...stated])];
      await this.putTag(writer, { ...tag, aliases }, at);
      for (const alias of aliases) await this.deleteTag(writer, alias);
    }
    for (const words of taxonomy.synonyms) {
      await writer
        .insertInto('synonyms')
        .values({ id: newId('syn', at), words: JSON.stringify(words) })
        .onConflict((conflict) => conflict.column('words').doNothing())
        .execute();
    }
  }

  /** By id. */
  async tags(reader: Reader): Promise<Tag[]> {
    return (await reader.selectFrom('tags').selectAll().orderBy('tag').execute()).map(toTag);
  }

  async putTag(writer: Writer, { id, name, description, color, aliases = [] }: Tag, at: number): Promise<void> {
    const values = {
      names: JSON.stringify(name),
      descriptions: JSON.stringify(description),
      color: color ?? null,
      aliases: JSON.stringify(aliases),
    };
    await writer
      .insertInto('tags')
      .values({ id: newId('tag', at), tag: id, ...values })
      .onConflict((conflict) => conflict.column('tag').doUpdateSet(values))
      .execute();
  }

  async deleteTag(writer: Writer, id: string): Promise<void> {
    await writer.deleteFrom('tags').where('tag', '=', id).execute();
  }

  /** In the order of the tree's levels: a category stands behind the one it is in. */
  async categories(reader: Reader): Promise<StoredCategory[]> {
    const rows = await reader.selectFrom('categories').selectAll().orderBy('path').execute();
    return rows.map(({ path, names, position }) => ({ path, names: JSON.parse(names) as LocalizedText, position }));
  }

  async putCategory(writer: Writer, { path, names, position }: StoredCategory, at: number): Promise<void> {
    const values = { names: JSON.stringify(names), position };
    await writer
      .insertInto('categories')
      .values({ id: newId('cat', at), path, ...values })
      .onConflict((conflict) => conflict.column('path').doUpdateSet(values))
      .execute();
  }

  async deleteCategory(writer: Writer, path: string): Promise<void> {
    await writer.deleteFrom('categories').where('path', '=', path).execute();
  }

  /** By their words. */
  async synonyms(reader: Reader): Promise<StoredSynonyms[]> {
    const rows = await reader.selectFrom('synonyms').selectAll().orderBy('words').execute();
    return rows.map(({ id, words }) => ({ id, words: JSON.parse(words) as string[] }));
  }

  async addSynonyms(writer: Writer, words: readonly string[], at: number): Promise<string> {
    const id = newId('syn', at);
    await writer
      .insertInto('synonyms')
      .values({ id, words: JSON.stringify(words) })
      .execute();
    return id;
  }

  /** False when there is no such group. */
  async changeSynonyms(writer: Writer, id: string, words: readonly string[]): Promise<boolean> {
    const changed = await writer
      .updateTable('synonyms')
      .set({ words: JSON.stringify(words) })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return changed !== undefined;
  }

  /** False when there is no such group. */
  async deleteSynonyms(writer: Writer, id: string): Promise<boolean> {
    const deleted = await writer.deleteFrom('synonyms').where('id', '=', id).returning('id').executeTakeFirst();
    return deleted !== undefined;
  }

  async #mergeCategories(writer: Writer, categories: readonly Category[], parent: string, at: number): Promise<void> {
    for (const [position, { id, name, children }] of categories.entries()) {
      const path = parent === '' ? id : `${parent}/${id}`;
      await this.putCategory(writer, { path, names: name, position }, at);
      await this.#mergeCategories(writer, children, path, at);
    }
  }
}

function toTag({ tag, names, descriptions, color, aliases }: Selectable<TagTable>): Tag {
  const former = JSON.parse(aliases) as string[];
  return {
    id: tag,
    name: JSON.parse(names) as LocalizedText,
    description: JSON.parse(descriptions) as LocalizedText,
    ...(color === null ? {} : { color }),
    ...(former.length === 0 ? {} : { aliases: former }),
  };
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
