import { ascii, BrokenMedia, refuseTrailing, requireBytes, view, type Container } from './container.ts';

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const graphicControl = 0xf9;
const application = 0xff;
/** The applications' blocks that say how often an animation runs. */
const loops = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** Keeps pictures and their timing; comments, texts and other applications' data are left out. @throws BrokenMedia */
export function readGif(bytes: Uint8Array): Container {
  requireBytes(bytes, 13);
  const data = view(bytes);
  const width = data.getUint16(6, true);
  const height = data.getUint16(8, true);
  let at = 13 + colorTable(bytes[10]!);
  requireBytes(bytes, at);
  const parts: Uint8Array[] = [bytes.subarray(0, at)];
  const removed = new Set<string>();
  let framePixels = 0;
  for (;;) {
    const block = bytes[at];
    // Old programs leave the last byte out.
    if (block === trailer || block === undefined) break;
    let end: number;
    let keep = true;
    if (block === extension) {
      requireBytes(bytes, at + 3);
      const label = bytes[at + 1];
      end = endOfBlocks(bytes, at + 2);
      keep = label === graphicControl || (label === application && loops.has(ascii(bytes, at + 3, 11)));
      if (!keep) removed.add(label === 0xfe ? 'comment' : "an application's data");
    } else if (block === image) {
      requireBytes(bytes, at + 11);
      framePixels += data.getUint16(at + 5, true) * data.getUint16(at + 7, true);
      end = endOfBlocks(bytes, at + 11 + colorTable(bytes[at + 9]!));
    } else throw new BrokenMedia('has a broken structure. Save it anew.');
    if (keep) parts.push(bytes.subarray(at, end));
    at = end;
  }
  if (framePixels === 0) throw new BrokenMedia('holds no picture. Save it anew.');
  refuseTrailing(bytes, at + 1);
  parts.push(Uint8Array.of(trailer));
  return { bytes: Buffer.concat(parts), width, height, framePixels, removed: [...removed] };
}

function colorTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Behind a run of blocks, each with its length before it, that an empty one ends. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    requireBytes(bytes, at + 1);
    const length = bytes[at]!;
    at += length + 1;
    if (length === 0) return at;
  }
}
