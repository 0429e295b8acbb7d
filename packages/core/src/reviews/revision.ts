import { err, ok, type Result } from '../base/index.ts';
import { mergeTexts, type MergeResult } from './merge.ts';
import { diffSequences } from './sequence-diff.ts';
import { textLines } from './text-tokens.ts';

/** A published text of an article in one locale; never changed afterwards. */
export interface Revision {
  /** 1 for the first, counted per article and locale. */
  readonly number: number;
  /** The whole file: front matter and Markdown. */
  readonly text: string;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The revision whose text was brought back, or null. */
  readonly restoredFrom: number | null;
}

/** What is being written beside the published text. */
export interface Draft {
  /** The revision it was begun from; null for a new article. */
  readonly baseRevision: number | null;
  /** Counts up with every save that changes the text; 0 before the first. */
  readonly version: number;
  readonly text: string;
  readonly restoredFrom: number | null;
  readonly updatedBy: string;
  readonly updatedAt: number;
}

/** A save, by hand or automatic. */
export interface DraftSave {
  /** The version and text that the editor started from. */
  readonly basedOn: { readonly version: number; readonly text: string };
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

/** Somebody else saved in between: all three texts, and what they make together. */
export interface DraftConflict {
  readonly code: 'draft-changed';
  /** The version that the save must be based on next time. */
  readonly version: number;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly merged: MergeResult;
}

/** A draft that begins from a published revision, or from nothing. */
export function openDraft(revision: Revision | undefined, by: string, at: number): Draft {
  return {
    baseRevision: revision?.number ?? null,
    version: 0,
    text: revision?.text ?? '',
    restoredFrom: null,
    updatedBy: by,
    updatedAt: at,
  };
}

/** Saves a draft unless it was changed since the editor loaded it. Saving the same text again changes nothing. */
export function saveDraft(draft: Draft, save: DraftSave): Result<Draft, DraftConflict> {
  const { basedOn, text, by, at } = save;
  if (text === draft.text) return ok(draft);
  if (basedOn.version === draft.version) {
    return ok({ ...draft, version: draft.version + 1, text, updatedBy: by, updatedAt: at });
  }
  return err({
    code: 'draft-changed',
    version: draft.version,
    base: basedOn.text,
    ours: text,
    theirs: draft.text,
    merged: mergeTexts(basedOn.text, text, draft.text),
  });
}

/** Puts an older revision's text into the draft: it goes through review like any other change. */
export function restoreRevision(draft: Draft, revision: Revision, by: string, at: number): Draft {
  return {
    ...draft,
    version: draft.version + 1,
    text: revision.text,
    restoredFrom: revision.number,
    updatedBy: by,
    updatedAt: at,
  };
}

/** What a draft becomes when it is published. */
export function revisionOf(draft: Draft, latest: number, author: string, at: number): Revision {
  return { number: latest + 1, text: draft.text, author, at, restoredFrom: draft.restoredFrom };
}

/** A line of the newest text and the revision that brought it in its present wording. */
export interface BlameLine {
  /** With its line break. */
  readonly text: string;
  readonly revision: number;
  readonly author: string;
  readonly at: number;
}

/**
 * Who wrote each line of the newest revision.
 *
 * @param revisions oldest first
 * @param known the answer for the revisions before these, to go on from
 */
export function blame(revisions: Iterable<Revision>, known: readonly BlameLine[] = []): BlameLine[] {
  let lines = [...known];
  for (const { text, number: revision, author, at } of revisions) {
    const after = textLines(text);
    const before = lines;
    const edits = diffSequences(
      before.map((line) => line.text),
      after,
    );
    lines = edits.flatMap(({ same, aFrom, aTo, bFrom, bTo }) =>
      same ? before.slice(aFrom, aTo) : after.slice(bFrom, bTo).map((line) => ({ text: line, revision, author, at })),
    );
  }
  return lines;
}
