/** The address of a review. */
export function reviewUri(reviewId: string): string {
  return `review/${encodeURIComponent(reviewId)}`;
}

/** The address under which several small changes are approved at once. */
export const bulkApprovalUri = 'bulk-approval';
