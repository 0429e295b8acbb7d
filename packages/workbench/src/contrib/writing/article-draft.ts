import { DisposableStore, Emitter, type Disposable } from '@askwell/core/base';
import { Backoff, ProblemError, type ReviewClient, type ReviewView, type StreamEvent } from '@askwell/core/protocol';
import type { ReviewState } from '@askwell/core/reviews';
import type { ArticleKey } from './article-uri.ts';
import { conflictOf, detailsOf, plain, type ArticleConflict } from './draft-conflict.ts';
import type { DraftShelf, ShelvedText } from './draft-shelf.ts';

/** `unsaved`: the server does not have it yet; `failed`: it could not be saved, and is kept here. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed';

type Client = Pick<
  ReviewClient,
  'reviews' | 'review' | 'revisions' | 'revision' | 'createDraft' | 'saveDraft' | 'rebaseDraft' | 'act'
>;

export interface ArticleDraftOptions {
  readonly client: Client;
  readonly shelf: DraftShelf;
  readonly key: ArticleKey;
  /** The text as it stands in the editor. */
  readonly read: () => string;
}

/** How long typing must rest before the text is saved, and before it is put on the shelf; milliseconds. */
const saveAfter = 1_000;
const shelveAfter = 500;

const openStates: readonly ReviewState[] = ['draft', 'in-review', 'changes-requested', 'approved', 'scheduled'];

/**
 * An article while it is being written: the open draft, or what is published until the first change makes a draft. Saves by
 * itself when typing rests; each save names the version it is based on, so that nobody's words are lost. What is not saved lies on
 * the shelf.
 */
export class ArticleDraft implements Disposable {
  readonly #options: ArticleDraftOptions;
  readonly #store = new DisposableStore();
  readonly #onDidChange = this.#store.add(new Emitter<void>());
  readonly #onDidReplace = this.#store.add(new Emitter<string>());
  readonly #backoff = new Backoff();
  #view: ReviewView | undefined;
  #published: number | null = null;
  #baseText = '';
  #baseRevision: number | null = null;
  #state: SaveState = 'saved';
  #error = '';
  #conflict: ArticleConflict | undefined;
  #lineEnd = '\n';
  #changes = 0;
  #running: Promise<boolean> | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #shelfTimer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  /** Something besides the text is another one. */
  readonly onDidChange = this.#onDidChange.event;
  /** The text in the editor is to be this one now. */
  readonly onDidReplace = this.#onDidReplace.event;

  constructor(options: ArticleDraftOptions) {
    this.#options = options;
  }

  /** The draft with its review; undefined while what is published is shown. */
  get view(): ReviewView | undefined {
    return this.#view;
  }

  /** The published revision by now; null when there is none. */
  get published(): number | null {
    return this.#view?.publishedRevision ?? this.#published;
  }

  get state(): SaveState {
    return this.#state;
  }

  /** Why it could not be saved. */
  get error(): string {
    return this.#error;
  }

  get conflict(): ArticleConflict | undefined {
    return this.#conflict;
  }

  /** Whether there are words that only this browser has. */
  get dirty(): boolean {
    return this.#state !== 'saved';
  }

  /** Whether a change takes consents away that were given. */
  get resetsApprovals(): boolean {
    const review = this.#view?.review;
    return review !== undefined && (['approved', 'scheduled'].includes(review.state) || review.approvals.length > 0);
  }

  /** Whether something was published since the draft was begun. */
  get isBehind(): boolean {
    const { view } = this;
    return view !== undefined && view.publishedRevision !== null && view.publishedRevision !== view.draft.baseRevision;
  }

  /**
   * Finds the draft, or what is published.
   *
   * @returns the text to show, and whether it is one that was not saved when the page was left
   * @throws ProblemError `not-found` when there is neither; TypeError when the server cannot be reached
   */
  async load(): Promise<{ text: string; restored: boolean }> {
    const { key, shelf } = this.#options;
    const text = await this.#fetch();
    const shelved = shelf.read(key);
    if (!shelved || shelved.text === text) {
      shelf.write(key, undefined);
      this.#enter('saved');
      return { text, restored: false };
    }
    await this.#bringBack(shelved, text);
    return { text: shelved.text, restored: true };
  }

  /** The editor's text is another one. */
  change(): void {
    this.#changes += 1;
    if (this.#conflict) return;
    this.#enter('unsaved');
    this.#backoff.reset();
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.save(), saveAfter);
    this.#shelfTimer ??= setTimeout(() => this.shelve(), shelveAfter);
  }

