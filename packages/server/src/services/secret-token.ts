import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as 43 characters that are safe in headers and addresses. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. It has too much entropy to be guessed, so a fast hash is enough. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
