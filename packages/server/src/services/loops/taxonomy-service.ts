import type { Clock } from '@askwell/core/base';
import { LintCorpus, readLintDocument, suggestTags } from '@askwell/core/lint';
import type {
  CategorySummary,
  ChangeCategoryRequest,
  ChangeTagRequest,
  StaffMember,
  SuggestedTagEntry,
  SynonymGroupEntry,
  TagSummary,
} from '@askwell/core/protocol';
import { currentTags, tagName, type Tag } from '@askwell/core/taxonomy';
import type { DatabaseHandle, Reader, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { StoredCategory, TaxonomyStore } from '../../stores/taxonomy-store.ts';

export interface TaxonomyServiceOptions {
  readonly database: DatabaseHandle;
  readonly taxonomy: TaxonomyStore;
  readonly articles: ArticleStore;
  readonly events: EventStore;
  readonly clock: Clock;
}

/**
 * Tags, categories and synonyms. A tag that is renamed or merged keeps its former id as an alias: files that say it go
 * on meaning the tag, in every folder and in git, and no article needs a new revision. What is changed here is an event,
 * which every process follows with its search index.
 */
export class TaxonomyService {
  readonly #options: TaxonomyServiceOptions;

  constructor(options: TaxonomyServiceOptions) {
    this.#options = options;
  }

  /** By id. */
  async tags(): Promise<TagSummary[]> {
    const { database, taxonomy } = this.#options;
    const tags = await taxonomy.tags(database.read);
    const uses = await this.#tagUses(database.read, tags);
    return tags.map((tag) => summaryOf(tag, uses.get(tag.id) ?? 0));
  }

  /** @throws AskwellProblem `id-taken` */
  createTag(member: StaffMember, { id, ...change }: ChangeTagRequest & { readonly id: string }): Promise<TagSummary> {
    return this.#change(member, async (writer, at) => {
      await this.#requireFreeTag(writer, id);
      await this.#options.taxonomy.putTag(writer, changed({ id, name: {}, description: {} }, change), at);
      return this.#tag(writer, id);
    });
  }

  changeTag(member: StaffMember, id: string, change: ChangeTagRequest): Promise<TagSummary> {
    return this.#change(member, async (writer, at) => {
      await this.#options.taxonomy.putTag(writer, changed(await this.#findTag(writer, id), change), at);
      return this.#tag(writer, id);
    });
  }

  /** @throws AskwellProblem `id-taken`: merge the two instead */
  renameTag(member: StaffMember, id: string, to: string): Promise<TagSummary> {
    return this.#change(member, async (writer, at) => {
      const { taxonomy } = this.#options;
      const tag = await this.#findTag(writer, id);
      if (to === id) return this.#tag(writer, id);
      const former = (tag.aliases ?? []).filter((alias) => alias !== to);
      if (former.length === (tag.aliases ?? []).length) await this.#requireFreeTag(writer, to);
      await taxonomy.deleteTag(writer, id);
      await taxonomy.putTag(writer, { ...tag, id: to, aliases: [...former, id] }, at);
      return this.#tag(writer, to);
    });
  }

  /** Makes a tag another name of a second one, whose names, colour and description stay. */
  mergeTag(member: StaffMember, id: string, into: string): Promise<TagSummary> {
    return this.#change(member, async (writer, at) => {
      const { taxonomy } = this.#options;
      if (id === into) throw new AskwellProblem('invalid-request', 'A tag cannot be merged with itself.');
      const from = await this.#findTag(writer, id);
      const target = await this.#findTag(writer, into);
      const aliases = [...new Set([...(target.aliases ?? []), ...(from.aliases ?? []), id])];
      await taxonomy.deleteTag(writer, id);
      await taxonomy.putTag(writer, { ...target, aliases }, at);
      return this.#tag(writer, into);
    });
  }

  /** @throws AskwellProblem `not-possible` while articles carry it */
  deleteTag(member: StaffMember, id: string): Promise<void> {
    return this.#change(member, async (writer) => {
      const { articles } = await this.#tag(writer, id);
      if (articles > 0) {
        throw new AskwellProblem(
          'not-possible',
          `${articles} articles carry the tag "${id}". Merge it into another one.`,
        );
      }
      await this.#options.taxonomy.deleteTag(writer, id);
    });
  }

  /** Tags that fit the text of an article and that it does not carry, the most fitting first. */
  async suggestTags(source: string, locale: string): Promise<SuggestedTagEntry[]> {
    const { database, articles, taxonomy } = this.#options;
    const read = readLintDocument(source, { path: 'draft.md', defaultLocale: locale });
    if (!read.ok) throw new AskwellProblem('invalid-request', `The source cannot be read: ${read.error.message}`);
    const { article } = read.value;
    const corpus = new LintCorpus();
    for (const id of article.related) {
      const related = await articles.findSource(database.read, id, article.locale);
      const other = related && readLintDocument(related.source, { path: related.path ?? `${id}.${article.locale}.md` });
      if (other?.ok) corpus.set(other.value);
    }
    const terms = await taxonomy.read(database.read);
    const carried = currentTags(terms, article.tags);
    return suggestTags(read.value, corpus, terms)
      .filter(({ id }) => !carried.includes(id))
      .map(({ id, confidence }) => ({ id, name: tagName(terms, id, article.locale), confidence }));
  }

  /** By path. */
  async categories(): Promise<CategorySummary[]> {
    const { database } = this.#options;
    return this.#categories(database.read);
  }

  /** @throws AskwellProblem `invalid-request` when the parent is missing */
  putCategory(member: StaffMember, { id, names, position }: ChangeCategoryRequest): Promise<CategorySummary[]> {
    return this.#change(member, async (writer, at) => {
      const { taxonomy } = this.#options;
      const all = await taxonomy.categories(writer);
      const parent = id.slice(0, Math.max(0, id.lastIndexOf('/')));
      if (parent !== '' && !all.some(({ path }) => path === parent)) {
        throw new AskwellProblem('invalid-request', `There is no category "${parent}". Create it first.`, [
          { path: 'id', message: 'lies in a category that does not exist' },
        ]);
      }
      const before = all.find(({ path }) => path === id);
      const last = all.filter(({ path }) => isChild(path, parent)).length;
      const category = {
        path: id,
        names: names ?? before?.names ?? {},
        position: position ?? before?.position ?? last,
      };
      await taxonomy.putCategory(writer, category, at);
      return this.#categories(writer);
    });
  }

  /** @throws AskwellProblem `not-possible` while it holds categories or articles */
  deleteCategory(member: StaffMember, id: string): Promise<void> {
    return this.#change(member, async (writer) => {
      const all = await this.#categories(writer);
      const category = all.find((one) => one.id === id);
      if (!category) throw new AskwellProblem('not-found', `There is no category "${id}".`);
      if (category.articles > 0 || all.some((one) => one.id.startsWith(`${id}/`))) {
        throw new AskwellProblem('not-possible', `The category "${id}" holds categories or articles. Move them first.`);
      }
      await this.#options.taxonomy.deleteCategory(writer, id);
    });
  }

  async synonyms(): Promise<SynonymGroupEntry[]> {
    const { database, taxonomy } = this.#options;
    return (await taxonomy.synonyms(database.read)).map(({ id, words }) => ({ id, words: [...words] }));
  }

  addSynonyms(member: StaffMember, words: readonly string[]): Promise<SynonymGroupEntry> {
    return this.#change(member, async (writer, at) => {
      const group = await this.#checkedGroup(writer, words);
      return { id: await this.#options.taxonomy.addSynonyms(writer, group, at), words: group };
    });
  }

  changeSynonyms(member: StaffMember, id: string, words: readonly string[]): Promise<SynonymGroupEntry> {
    return this.#change(member, async (writer) => {
      const group = await this.#checkedGroup(writer, words, id);
      if (!(await this.#options.taxonomy.changeSynonyms(writer, id, group))) throw noSuchSynonyms();
      return { id, words: group };
    });
  }

  deleteSynonyms(member: StaffMember, id: string): Promise<void> {
    return this.#change(member, async (writer) => {
      if (!(await this.#options.taxonomy.deleteSynonyms(writer, id))) throw noSuchSynonyms();
    });
  }

  #change<T>(member: StaffMember, work: (writer: Writer, at: number) => Promise<T>): Promise<T> {
    const { database, events, clock } = this.#options;
    return database.write(async (writer) => {
      const at = clock.now();
      const result = await work(writer, at);
      await events.append(writer, { type: 'taxonomy.changed' }, `staff:${member.id}`, at);
      return result;
    });
  }

  async #findTag(reader: Reader, id: string): Promise<Tag> {
    const tag = (await this.#options.taxonomy.tags(reader)).find((one) => one.id === id);
    if (!tag) throw new AskwellProblem('not-found', `There is no tag "${id}".`);
    return tag;
  }

  async #requireFreeTag(reader: Reader, id: string): Promise<void> {
    const other = (await this.#options.taxonomy.tags(reader)).find((tag) => tag.id === id || tag.aliases?.includes(id));
    if (!other) return;
    throw new AskwellProblem(
      'id-taken',
      other.id === id
        ? `There is a tag "${id}" already. Merge the two instead.`
        : `"${id}" is a former name of the tag "${other.id}". Choose another one.`,
    );
  }

  async #tag(reader: Reader, id: string): Promise<TagSummary> {
    const tags = await this.#options.taxonomy.tags(reader);
    const tag = tags.find((one) => one.id === id);
    if (!tag) throw new AskwellProblem('not-found', `There is no tag "${id}".`);
    return summaryOf(tag, (await this.#tagUses(reader, tags)).get(id) ?? 0);
  }

  async #tagUses(reader: Reader, tags: readonly Tag[]): Promise<ReadonlyMap<string, number>> {
    const uses = new Map<string, number>();
    for (const head of await this.#options.articles.listHeads(reader))
      for (const tag of currentTags({ tags }, head.tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1);
    return uses;
  }

  async #categories(reader: Reader): Promise<CategorySummary[]> {
    const { taxonomy, articles } = this.#options;
    const uses = new Map<string, number>();
    for (const { category } of await articles.listHeads(reader)) uses.set(category, (uses.get(category) ?? 0) + 1);
    const categories: StoredCategory[] = await taxonomy.categories(reader);
    return categories.map(({ path, names, position }) => ({
      id: path,
      names: { ...names },
      position,
      articles: uses.get(path) ?? 0,
    }));
  }

  async #checkedGroup(reader: Reader, words: readonly string[], own?: string): Promise<string[]> {
    const group = [...new Set(words.map((word) => word.replace(/\s+/g, ' ').trim()))];
    if (group.length < 2) {
      throw new AskwellProblem('invalid-request', 'A group needs two different words at least. Add another.', [
        { path: 'words', message: 'must be two different words at least' },
      ]);
    }
    const same = (await this.#options.taxonomy.synonyms(reader)).find(
      (other) => other.id !== own && JSON.stringify(other.words) === JSON.stringify(group),
    );
    if (same) throw new AskwellProblem('id-taken', 'There is a group with exactly these words already.');
    return group;
  }
}

function changed(tag: Tag, { names, descriptions, color }: ChangeTagRequest): Tag {
  const { color: before, ...rest } = tag;
  const after = color === undefined ? before : color;
  return {
    ...rest,
    ...(names === undefined ? {} : { name: names }),
    ...(descriptions === undefined ? {} : { description: descriptions }),
    ...(after === undefined || after === null ? {} : { color: after }),
  };
}

function summaryOf({ id, name, description, color, aliases }: Tag, articles: number): TagSummary {
  return {
    id,
    names: { ...name },
    descriptions: { ...description },
    color: color ?? null,
    aliases: [...(aliases ?? [])],
    articles,
  };
}

function isChild(path: string, parent: string): boolean {
  const own = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return own === parent;
}

function noSuchSynonyms(): AskwellProblem {
  return new AskwellProblem('not-found', 'There is no such group of synonyms.');
}