  /** Puts what is not saved where a reload finds it. */
  shelve(): void {
    clearTimeout(this.#shelfTimer);
    this.#shelfTimer = undefined;
    if (!this.dirty) return;
    const { key, shelf, read } = this.#options;
    shelf.write(key, {
      text: read(),
      reviewId: this.#view?.review.id ?? null,
      version: this.#view?.draft.version ?? 0,
      baseRevision: this.#view?.draft.baseRevision ?? this.#baseRevision,
    });
  }

  /** Saves what is not saved. Resolves with whether the server has all of it; what went wrong is told by the state. */
  async save(): Promise<boolean> {
    clearTimeout(this.#saveTimer);
    if (this.#running) {
      await this.#running;
      return this.save();
    }
    if (this.#state === 'saved') return true;
    if (this.#conflict || this.#disposed) return false;
    this.#running = this.#saveOnce().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Ends a conflict with the text that has both; it is saved at once. */
  resolve(text: string): Promise<boolean> {
    const conflict = this.#conflict;
    if (!conflict) return Promise.resolve(true);
    this.#conflict = undefined;
    this.#baseRevision = conflict.baseRevision;
    if (this.#view) {
      const { version, baseRevision } = conflict;
      this.#view = { ...this.#view, draft: { ...this.#view.draft, version, baseRevision } };
    }
    this.#onDidReplace.fire(text);
    this.change();
    return this.save();
  }

  /** Sends the draft to its reviewers, all of it. */
  async submit(): Promise<boolean> {
    if (!(await this.save()) || !this.#view) return false;
    this.#take(await this.#options.client.act(this.#view.review.id, { type: 'submit' }));
    return true;
  }

  /** Gives the draft up; the published text, if there is one, comes back. */
  async discard(): Promise<void> {
    clearTimeout(this.#saveTimer);
    await this.#running;
    const { client, key, shelf } = this.#options;
    if (this.#view) await client.act(this.#view.review.id, { type: 'discard' });
    this.#conflict = undefined;
    shelf.write(key, undefined);
    this.#enter('saved');
    await this.reload();
  }

  /** Brings what was published meanwhile into the draft; where both changed the same words there is a conflict. */
  async rebase(): Promise<void> {
    if (!(await this.save()) || !this.#view) return;
    try {
      this.#take(await this.#options.client.rebaseDraft(this.#view.review.id));
      this.#onDidReplace.fire(this.#toEditor(this.#view.draft.text));
    } catch (error) {
      const told = conflictOf(error);
      if (!told) throw error;
      this.#collide({ ...told, kind: 'published' });
    }
  }

  /** Reads draft and published text again; not while something is unsaved. */
  async reload(): Promise<void> {
    if (this.dirty) return;
    const changes = this.#changes;
    const text = await this.#fetch();
    if (changes === this.#changes && !this.dirty) this.#onDidReplace.fire(text);
    this.#onDidChange.fire();
  }

  /** Follows what others do to the article. */
  receive(event: StreamEvent): void {
    if (!('articleId' in event) || !('locale' in event)) return;
    const { articleId, locale } = this.#options.key;
    if (event.articleId !== articleId || event.locale !== locale) return;
    // Its own saves are heard of, too.
    if (event.type === 'draft.edited' && (this.#running || event.draftVersion <= (this.#view?.draft.version ?? 0)))
      return;
    if (this.#running || this.#conflict) return;
    const refresh = this.dirty ? this.#refreshReview() : this.reload();
    refresh.catch(() => {});
  }

  dispose(): void {
    this.shelve();
    this.#disposed = true;
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#shelfTimer);
    this.#store.dispose();
  }

  async #fetch(): Promise<string> {
    const { client, key } = this.#options;
    const reviews = await client.reviews(key);
    const open = reviews.find(({ state }) => openStates.includes(state));
    if (open) {
      this.#view = await client.review(open.id);
      return this.#toEditor(this.#view.draft.text);
    }
    this.#view = undefined;
    const { published } = await client.revisions(key);
    this.#published = published;
    if (published === null) {
      throw new ProblemError({ type: 'urn:askwell:problem:not-found', title: '', status: 404, detail: '' });
    }
    this.#baseRevision = published;
    this.#baseText = (await client.revision(key, published)).text;
    return this.#toEditor(this.#baseText);
  }

  async #bringBack(shelved: ShelvedText, text: string): Promise<void> {
    const { key, client } = this.#options;
    this.#enter('unsaved');
    const view = this.#view;
    if (view && shelved.reviewId === view.review.id) {
      // The server compares: it still has the text of that version.
      this.#view = { ...view, draft: { ...view.draft, version: shelved.version } };
    } else if (view || shelved.baseRevision !== this.#baseRevision) {
      const base =
        shelved.baseRevision === null
          ? ''
          : await client.revision(key, shelved.baseRevision).then(
              (one) => one.text,
              () => '',
            );
      const version = view?.draft.version ?? 0;
      const baseRevision = view?.draft.baseRevision ?? this.#baseRevision;
      this.#collide({
        kind: view ? 'draft' : 'published',
        base,
        theirs: text,
        mine: shelved.text,
        version,
        baseRevision,
      });
      return;
    }
    this.#saveTimer = setTimeout(() => void this.save(), saveAfter);
  }

  async #saveOnce(): Promise<boolean> {
    const { client, key, read, shelf } = this.#options;
    const changes = this.#changes;
    const mine = read();
    const text = this.#lineEnd === '\n' ? mine : mine.replaceAll('\n', this.#lineEnd);
    this.shelve();
    this.#enter('saving');
    try {
      if (this.#view) {
        const { review, draft } = this.#view;
        const { version: basedOn, baseRevision } = draft;
        const known = baseRevision === null ? {} : { baseRevision };
        this.#take(await client.saveDraft(review.id, { basedOn, text, ...known }));
      } else {
        const view = await client.createDraft({ ...key, text });
        const { version, baseRevision } = view.draft;
        this.#take(view);
        if (baseRevision !== this.#baseRevision && baseRevision !== null) {
          // It was published between reading and writing.
          const theirs = (await client.revision(key, baseRevision)).text;
          this.#collide({ kind: 'published', base: this.#baseText, theirs, mine, version, baseRevision });
          return false;
        }
      }
    } catch (error) {
      await this.#refused(error, mine);
      return false;
    }
    this.#backoff.reset();
    if (changes !== this.#changes) {
      this.change();
      return false;
    }
    shelf.write(key, undefined);
    clearTimeout(this.#shelfTimer);
    this.#shelfTimer = undefined;
    this.#enter('saved');
    return true;
  }

  async #refused(error: unknown, mine: string): Promise<void> {
    const told = conflictOf(error);
    if (told) {
      this.#collide({ ...told, kind: 'draft' });
      return;
    }
    const code = error instanceof ProblemError ? error.code : '';
    const reviewId = detailsOf(error)?.['reviewId'];
    if (code === 'draft-exists' && typeof reviewId === 'string') {
      const view = await this.#review(reviewId);
      if (view) {
        const { version, baseRevision, text: theirs } = view.draft;
        this.#view = view;
        this.#collide({ kind: 'draft', base: this.#baseText, theirs, mine, version, baseRevision });
        return;
      }
    }
    if (error instanceof ProblemError && !error.retryable && (await this.#hasEnded(mine))) return;
    this.#error = error instanceof Error ? error.message : String(error);
    this.#enter('failed');
    const mayWork = !(error instanceof ProblemError) || error.retryable;
    if (mayWork && !this.#disposed) this.#saveTimer = setTimeout(() => void this.save(), this.#backoff.next());
  }

  async #review(reviewId: string): Promise<ReviewView | undefined> {
    try {
      return await this.#options.client.review(reviewId);
    } catch {
      return undefined;
    }
  }

  /** Whether the draft was published or given up meanwhile: then what is published now is the other side. */
  async #hasEnded(mine: string): Promise<boolean> {
    const before = this.#view;
    if (!before) return false;
    try {
      const { review } = await this.#options.client.review(before.review.id);
      if (openStates.includes(review.state)) return false;
      const theirs = await this.#fetch();
      const version = this.view?.draft.version ?? 0;
      this.#collide({
        kind: 'published',
        base: before.draft.text,
        theirs,
        mine,
        version,
        baseRevision: this.published,
      });
      return true;
    } catch {
      return false;
    }
  }

  #collide(conflict: ArticleConflict): void {
    const { base, theirs, mine } = conflict;
    this.#conflict = { ...conflict, base: plain(base), theirs: plain(theirs), mine: plain(mine) };
    this.#enter('unsaved');
    this.shelve();
  }

  async #refreshReview(): Promise<void> {
    const view = this.#view;
    if (!view) return;
    const { review, tier, missing, task, publishedRevision } = await this.#options.client.review(view.review.id);
    // The version stays: the next save has to be compared with what others wrote.
    if (this.#view === view) this.#take({ ...view, review, tier, missing, task, publishedRevision });
  }

  #take(view: ReviewView): void {
    this.#view = view;
    this.#onDidChange.fire();
  }

  #enter(state: SaveState): void {
    if (state === this.#state && !this.#conflict) return;
    this.#state = state;
    if (state !== 'failed') this.#error = '';
    this.#onDidChange.fire();
  }

  /** Editors know one line end; the file gets its own back. */
  #toEditor(text: string): string {
    this.#lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
    return plain(text);
  }
}
