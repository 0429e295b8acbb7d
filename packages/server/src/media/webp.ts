import { ascii, BrokenMedia, refuseTrailing, requireBytes, view, type Container } from './container.ts';
import { orientationOf, orientationOnly } from './exif-orientation.ts';

const kept = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const exifFlag = 0x08;
const xmpFlag = 0x04;

/** Keeps the picture and its colours; of EXIF only how to turn it. @throws BrokenMedia */
export function readWebp(bytes: Uint8Array): Container {
  requireBytes(bytes, 12);
  const data = view(bytes);
  const end = data.getUint32(4, true) + 8;
  requireBytes(bytes, end);
  refuseTrailing(bytes, end + (end % 2));
  const parts: Uint8Array[] = [];
  const removed = new Set<string>();
  let size = { width: 0, height: 0 };
  let frames = 0;
  let orientation: number | undefined;
  for (let at = 12; at < end;) {
    requireBytes(bytes, at + 8);
    const type = ascii(bytes, at, 4);
    const length = data.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    requireBytes(bytes, at + 8 + length);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'VP8X' || type === 'VP8 ' || type === 'VP8L') size = larger(size, sizeOf(type, content));
    if (type === 'ANMF') frames += 1;
    if (type === 'EXIF') {
      orientation ??= orientationOf(ascii(content, 0, 6) === 'Exif\0\0' ? content.subarray(6) : content);
      const isOurs = orientation !== undefined && Buffer.from(content).equals(orientationOnly(orientation));
      if (!isOurs) removed.add('EXIF');
    } else if (kept.has(type)) parts.push(chunk(type, content));
    else removed.add(type === 'XMP ' ? 'XMP' : 'an unknown chunk');
    at = next;
  }
  const [first] = parts;
  if (first && ascii(first, 0, 4) === 'VP8X')
    first[8] = (first[8]! & ~(exifFlag | xmpFlag)) | (orientation ? exifFlag : 0);
  // A file without VP8X has no place for EXIF.
  if (orientation && first && ascii(first, 0, 4) === 'VP8X') parts.push(chunk('EXIF', orientationOnly(orientation)));
  const body = Buffer.concat(parts);
  const header = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  header.writeUInt32LE(body.length + 4, 4);
  const framePixels = size.width * size.height * Math.max(frames, 1);
  return { bytes: Buffer.concat([header, body]), ...size, framePixels, removed: [...removed] };
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** RFC 9649, sections 2.5 to 2.7. */
function sizeOf(type: 'VP8X' | 'VP8 ' | 'VP8L', content: Uint8Array): { width: number; height: number } {
  if (content.length < 10 && (type !== 'VP8L' || content.length < 5))
    throw new BrokenMedia('has a broken header. Save it anew.');
  const data = view(content);
  if (type === 'VP8X') {
    const threeBytes = (at: number) => data.getUint16(at, true) + content[at + 2]! * 65_536;
    return { width: threeBytes(4) + 1, height: threeBytes(7) + 1 };
  }
  if (type === 'VP8 ') return { width: data.getUint16(6, true) & 0x3fff, height: data.getUint16(8, true) & 0x3fff };
  const bits = data.getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

type Size = { readonly width: number; readonly height: number };

function larger(a: Size, b: Size): Size {
  return { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) };
}
