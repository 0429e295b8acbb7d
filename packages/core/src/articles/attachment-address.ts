/**
 * Where the server gives out an attachment, relative to the place where Askwell is mounted, so that it is right for
 * every page that shows the article. Views resolve it against the server's address.
 *
 * @param hash SHA-256 of the content in hexadecimal
 */
export function attachmentAddress(hash: string): string {
  return `api/v1/attachments/${hash}`;
}

/** The hash in an {@link attachmentAddress}, also when it is written from the root; undefined for any other address. */
export function parseAttachmentAddress(address: string): string | undefined {
  return /^\/?api\/v1\/attachments\/([0-9a-f]{64})$/.exec(address)?.[1];
}
