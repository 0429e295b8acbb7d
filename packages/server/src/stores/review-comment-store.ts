import type { LineAnchor, ReviewComment } from '@askwell/core/reviews';
import type { Reader, Writer } from '../database/index.ts';

/** Remarks on the lines of drafts. */
export class ReviewCommentStore {
  async insert(writer: Writer, reviewId: string, comment: ReviewComment): Promise<void> {
    await writer
      .insertInto('review_comments')
      .values({
        id: comment.id,
        review_id: reviewId,
        author: comment.author,
        created_at: comment.at,
        ...toRow(comment),
      })
      .execute();
  }

  async update(writer: Writer, comment: ReviewComment): Promise<void> {
    await writer.updateTable('review_comments').set(toRow(comment)).where('id', '=', comment.id).execute();
  }

  /** In the order in which they were written. */
  async list(reader: Reader, reviewId: string): Promise<ReviewComment[]> {
    const rows = await reader
      .selectFrom('review_comments')
      .selectAll()
      .where('review_id', '=', reviewId)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      author: row.author,
      at: row.created_at,
      text: row.text,
      anchor: JSON.parse(row.anchor) as LineAnchor,
      suggestion: row.suggestion,
      replies: JSON.parse(row.replies) as ReviewComment['replies'],
      resolved: row.resolved_by === null ? null : { by: row.resolved_by, at: row.resolved_at! },
    }));
  }
}

function toRow({ text, anchor, suggestion, replies, resolved }: ReviewComment) {
  return {
    text,
    anchor: JSON.stringify(anchor),
    suggestion,
    replies: JSON.stringify(replies),
    resolved_by: resolved?.by ?? null,
    resolved_at: resolved?.at ?? null,
  };
}
