import type { ParsedArticle } from '@askwell/core/articles';
import { newId, type Clock } from '@askwell/core/base';
import type { StaffMember } from '@askwell/core/protocol';
import {
  mergeTexts,
  moveComments,
  openDraft,
  openReview,
  restoreRevision,
  saveDraft,
  summarizeChange,
  type ChangeSummary,
  type Review,
} from '@askwell/core/reviews';
import type { DatabaseHandle, Reader, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { ArchivedArticleStore } from '../../stores/archived-article-store.ts';
import type { ArticleKey, ArticleStore } from '../../stores/article-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type { ReviewCommentStore } from '../../stores/review-comment-store.ts';
import type { ReviewStore, StoredDraft, StoredReview } from '../../stores/review-store.ts';
import type { RevisionStore } from '../../stores/revision-store.ts';
import { parseDraft, type DraftIdentity } from './draft-article.ts';
import { actorOf, type ReviewChanges } from './review-changes.ts';

export interface DraftServiceOptions {
  readonly database: DatabaseHandle;
  readonly reviews: ReviewStore;
  readonly comments: ReviewCommentStore;
  readonly articles: ArticleStore;
  readonly archived: Pick<ArchivedArticleStore, 'list'>;
  readonly revisions: RevisionStore;
  readonly events: EventStore;
  readonly changes: ReviewChanges;
  readonly clock: Clock;
  /** Somebody began to write: what will be checked can be made ready. */
  readonly onDidOpen: () => void;
}

export interface NewDraft {
  readonly articleId: string;
  readonly locale: string;
  /** Default: the published text, or that of `revision`; empty for a new article. */
  readonly text?: string | undefined;
  /** Where the file of a new article belongs. Default: its id at the top of the knowledge folder. */
  readonly path?: string | undefined;
  /** A revision to bring back. */
  readonly revision?: number | undefined;
}

export interface SavedText {
  /** The draft's version that the editor started from. */
  readonly basedOn: number;
  readonly text: string;
  /** The published revision that the author has taken into account; default: as before. */
  readonly baseRevision?: number | undefined;
}

/** Texts beside what is published. */
export class DraftService {
  readonly #options: DraftServiceOptions;

  constructor(options: DraftServiceOptions) {
    this.#options = options;
  }

  /**
   * Begins a draft.
   *
   * @throws AskwellProblem `draft-exists` when there is an open one; `not-found` for an unknown revision
   */
  create(member: StaffMember, { articleId, locale, text, path, revision }: NewDraft): Promise<StoredReview> {
    const { database, reviews, articles, revisions, events, clock, onDidOpen } = this.#options;
    onDidOpen();
    return database.write(async (writer) => {
      const now = clock.now();
      const published = await articles.findPublished(writer, articleId, locale);
      const base = published && (await revisions.find(writer, articleId, locale, published.revision));
      let opened = openDraft(base, member.id, now);
      if (revision !== undefined) {
        const wanted = await revisions.find(writer, articleId, locale, revision);
        if (!wanted) throw new AskwellProblem('not-found', `There is no revision ${revision} of this article.`);
        opened = restoreRevision(opened, wanted, member.id, now);
      }
      const place = await this.#placeOf(writer, { articleId, locale }, path);
      const draft: StoredDraft = { ...opened, version: 1, text: text ?? opened.text, path: place };
      const identity = { articleId, locale, path: draft.path };
      const change = await this.#changeOf(writer, draft.text, identity, emptyChange);
      const review = await this.#answeringFor(
        writer,
        openReview({ id: newId('rvw', now), articleId, locale, author: member.id, change }, now),
      );
      if (!(await reviews.insert(writer, { review, draft }))) {
        const [open] = await reviews.listOpen(writer, [articleId]);
        throw new AskwellProblem(
          'draft-exists',
          `The article "${articleId}" has an open draft in "${locale}" already. Go on with that one.`,
          undefined,
          { reviewId: open?.id },
        );
      }
      const event = { type: 'draft.created', reviewId: review.id, articleId, locale, state: review.state } as const;
      await events.append(writer, { ...event, draftVersion: review.draftVersion }, `staff:${member.id}`, now);
      return { review, draft };
    });
  }

  /**
   * Saves a draft's text; the same text again changes nothing.
   *
   * @throws AskwellProblem `draft-changed` when somebody else saved in between, with both sides and their base
   */
  save(member: StaffMember, reviewId: string, saved: SavedText): Promise<StoredReview> {
    const { database, reviews, clock } = this.#options;
    return database.write(async (writer) => {
      const stored = await this.#lock(writer, reviewId);
      const now = clock.now();
      const { draft } = stored;
      const known = await reviews.textOfVersion(writer, reviewId, saved.basedOn);
      if (known === undefined && saved.basedOn !== draft.version) {
        throw new AskwellProblem('invalid-request', `The draft has no version ${saved.basedOn}. Read it again.`);
      }
      const basedOn = { version: saved.basedOn, text: known ?? draft.text };
      const result = saveDraft(draft, { basedOn, text: saved.text, by: member.id, at: now });
      if (!result.ok) {
        throw new AskwellProblem(
          'draft-changed',
          `Somebody else saved version ${draft.version} in between. Bring both together and save again.`,
          undefined,
          { conflict: result.error },
        );
      }
      const baseRevision = saved.baseRevision ?? draft.baseRevision;
      if (result.value === draft && baseRevision === draft.baseRevision) return stored;
      return this.edit(writer, stored, { ...result.value, path: draft.path, baseRevision }, member, now);
    });
  }

  /**
   * Brings what was published since into the draft.
   *
   * @throws AskwellProblem `base-changed` when both changed the same words, with both sides, their base and a proposal
   */
  rebase(member: StaffMember, reviewId: string): Promise<StoredReview> {
    const { database, articles, revisions, clock } = this.#options;
    return database.write(async (writer) => {
      const stored = await this.#lock(writer, reviewId);
      const { review, draft } = stored;
      const published = await articles.findPublished(writer, review.articleId, review.locale);
      if (!published || published.revision === draft.baseRevision) return stored;
      const base = await this.#revision(writer, review, draft.baseRevision);
      const theirs = await revisions.find(writer, review.articleId, review.locale, published.revision);
      const merged = mergeTexts(base, draft.text, theirs!.text);
      if (merged.conflicts.length > 0) {
        throw new AskwellProblem(
          'base-changed',
          `Revision ${published.revision} changed the same words as this draft. Save a text that has both, with "baseRevision".`,
          undefined,
          {
            conflict: {
              version: draft.version,
              revision: published.revision,
              base,
              ours: draft.text,
              theirs: theirs!.text,
              merged,
            },
          },
        );
      }
      const now = clock.now();
      const next = { ...draft, text: merged.text, version: draft.version + 1, baseRevision: published.revision };
      return this.edit(writer, stored, { ...next, updatedBy: member.id, updatedAt: now }, member, now);
    });
  }

  /** Stores a locked draft's new text; comments move with their lines. */
  async edit(
    writer: Writer,
    stored: StoredReview,
    next: StoredDraft,
    member: StaffMember,
    now: number,
  ): Promise<StoredReview> {
    const { reviews, comments, changes } = this.#options;
    const { review, draft: before } = stored;
    // Also when only the base was noted: what reviewers saw the change against is another text.
    const draft = next.version === before.version ? { ...next, version: before.version + 1 } : next;
    const change = await this.#changeOf(writer, draft.text, { ...review, path: draft.path }, review.change);
    const command = { type: 'edit', draftVersion: draft.version, change } as const;
    const edited = await changes.apply(writer, { review, draft }, command, actorOf(member), now);
    await reviews.saveDraft(writer, review.id, draft);
    const noted = await comments.list(writer, review.id);
    const moved = moveComments(noted, before.text, draft.text);
    for (const [index, comment] of moved.entries()) {
      if (JSON.stringify(comment.anchor) !== JSON.stringify(noted[index]!.anchor))
        await comments.update(writer, comment);
    }
    return { review: edited, draft };
  }

  // While somebody types, a text may not be readable: then what is known of it stays.
  async #changeOf(reader: Reader, text: string, identity: DraftIdentity, known: ChangeSummary): Promise<ChangeSummary> {
    const parsed = parseDraft(text, identity);
    if (!parsed.ok) return known;
    const { articles } = this.#options;
    const source = await articles.findSource(reader, identity.articleId, identity.locale);
    const published = source && parseDraft(source.source, { ...identity, path: source.path ?? identity.path });
    return summarizeChange(published?.ok ? textOf(published.value) : undefined, textOf(parsed.value));
  }

  /** Which article a text is of that somebody writes, and where its file lies or would lie. */
  async identify(key: ArticleKey): Promise<DraftIdentity> {
    const { database, reviews } = this.#options;
    const open = await reviews.findOpenDraft(database.read, key);
    return { ...key, path: open?.path ?? (await this.#placeOf(database.read, key)) };
  }

  /**
   * A draft holds the words of what it was begun from. As long as nobody reviewed those, because they were published
   * past their review, who wrote and who published them counts as having written the draft, too.
   */
  async #answeringFor(writer: Writer, review: Review): Promise<Review> {
    const published = (await this.#options.reviews.findPublished(writer, review))?.review;
    const { override } = published ?? {};
    if (!published || !override || override.outcome === 'confirmed') return review;
    const contributors = new Set([...review.contributors, ...published.contributors, override.by]);
    return { ...review, contributors: [...contributors] };
  }

  /** @param wanted where a new article's file belongs */
  async #placeOf(reader: Reader, { articleId, locale }: ArticleKey, wanted?: string): Promise<string> {
    const { articles, archived } = this.#options;
    const source = await articles.findSource(reader, articleId, locale);
    if (source?.path !== undefined) return source.path;
    if (wanted !== undefined) return wanted;
    const gone = source ? [] : await archived.list(reader, [articleId]);
    return gone.find((one) => one.locale === locale)?.path ?? `${articleId}.${locale}.md`;
  }

  async #lock(writer: Writer, reviewId: string): Promise<StoredReview> {
    const stored = await this.#options.reviews.lock(writer, reviewId);
    if (!stored) throw new AskwellProblem('not-found', 'There is no such review.');
    return stored;
  }

  async #revision(
    reader: Reader,
    { articleId, locale }: { readonly articleId: string; readonly locale: string },
    number: number | null,
  ): Promise<string> {
    if (number === null) return '';
    return (await this.#options.revisions.find(reader, articleId, locale, number))?.text ?? '';
  }
}

const emptyChange: ChangeSummary = { categories: [], tags: [], fields: [] };

function textOf({ article, body }: ParsedArticle) {
  return { metadata: article, body };
}
