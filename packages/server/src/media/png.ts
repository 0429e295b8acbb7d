import { crc32 } from 'node:zlib';
import { ascii, BrokenMedia, refuseTrailing, requireBytes, view, type Container } from './container.ts';
import { orientationOf, orientationOnly } from './exif-orientation.ts';

/** The chunks that make the picture (PNG third edition, section 11); text, times and private ones are none of them. */
const kept = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);
const signatureLength = 8;

/** @throws BrokenMedia */
export function readPng(bytes: Uint8Array): Container {
  const data = view(bytes);
  const parts: Uint8Array[] = [bytes.subarray(0, signatureLength)];
  const removed = new Set<string>();
  let at = signatureLength;
  let width = 0;
  let height = 0;
  let frames = 1;
  for (;;) {
    requireBytes(bytes, at + 12);
    const length = data.getUint32(at);
    const type = ascii(bytes, at + 4, 4);
    const end = at + 12 + length;
    requireBytes(bytes, end);
    if ((type === 'IHDR') !== (at === signatureLength)) throw new BrokenMedia('has no header first. Save it anew.');
    const content = bytes.subarray(at + 8, end - 4);
    if (type === 'IHDR') {
      if (length !== 13) throw new BrokenMedia('has a broken header. Save it anew.');
      width = data.getUint32(at + 8);
      height = data.getUint32(at + 12);
    }
    if (type === 'acTL' && length >= 4) frames = data.getUint32(at + 8);
    if (kept.has(type)) parts.push(bytes.subarray(at, end));
    else removed.add(/^[\w]{4}$/.test(type) ? type : 'an unknown chunk');
    if (type === 'eXIf') {
      const orientation = orientationOf(content);
      if (orientation) parts.push(chunk('eXIf', orientationOnly(orientation)));
      // What is written here again was nothing but this.
      if (orientation && content.length === 26) removed.delete('eXIf');
    }
    at = end;
    if (type === 'IEND') break;
  }
  refuseTrailing(bytes, at);
  return { bytes: Buffer.concat(parts), width, height, framePixels: width * height * frames, removed: [...removed] };
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const data = view(bytes);
  data.setUint32(0, content.length);
  bytes.set(Buffer.from(type, 'latin1'), 4);
  bytes.set(content, 8);
  data.setUint32(content.length + 8, crc32(bytes.subarray(4, content.length + 8)));
  return bytes;
}
