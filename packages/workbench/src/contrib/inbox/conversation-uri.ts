/** The address of a conversation. */
export function conversationUri(conversationId: string): string {
  return `conversation/${encodeURIComponent(conversationId)}`;
}
