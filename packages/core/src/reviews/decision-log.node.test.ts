import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { chainDecision, chainStart, hashedText, verifyDecisionLog } from './index.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

it('chains by SHA-256 as anybody can recompute it', () => {
  const first = chainDecision(
    { at: 1_789_400_000_000, actor: 'tom', type: 'review.approved', data: { review: 'rev_1', version: 2 } },
    undefined,
    sha256,
  );
  expect(hashedText(first)).toBe(
    `{"actor":"tom","at":1789400000000,"data":{"review":"rev_1","version":2},"previousHash":"${chainStart}","seq":1,"type":"review.approved"}`,
  );
  expect(first.hash).toBe(sha256(hashedText(first)));
  const second = chainDecision({ at: 2, actor: '審核小組', type: 'article.published', data: null }, first, sha256);
  expect(verifyDecisionLog([first, second], sha256)).toEqual({
    intact: true,
    head: { seq: 2, hash: second.hash },
  });
});
