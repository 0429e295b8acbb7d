import { detectMedia, inspectMedia, largestMedia, tooLarge } from '../media/index.ts';
import { AskwellProblem } from '../problem.ts';

/** So many first bytes tell what a file is. */
const headLength = 4_100;

/**
 * Reads an upload. What it is, is told by its first bytes before the rest is read, and no more is read than its kind may
 * have.
 *
 * @throws AskwellProblem `unsupported-media-type`, `too-large`
 */
export async function readMediaBody(request: Request): Promise<Uint8Array> {
  const stated = Number(request.headers.get('content-length') ?? 0);
  if (stated > largestMedia) throw refused(`is ${stated} bytes long; ${largestMedia} are allowed. Make it smaller.`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  let limit: number | undefined;
  const reader = (request.body ?? new Blob([]).stream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (value) {
        chunks.push(value);
        length += value.length;
      }
      if (limit === undefined && (done || length >= headLength)) {
        const head = Buffer.concat(chunks);
        const type = await detectMedia(head);
        if (!type) {
          const inspected = await inspectMedia(head);
          throw new AskwellProblem('unsupported-media-type', `The file ${inspected.ok ? '' : inspected.error}`);
        }
        limit = type.maxBytes;
        if (Math.max(stated, length) > limit) throw refused(tooLarge(type, Math.max(stated, length)));
      }
      if (limit !== undefined && length > limit) throw refused(`has more than ${limit} bytes. Make it smaller.`);
      if (done) return Buffer.concat(chunks);
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function refused(message: string): AskwellProblem {
  return new AskwellProblem('too-large', `The file ${message}`);
}
