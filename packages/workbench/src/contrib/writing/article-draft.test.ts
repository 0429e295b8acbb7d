import { ProblemError, type ReviewView, type StreamEvent } from '@askwell/core/protocol';
import { openReview, saveDraft, type Draft, type Review } from '@askwell/core/reviews';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StorageService } from '../../platform/storage-service.ts';
import { ArticleDraft } from './article-draft.ts';
import { DraftShelf } from './draft-shelf.ts';

const key = { articleId: 'returns', locale: 'en' };
const change = { categories: [], tags: [], fields: [] };

/** The server's drafts in memory, deciding by the same functions of the core. */
class Drafts {
  readonly revisionTexts = ['First text\n'];
  readonly saved: string[] = [];
  draft: Draft | undefined;
  review: Review | undefined;
  away = false;

  get published(): number {
    return this.revisionTexts.length;
  }

  /** What somebody else writes into the draft. */
  write(text: string): void {
    this.draft = { ...this.draft!, version: this.draft!.version + 1, text };
  }

  begin(text: string): void {
    this.review = openReview({ id: `rvw_${this.published}`, ...key, author: 'usr_tom', change }, 0);
    this.draft = {
      baseRevision: this.published,
      version: 1,
      text,
      restoredFrom: null,
      updatedBy: 'usr_tom',
      updatedAt: 0,
    };
  }

  publish(text: string): void {
    this.revisionTexts.push(text);
    this.draft = this.review = undefined;
  }

  readonly client = {
    reviews: async () => this.#answer(this.review ? [this.review] : []),
    review: async (id: string) => {
      if (this.review?.id !== id)
        return {
          ...this.#view(),
          review: { ...openReview({ id, ...key, author: 'x', change }, 0), state: 'published' },
        } as ReviewView;
      return this.#answer(this.#view());
    },
    revisions: async () => this.#answer({ revisions: [], published: this.published || null }),
    revision: async (_: typeof key, number: number) =>
      this.#answer({ text: this.revisionTexts[number - 1] ?? '' } as never),
    createDraft: async ({ text = '' }: { text?: string | undefined }) => {
      this.#answer(undefined);
      if (this.review) throw problem('draft-exists', { reviewId: this.review.id });
      this.begin(text);
      this.saved.push(text);
      return this.#view();
    },
    saveDraft: async (
      id: string,
      { basedOn, text, baseRevision }: { basedOn: number; text: string; baseRevision?: number | undefined },
    ) => {
      this.#answer(undefined);
      if (this.review?.id !== id || !this.draft) throw problem('not-allowed', {});
      const base = {
        version: basedOn,
        text: basedOn === this.draft.version ? this.draft.text : (this.saved.at(-1) ?? ''),
      };
      const result = saveDraft(this.draft, { basedOn: base, text, by: 'usr_mei', at: 0 });
      if (!result.ok) throw problem('draft-changed', { conflict: result.error });
      this.draft = { ...result.value, baseRevision: baseRevision ?? this.draft.baseRevision };
      this.saved.push(text);
      return this.#view();
    },
    rebaseDraft: async () => this.#answer(this.#view()),
    act: async (_: string, { type }: { type: string }) => {
      if (type === 'discard') this.review = this.draft = undefined;
      else this.review = { ...this.review!, state: 'in-review' };
      return this.#view();
    },
  };

  #answer<T>(value: T): T {
    if (this.away) throw new TypeError('Failed to fetch');
    return value;
  }

  #view(): ReviewView {
    const { review, draft, published } = this;
    return {
      review,
      draft: { path: 'returns.en.md', ...draft },
      publishedRevision: published,
    } as unknown as ReviewView;
  }
}

function problem(code: string, details: Record<string, unknown>): ProblemError {
  return new ProblemError({ type: `urn:askwell:problem:${code}`, title: code, status: 409, detail: code, details });
}

/** One storage for all tabs of a browser. */
function memory(): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  } as Storage;
}

let drafts: Drafts;
let storage: Storage;
let text: string;
let opened: ArticleDraft[];

async function open(): Promise<ArticleDraft & { shown: { text: string; restored: boolean } }> {
  const draft = new ArticleDraft({
    client: drafts.client,
    shelf: new DraftShelf(new StorageService(storage)),
    key,
    read: () => text,
  });
  opened.push(draft);
  draft.onDidReplace((next) => (text = next));
  const shown = await draft.load();
  text = shown.text;
  return Object.assign(draft, { shown });
}

