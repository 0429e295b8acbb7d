import { ascii, BrokenMedia, view, type Container } from './container.ts';

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Boxes that hold boxes on the way to a size, with the bytes before the first of them. */
const containers: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0, moov: 0, trak: 0 };

/**
 * AVIF and MP4 (ISO 14496-12): boxes that fill the file from end to end. The file stays as it is, metadata included.
 *
 * @throws BrokenMedia
 */
export function readIsoMedia(bytes: Uint8Array): Container {
  let width = 0;
  let height = 0;
  const visit = (start: number, end: number, depth: number): void => {
    for (const box of boxes(bytes, start, end)) {
      const [boxWidth, boxHeight] = sizeOf(bytes, box);
      width = Math.max(width, boxWidth);
      height = Math.max(height, boxHeight);
      const before = containers[box.type];
      if (before !== undefined && depth < 8) visit(box.start + before, box.end, depth + 1);
    }
  };
  visit(0, bytes.length, 0);
  return { bytes, width, height, removed: [] };
}

function* boxes(bytes: Uint8Array, start: number, end: number): Iterable<Box> {
  const data = view(bytes);
  for (let at = start; at < end;) {
    if (at + 8 > end) throw new BrokenMedia('has bytes behind its last box. Save it anew.');
    const type = ascii(bytes, at + 4, 4);
    let size = data.getUint32(at);
    let head = 8;
    if (size === 1 && at + 16 <= end) {
      size = Number(data.getBigUint64(at + 8));
      head = 16;
    } else if (size === 0) size = end - at;
    if (size < head || at + size > end || !/^[\w©-]{2,4} {0,2}$/.test(type)) {
      throw new BrokenMedia('has a broken structure, or something else is packed with it. Save it anew.');
    }
    yield { type, start: at + head, end: at + size };
    at += size;
  }
}

/** Of an image's property `ispe`, or of a track's header, which ends with it in 16.16. */
function sizeOf(bytes: Uint8Array, { type, start, end }: Box): readonly [width: number, height: number] {
  const data = view(bytes);
  if (type === 'ispe' && end - start >= 12) return [data.getUint32(start + 4), data.getUint32(start + 8)];
  if (type === 'tkhd' && end - start >= 84) return [data.getUint32(end - 8) >>> 16, data.getUint32(end - 4) >>> 16];
  return [0, 0];
}
