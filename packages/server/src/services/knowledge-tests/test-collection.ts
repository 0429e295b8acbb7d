import { parseTests, testsOfArticle, type KnowledgeTest } from '@askwell/core/tests';
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseHandle } from '../../database/index.ts';
import { isTestsPath } from '../../folder-import/index.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { FolderSettingsStore } from '../../stores/folder-settings-store.ts';

/** A test with a name by which it can be asked for again. */
export interface CollectedTest {
  readonly id: string;
  readonly kind: 'article' | 'file';
  readonly test: KnowledgeTest;
}

export interface CollectedTests {
  readonly tests: readonly CollectedTest[];
  readonly byId: ReadonlyMap<string, CollectedTest>;
}

/** Every knowledge test of the base, remembered until what is published or the folder's files change. */
export class TestCollection {
  readonly #database: DatabaseHandle;
  readonly #articles: ArticleStore;
  readonly #settings: FolderSettingsStore;
  #latest: { readonly version: string; readonly collected: Promise<CollectedTests> } | undefined;

  constructor(database: DatabaseHandle, articles: ArticleStore, settings: FolderSettingsStore) {
    this.#database = database;
    this.#articles = articles;
    this.#settings = settings;
  }

  async collect(): Promise<CollectedTests> {
    const { read } = this.#database;
    const version = JSON.stringify([await this.#articles.fingerprint(read), ...(await this.#settings.hashes(read))]);
    if (this.#latest?.version !== version) {
      const latest = { version, collected: this.#read() };
      this.#latest = latest;
      // What failed is read again when somebody asks again.
      latest.collected.catch(() => {
        if (this.#latest === latest) this.#latest = undefined;
      });
    }
    return this.#latest.collected;
  }

  /** The tests that the published articles bring. */
  async ofArticles(): Promise<KnowledgeTest[]> {
    const tests: KnowledgeTest[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: Awaited<ReturnType<ArticleStore['pageOfPublished']>> = await this.#articles.pageOfPublished(
        this.#database.read,
        after,
        100,
      );
      for (const { article } of page.items) tests.push(...testsOfArticle(article, `${article.id}.${article.locale}`));
      after = page.next;
      await nextTurn();
    }
    return tests;
  }

  async #read(): Promise<CollectedTests> {
    const tests: CollectedTest[] = [];
    const byId = new Map<string, CollectedTest>();
    const add = (kind: CollectedTest['kind'], found: readonly KnowledgeTest[]): void => {
      for (const test of found) {
        const collected = { id: freeId(idOf(kind, test), byId), kind, test };
        byId.set(collected.id, collected);
        tests.push(collected);
      }
    };
    add('article', await this.ofArticles());
    for (const { path, text } of await this.#settings.list(this.#database.read)) {
      // A file in which a test cannot be read is not stored.
      if (isTestsPath(path)) add('file', parseTests(text, path).tests);
    }
    return { tests, byId };
  }
}

/** The line is left out: a test that moves within its file stays the same test. */
function idOf(kind: CollectedTest['kind'], { question, expect, source }: KnowledgeTest): string {
  const { text, locale, previous = [], audience = 'customer' } = question;
  const { article, section, decision } = expect;
  const said = [kind, source.file, text, locale, previous, audience, article, section ?? '', decision ?? ''];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16);
}

function freeId(id: string, taken: ReadonlyMap<string, unknown>): string {
  let free = id;
  for (let copy = 2; taken.has(free); copy++) free = `${id}.${copy}`;
  return free;
}