function type(draft: ArticleDraft, next: string): void {
  text = next;
  draft.change();
}

const rest = () => vi.advanceTimersByTimeAsync(1_000);

beforeEach(() => {
  vi.useFakeTimers();
  drafts = new Drafts();
  storage = memory();
  opened = [];
});

afterEach(() => {
  for (const draft of opened) draft.dispose();
  vi.useRealTimers();
});

describe('writing an article', () => {
  it('shows what is published, and makes a draft of it with the first change, when typing rests', async () => {
    const draft = await open();
    expect([draft.shown.text, draft.view]).toEqual(['First text\n', undefined]);
    type(draft, 'First text, changed\n');
    await vi.advanceTimersByTimeAsync(900);
    type(draft, 'First text, changed twice\n');
    await vi.advanceTimersByTimeAsync(999);
    expect([drafts.saved, draft.state]).toEqual([[], 'unsaved']);
    await vi.advanceTimersByTimeAsync(1);
    expect([drafts.saved, draft.state]).toEqual([['First text, changed twice\n'], 'saved']);
    type(draft, 'More\n');
    await rest();
    expect(drafts.draft).toMatchObject({ version: 2, text: 'More\n' });
  });

  it('goes on with the open draft', async () => {
    drafts.begin('A draft\n');
    const draft = await open();
    expect(draft.shown.text).toBe('A draft\n');
    expect(draft.view?.review.state).toBe('draft');
  });

  it('saves what was typed while it was saving', async () => {
    const draft = await open();
    type(draft, 'one');
    const saving = draft.save();
    type(draft, 'two');
    await saving;
    await rest();
    expect(drafts.draft?.text).toBe('two');
    expect(draft.state).toBe('saved');
  });

  it('gives a file its line ends back', async () => {
    drafts.revisionTexts[0] = 'One\r\nTwo\r\n';
    const draft = await open();
    expect(draft.shown.text).toBe('One\nTwo\n');
    type(draft, 'One\nTwo\nThree\n');
    await draft.save();
    expect(drafts.saved).toEqual(['One\r\nTwo\r\nThree\r\n']);
  });

  it('brings the published text back when the draft is given up', async () => {
    const draft = await open();
    type(draft, 'Nonsense');
    await draft.save();
    await draft.discard();
    expect([text, draft.view, draft.state]).toEqual(['First text\n', undefined, 'saved']);
  });

  it('is submitted with the last words', async () => {
    const draft = await open();
    type(draft, 'Ready\n');
    expect(await draft.submit()).toBe(true);
    expect([drafts.draft?.text, draft.view?.review.state]).toEqual(['Ready\n', 'in-review']);
  });
});

describe('words that the server does not have', () => {
  it('are kept while it is away, and saved when it is back', async () => {
    const draft = await open();
    drafts.away = true;
    type(draft, 'Written offline\n');
    await rest();
    expect([draft.state, draft.error]).toEqual(['failed', 'Failed to fetch']);
    drafts.away = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect([draft.state, drafts.draft?.text]).toEqual(['saved', 'Written offline\n']);
  });

  it('survive a reload', async () => {
    const draft = await open();
    type(draft, 'Not saved\n');
    await vi.advanceTimersByTimeAsync(600);
    const again = await open();
    expect(again.shown).toEqual({ text: 'Not saved\n', restored: true });
    await rest();
    expect(drafts.draft?.text).toBe('Not saved\n');
    expect((await open()).shown.restored).toBe(false);
  });

  it('meet what somebody else saved in the meantime', async () => {
    drafts.begin('A draft\n');
    const draft = await open();
    type(draft, 'A draft of mine\n');
    draft.shelve();
    drafts.saved.push('A draft\n');
    drafts.write('A draft of theirs\n');
    const again = await open();
    await rest();
    expect(again.conflict).toMatchObject({
      kind: 'draft',
      base: 'A draft\n',
      theirs: 'A draft of theirs\n',
      mine: 'A draft of mine\n',
    });
  });
});

