import { ascii, BrokenMedia, refuseTrailing, requireBytes, view, type Container } from './container.ts';
import { orientationOf, orientationOnly } from './exif-orientation.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;
const comment = 0xfe;

/**
 * Keeps what makes the picture: APP0 (JFIF), colour profiles and Adobe's note on colours. How to turn the picture is
 * all that stays of EXIF. Further pictures behind it, such as a phone's brightness map, are left out.
 *
 * @throws BrokenMedia
 */
export function readJpeg(bytes: Uint8Array): Container {
  const data = view(bytes);
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  const removed = new Set<string>();
  let width = 0;
  let height = 0;
  let orientation: number | undefined;
  let at = 2;
  for (;;) {
    requireBytes(bytes, at + 2);
    if (bytes[at] !== 0xff) throw new BrokenMedia('has a broken structure. Save it anew.');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // padding
      continue;
    }
    if (marker === endOfImage) break;
    requireBytes(bytes, at + 4);
    const end = at + 2 + data.getUint16(at + 2);
    requireBytes(bytes, end);
    const segment = bytes.subarray(at, end);
    if (isFrame(marker)) {
      requireBytes(bytes, at + 9);
      height = Math.max(height, data.getUint16(at + 5));
      width = Math.max(width, data.getUint16(at + 7));
    }
    const name = metadataName(marker, segment);
    if (name === undefined) parts.push(segment);
    else {
      if (name === 'EXIF') orientation ??= orientationOf(segment.subarray(10));
      if (!isOrientationOnly(name, segment, orientation)) removed.add(name);
    }
    at = end;
    if (marker === startOfScan) {
      at = endOfScan(bytes, end);
      parts.push(bytes.subarray(end, at));
    }
  }
  const isJpegBehind = bytes[at + 2] === 0xff && bytes[at + 3] === 0xd8 && bytes[at + 4] === 0xff;
  if (isJpegBehind) removed.add('further pictures behind it');
  else refuseTrailing(bytes, at + 2);
  if (orientation) parts.splice(1, 0, exifSegment(orientation));
  parts.push(Uint8Array.of(0xff, endOfImage));
  return { bytes: Buffer.concat(parts), width, height, removed: [...removed] };
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which share their range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function metadataName(marker: number, segment: Uint8Array): string | undefined {
  if (marker === comment) return 'comment';
  if (marker < 0xe1 || marker > 0xef) return undefined;
  if (marker === 0xe2 && ascii(segment, 4, 12) === 'ICC_PROFILE\0') return undefined;
  if (marker === 0xee && ascii(segment, 4, 5) === 'Adobe') return undefined;
  if (marker === 0xe1) return ascii(segment, 4, 6) === 'Exif\0\0' ? 'EXIF' : 'XMP';
  return `APP${marker - 0xe0}`;
}

/** What this reader would write is no loss. */
function isOrientationOnly(name: string, segment: Uint8Array, orientation: number | undefined): boolean {
  return name === 'EXIF' && orientation !== undefined && Buffer.from(segment).equals(exifSegment(orientation));
}

function exifSegment(orientation: number): Uint8Array {
  const tiff = orientationOnly(orientation);
  return Buffer.concat([Uint8Array.of(0xff, 0xe1, 0, tiff.length + 8), Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

/** Coded data runs to the next marker that is neither a restart nor a stuffed zero. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new BrokenMedia('ends before its structure does. Save it anew.');
}
