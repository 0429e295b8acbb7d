import {
  categoryId,
  parseArticleFile,
  resolveArticleLinks,
  type Article,
  type ArticleProblem,
  type Loss,
  type ParsedArticle,
} from '@askwell/core/articles';
import { completedTaxonomy, type Taxonomy } from '@askwell/core/taxonomy';
import { FolderLinks, pathInFolder } from './folder-links.ts';
import type { FolderMedia } from './folder-media.ts';
import type { FolderSettings } from './folder-settings.ts';

/** An article of a knowledge folder. */
export interface FolderArticle {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** With links to the folder's other articles resolved. */
  readonly article: Article;
  /** The file as it is. */
  readonly source: string;
  /** Its author says `draft: true`: not for readers yet. */
  readonly draft: boolean;
}

export interface FileLoss extends Loss {
  /** Relative to the folder, with `/`. */
  readonly path: string;
}

/** What a knowledge folder holds. */
export interface FolderContent {
  /** In the order in which they were read. */
  readonly articles: readonly FolderArticle[];
  /** Of `taxonomy.yaml`, completed by the folders and tags that it does not name. */
  readonly taxonomy: Taxonomy;
  /** Files that are left out, and why; by path. */
  readonly problems: readonly ArticleProblem[];
  /** What articles do not hold as their files say it. */
  readonly losses: readonly FileLoss[];
  /** Pictures and other files that articles show or link to, by path. */
  readonly media: readonly FolderMedia[];
  /** From ids that are no article any more to those that have their place, besides what articles state. */
  readonly redirects: ReadonlyMap<string, string>;
  /** How the folder wants its articles checked; undefined for what is no knowledge folder. */
  readonly settings?: FolderSettings;
  /** Releases what reading left behind; to be called when the media are stored. */
  readonly dispose?: () => Promise<void>;
}

export const noTaxonomy: Taxonomy = { categories: [], tags: [], synonyms: [] };

/** Puts the content of a knowledge folder together, whether its files lie on a disk or were made by an importer. */
export class FolderAssembly {
  readonly #locale: string;
  readonly #parsed: { readonly path: string; readonly content: ParsedArticle }[] = [];
  readonly #pathOfArticle = new Map<string, string>();
  readonly #media = new Map<string, FolderMedia>();
  readonly #problems: ArticleProblem[] = [];
  readonly #losses: FileLoss[] = [];

  /** @param locale for articles that name none themselves */
  constructor(locale: string) {
    this.#locale = locale;
  }

  /**
   * Reads one article's file; one that cannot be read, or whose id is taken, is a problem.
   *
   * @param origin where it comes from, for problems, when the file was made and lies nowhere
   */
  add(path: string, text: string, origin?: { readonly path: string; readonly line?: number }): void {
    const broken = /\0|\p{Cs}/u.exec(text);
    if (broken) {
      // Made by an importer: no file that is read holds one.
      const what = broken[0] === '\0' ? 'a NUL character' : 'half of a surrogate pair';
      this.refuse({ path, ...origin, message: `its text holds ${what}, which cannot be stored. Remove it.` });
      return;
    }
    const result = parseArticleFile(text, { path, defaultLocale: this.#locale });
    if (!result.ok) {
      const { message, line } = result.error;
      // The line of a file that was made says nothing about the one it was made of.
      this.refuse(origin ? { message, ...origin } : { path, message, ...(line === undefined ? {} : { line }) });
      return;
    }
    const { id, locale } = result.value.article;
    const other = this.#pathOfArticle.get(`${locale} ${id}`);
    if (other === undefined) {
      this.#pathOfArticle.set(`${locale} ${id}`, path);
      this.#parsed.push({ path, content: result.value });
    } else {
      const message = `id "${id}" in locale "${locale}" is already used by "${other}". Give one of them another "id:".`;
      this.refuse({ path, ...origin, message });
    }
  }

  /** The articles as their files say them, before links are resolved. */
  get parsed(): readonly { readonly path: string; readonly content: ParsedArticle }[] {
    return this.#parsed;
  }

  /** What was left out so far. */
  get problems(): readonly ArticleProblem[] {
    return this.#problems;
  }

  /** Paths that images show and links lead to, whether anything is there or not. */
  mentionedPaths(): Set<string> {
    const paths = new Set<string>();
    for (const { path, content } of this.#parsed) {
      for (const { address } of content.references) {
        if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) paths.add(pathInFolder(address, path));
      }
    }
    return paths;
  }

  /** Adds a picture or other file that articles may show. */
  addMedia(media: FolderMedia): void {
    this.#media.set(media.path, media);
  }

  /** Notes what was left out. */
  refuse(problem: ArticleProblem): void {
    this.#problems.push(problem);
  }

  /** Notes what a file lost before it was Markdown. */
  lose(loss: FileLoss): void {
    this.#losses.push(loss);
  }

  /**
   * @param stated what `taxonomy.yaml` says; articles complete it
   * @param redirects what `redirects.yaml` says
   */
  finish(stated: Taxonomy = noTaxonomy, redirects: ReadonlyMap<string, string> = new Map()): FolderContent {
    const links = new FolderLinks(
      this.#parsed.map(({ path, content: { article, anchors } }) => ({ ...article, path, anchors })),
      (path) => this.#media.get(path)?.hash,
      redirects,
    );
    const losses = [...this.#losses];
    const articles = this.#parsed.map(({ path, content }): FolderArticle => {
      const resolved = resolveArticleLinks(content, links.directoryFor(path, content.article.locale));
      const inFile = [...content.losses, ...resolved.losses].toSorted((a, b) => a.line - b.line);
      losses.push(...inFile.map((loss) => ({ path, ...loss })));
      return { path, article: resolved.article, source: content.source, draft: content.draft };
    });
    return {
      articles,
      taxonomy: completedTaxonomy(stated, articles.map(filing)),
      losses,
      media: [...this.#media.values()],
      redirects,
      problems: this.#problems.toSorted((a, b) =>
        a.path === b.path ? (a.line ?? 0) - (b.line ?? 0) : a.path < b.path ? -1 : 1,
      ),
    };
  }
}

function filing({ path, article: { category, tags } }: FolderArticle) {
  const names = path.split('/').slice(0, -1);
  const isFiledByFolder = names.map(categoryId).join('/') === category;
  // A name is one line of text, as in `taxonomy.yaml`.
  const folders = (isFiledByFolder ? names : category.split('/')).map((name) => name.replace(/\s+/g, ' ').trim());
  return { category, tags, folders: folders.map((name, level) => name || category.split('/')[level]!) };
}