describe('a conflict', () => {
  it('with the same draft ends with the text that has both', async () => {
    drafts.begin('A draft\n');
    const draft = await open();
    drafts.saved.push('A draft\n');
    drafts.write('Theirs\n');
    type(draft, 'Mine\n');
    await rest();
    expect(draft.conflict).toMatchObject({ kind: 'draft', version: 2 });
    expect(await draft.resolve('Both\n')).toBe(true);
    expect([drafts.draft, text, draft.conflict]).toMatchObject([{ version: 3, text: 'Both\n' }, 'Both\n', undefined]);
  });

  it('with a draft that somebody else began', async () => {
    const draft = await open();
    drafts.begin('Theirs\n');
    type(draft, 'Mine\n');
    await rest();
    expect(draft.conflict).toMatchObject({ base: 'First text\n', theirs: 'Theirs\n', mine: 'Mine\n', version: 1 });
    await draft.resolve('Both\n');
    expect(drafts.draft?.text).toBe('Both\n');
  });

  it('with what was published before the first save', async () => {
    const draft = await open();
    drafts.publish('Second text\n');
    type(draft, 'Mine\n');
    await rest();
    expect(draft.conflict).toMatchObject({
      kind: 'published',
      base: 'First text\n',
      theirs: 'Second text\n',
      baseRevision: 2,
    });
    await draft.resolve('Both\n');
    expect(drafts.draft).toMatchObject({ text: 'Both\n', baseRevision: 2 });
  });

  it('with the publication of the draft itself', async () => {
    drafts.begin('A draft\n');
    const draft = await open();
    drafts.publish('A draft, published\n');
    type(draft, 'Mine\n');
    await rest();
    expect(draft.conflict).toMatchObject({
      kind: 'published',
      base: 'A draft\n',
      theirs: 'A draft, published\n',
      mine: 'Mine\n',
    });
    await draft.resolve('Both\n');
    expect(drafts.draft).toMatchObject({ text: 'Both\n', baseRevision: 2, version: 1 });
  });

  it('loses nothing that is typed until it is resolved', async () => {
    drafts.begin('A draft\n');
    const draft = await open();
    drafts.saved.push('A draft\n');
    drafts.write('Theirs\n');
    type(draft, 'Mine\n');
    await rest();
    expect(new DraftShelf(new StorageService(storage)).read(key)?.text).toBe('Mine\n');
    expect(await draft.save()).toBe(false);
  });
});

describe('what others do', () => {
  const event = (change_: Partial<StreamEvent>) => ({ cursor: '0.1', at: 0, ...key, ...change_ }) as StreamEvent;

  it('is shown while nothing is unsaved', async () => {
    drafts.begin('A draft\n');
    const draft = await open();
    drafts.write('Theirs\n');
    draft.receive(event({ type: 'draft.edited', reviewId: 'rvw_1', state: 'draft', draftVersion: 2 }));
    await vi.advanceTimersByTimeAsync(0);
    expect([text, draft.view?.draft.version]).toEqual(['Theirs\n', 2]);
  });

  it('does not take away what is being written', async () => {
    drafts.begin('A draft\n');
    const draft = await open();
    type(draft, 'Mine\n');
    drafts.write('Theirs\n');
    draft.receive(event({ type: 'draft.edited', reviewId: 'rvw_1', state: 'draft', draftVersion: 2 }));
    await vi.advanceTimersByTimeAsync(0);
    expect([text, draft.view?.draft.version]).toEqual(['Mine\n', 1]);
  });

  it('is told by the state of the review, and when it takes consents away', async () => {
    drafts.begin('A draft\n');
    const draft = await open();
    expect(draft.resetsApprovals).toBe(false);
    drafts.review = { ...drafts.review!, state: 'approved' };
    draft.receive(event({ type: 'review.approved', reviewId: 'rvw_1', state: 'approved', draftVersion: 1 }));
    await vi.advanceTimersByTimeAsync(0);
    expect([draft.view?.review.state, draft.resetsApprovals]).toEqual(['approved', true]);
  });

  it('of other articles is none of its business', async () => {
    drafts.begin('A draft\n');
    const draft = await open();
    drafts.write('Theirs\n');
    draft.receive(event({ type: 'draft.edited', articleId: 'other', reviewId: 'x', state: 'draft', draftVersion: 9 }));
    await vi.advanceTimersByTimeAsync(0);
    expect(text).toBe('A draft\n');
  });
});
