import { crc32, deflateSync } from 'node:zlib';

const text = (value: string) => Buffer.from(value, 'latin1');

export function pngChunk(type: string, content: Uint8Array): Buffer {
  const bytes = Buffer.alloc(content.length + 12);
  bytes.writeUInt32BE(content.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(content, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, content.length + 8)), content.length + 8);
  return bytes;
}

/** A PNG of one colour. @param extra chunks before the picture's data @param seed makes it another picture */
export function png({ width = 2, height = 2, extra = [] as readonly Buffer[], seed = 0 } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // 8 bits of grey
  const rows = Buffer.alloc(Math.min(height, 8) * (Math.min(width, 8) + 1), seed);
  for (let row = 0; row < Math.min(height, 8); row++) rows[row * (Math.min(width, 8) + 1)] = 0;
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** TIFF data with a place and, first, how to turn the picture. */
export function exif(orientation: number, note = 'GPS 51.5007 N'): Buffer {
  const bytes = Buffer.alloc(26 + note.length);
  bytes.write('II', 0, 'latin1');
  bytes.writeUInt16LE(42, 2);
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(1, 8);
  bytes.writeUInt16LE(0x0112, 10);
  bytes.writeUInt16LE(3, 12);
  bytes.writeUInt32LE(1, 14);
  bytes.writeUInt16LE(orientation, 18);
  bytes.write(note, 26, 'latin1');
  return bytes;
}

function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** The structure of a JPEG; its coded data is none that shows anything. */
export function jpeg({
  width = 3,
  height = 2,
  segments = [],
  behind = Buffer.alloc(0),
}: {
  readonly width?: number;
  readonly height?: number;
  readonly segments?: readonly Uint8Array[];
  /** What follows the picture. */
  readonly behind?: Uint8Array;
} = {}): Buffer {
  const frame = Buffer.of(8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0);
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(0xe0, text('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    ...segments,
    segment(0xc0, frame),
    segment(0xda, Buffer.of(1, 1, 0, 0, 63, 0)),
    Buffer.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
    Buffer.of(0xff, 0xd9),
    behind,
  ]);
}

export const jpegExif = (orientation: number) => segment(0xe1, Buffer.concat([text('Exif\0\0'), exif(orientation)]));
export const jpegComment = (words: string) => segment(0xfe, text(words));

/** A GIF of one pixel with a comment. */
export function gif({ comment = '', frames = 1, side = 1 } = {}): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(side, 0);
  size.writeUInt16LE(side, 2);
  const frame = Buffer.concat([Buffer.of(0x2c, 0, 0, 0, 0), size, Buffer.of(0, 2, 2, 0x44, 1, 0)]);
  return Buffer.concat([
    text('GIF89a'),
    size,
    Buffer.of(0x80, 0, 0, 0, 0, 0, 255, 255, 255),
    ...(comment === '' ? [] : [Buffer.of(0x21, 0xfe, comment.length), text(comment), Buffer.of(0)]),
    ...Array.from({ length: frames }, () => frame),
    Buffer.of(0x3b),
  ]);
}

function riffChunk(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** The structure of an extended WebP. */
export function webp({ orientation = 0, width = 5, height = 4 } = {}): Buffer {
  const canvas = Buffer.alloc(10);
  canvas[0] = orientation ? 0x0c : 0;
  canvas.writeUIntLE(width - 1, 4, 3);
  canvas.writeUIntLE(height - 1, 7, 3);
  const lossless = Buffer.of(0x2f, (width - 1) & 255, ((height - 1) << 6) & 255, 0, 0, 0);
  const body = Buffer.concat([
    text('WEBP'),
    riffChunk('VP8X', canvas),
    riffChunk('VP8L', lossless),
    ...(orientation ? [riffChunk('EXIF', exif(orientation)), riffChunk('XMP ', text('<x:xmpmeta>'))] : []),
  ]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

export function box(type: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

export function avif({ width = 7, height = 6 } = {}): Buffer {
  const size = Buffer.alloc(12);
  size.writeUInt32BE(width, 4);
  size.writeUInt32BE(height, 8);
  const properties = box('iprp', box('ipco', box('ispe', size)));
  return Buffer.concat([
    box('ftyp', text('avif\0\0\0\0avifmif1')),
    box('meta', Buffer.alloc(4), properties),
    box('mdat', Buffer.alloc(20, 1)),
  ]);
}

/** A video of `length` bytes of nothing. */
export function mp4(length = 64): Buffer {
  return Buffer.concat([box('ftyp', text('isom\0\0\x02\0isomiso2mp41')), box('mdat', Buffer.alloc(length, 7))]);
}

export function pdf(words = 'A manual'): Buffer {
  return text(`%PDF-1.4\n% ${words}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`);
}
