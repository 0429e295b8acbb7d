import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { avif, box, exif, gif, jpeg, jpegComment, jpegExif, mp4, pdf, png, pngChunk, webp } from '../../test/media.ts';
import { inspectMedia } from './inspect-media.ts';

async function accepted(bytes: Uint8Array) {
  const inspected = await inspectMedia(bytes);
  if (!inspected.ok) throw new Error(inspected.error);
  return inspected.value;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const inspected = await inspectMedia(bytes);
  return inspected.ok ? `accepted as ${inspected.value.type.type}` : inspected.error;
}

describe('what may be attached', () => {
  it.each([
    ['image/png', png({ width: 9, height: 4 }), 9, 4],
    ['image/jpeg', jpeg({ width: 640, height: 300 }), 640, 300],
    ['image/gif', gif({ side: 3 }), 3, 3],
    ['image/webp', webp({ width: 5, height: 4 }), 5, 4],
    ['image/avif', avif({ width: 7, height: 6 }), 7, 6],
    ['video/mp4', mp4(), 0, 0],
    ['application/pdf', pdf(), 0, 0],
  ])('%s, told by its bytes, with its size', async (type, bytes, width, height) => {
    const media = await accepted(bytes);
    expect(media).toMatchObject({ type: { type }, width, height, removed: [] });
    expect(Buffer.from(media.bytes).equals(bytes)).toBe(true);
  });

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'is SVG, HTML or XML, which may hold programs'],
    ['\ufeff  <?xml version="1.0"?><svg/>', 'is SVG, HTML or XML'],
    ['<!DOCTYPE html><script>alert(1)</script>', 'is SVG, HTML or XML'],
    ['#!/bin/sh\nrm -rf /', 'is nothing known'],
    ['PK\u0003\u0004', 'is application/zip'],
    ['', 'is nothing known'],
  ])('not %j, whatever its name', async (text, why) => {
    expect(await refusal(Buffer.from(text))).toContain(why);
  });
});

describe('metadata', () => {
  it('is taken out of a JPEG, but for how to turn it', async () => {
    const media = await accepted(jpeg({ segments: [jpegExif(6), jpegComment('by Mei')] }));
    const written = Buffer.from(media.bytes).toString('latin1');
    expect(media.removed).toEqual(['EXIF', 'comment']);
    expect(written).not.toContain('GPS');
    expect(written).not.toContain('Mei');
    expect(written.slice(2, 6)).toBe('\u00ff\u00e1\u0000\u0022');
    expect(Buffer.from(media.bytes).subarray(12 + 18, 12 + 20)).toEqual(Buffer.of(0, 6));
  });

  it('is taken out of a JPEG that stands upright without a trace', async () => {
    const media = await accepted(jpeg({ segments: [jpegExif(1)] }));
    expect(Buffer.from(media.bytes).equals(jpeg())).toBe(true);
  });

  it('is taken out of PNG, GIF and WebP', async () => {
    const extra = [pngChunk('tEXt', Buffer.from('Author\0Mei')), pngChunk('eXIf', exif(8))];
    const cleanPng = await accepted(png({ extra }));
    expect(cleanPng.removed).toEqual(['tEXt', 'eXIf']);
    expect(Buffer.from(cleanPng.bytes).includes('Mei')).toBe(false);
    expect(Buffer.from(cleanPng.bytes).includes('GPS')).toBe(false);
    const cleanGif = await accepted(gif({ comment: 'by Mei' }));
    expect(Buffer.from(cleanGif.bytes).equals(gif())).toBe(true);
    const cleanWebp = await accepted(webp({ orientation: 6 }));
    expect(cleanWebp.removed).toEqual(['EXIF', 'XMP']);
    expect(Buffer.from(cleanWebp.bytes).includes('GPS')).toBe(false);
  });

  it.each([
    ['png', png({ extra: [pngChunk('eXIf', exif(8)), pngChunk('tEXt', Buffer.from('a\0b'))] })],
    ['jpeg', jpeg({ segments: [jpegComment('x'), jpegExif(3)] })],
    ['gif', gif({ comment: 'x' })],
    ['webp', webp({ orientation: 3 })],
  ])('once taken out of a %s, nothing more changes', async (_, bytes) => {
    const once = await accepted(bytes);
    const twice = await accepted(once.bytes);
    expect(once.removed).not.toEqual([]);
    expect(twice.removed).toEqual([]);
    expect(Buffer.from(twice.bytes).equals(Buffer.from(once.bytes))).toBe(true);
  });

  it('is all that is missed in an old GIF without its last byte', async () => {
    const media = await accepted(gif().subarray(0, -1));
    expect([Buffer.from(media.bytes).equals(gif()), media.removed]).toEqual([true, []]);
  });

  it('includes the further pictures that phones put behind one', async () => {
    const media = await accepted(jpeg({ behind: jpeg() }));
    expect(media.removed).toEqual(['further pictures behind it']);
    expect(Buffer.from(media.bytes).equals(jpeg())).toBe(true);
  });
});

describe('what is refused with what to do', () => {
  const script = Buffer.from('<script>alert(1)</script>');
  it.each([
    ['a PNG with a page behind it', Buffer.concat([png(), script]), 'has 25 bytes behind the end of the picture'],
    ['a JPEG that is a zip as well', jpeg({ behind: Buffer.from('PK\u0003\u0004') }), 'behind the end of the picture'],
    ['a GIF that is a script as well', Buffer.concat([gif(), Buffer.from('/*')]), 'behind the end of the picture'],
    ['an AVIF with a page behind it', Buffer.concat([avif(), script]), 'has a broken structure, or something else'],
    ['a WebP that is longer than it says', Buffer.concat([webp(), script]), 'behind the end of the picture'],
    ['a PDF with a program behind it', Buffer.concat([pdf(), Buffer.alloc(2_000, 65)]), 'has no end'],
    ['a PDF that is a page', pdf('<html><script>'), 'holds HTML or SVG as well'],
    [
      'a video that is a page',
      Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0isom')), box('free', Buffer.from('<svg onload=x>'))]),
      'holds HTML or SVG as well',
    ],
    ['half a PNG', png().subarray(0, 40), 'ends before its structure does'],
    ['a PNG that would fill a gigabyte', png({ width: 16_000, height: 16_000 }), 'is 16000 by 16000 pixels'],
    ['a PNG of one endless row', png({ width: 100_000, height: 1 }), 'is 100000 by 1 pixels'],
    ['a JPEG that would fill a gigabyte', jpeg({ width: 16_000, height: 16_000 }), 'is 16000 by 16000 pixels'],
    ['a WebP that would fill a gigabyte', webp({ width: 16_000, height: 16_000 }), 'is 16000 by 16000 pixels'],
    ['an AVIF that would fill a gigabyte', avif({ width: 60_000, height: 60_000 }), 'is 60000 by 60000 pixels'],
    ['a GIF of a thousand frames', gif({ side: 2_000, frames: 300 }), 'with too many frames'],
    ['a PNG without a size', png({ width: 0, height: 1 }), 'has no size'],
    [
      'a PNG of 11 MB',
      png({ extra: [pngChunk('tEXt', Buffer.alloc(11_000_000, 65))] }),
      '10000000 are allowed for PNG',
    ],
  ])('%s', async (_, bytes, why) => {
    expect(await refusal(bytes)).toContain(why);
  });

  it('never throws, and what it keeps it keeps the next time, whatever is changed in a file', async () => {
    const files = [png({ extra: [pngChunk('eXIf', exif(8))] }), jpeg({ segments: [jpegExif(6)] }), gif({ comment: 'c' }), webp({ orientation: 6 }), avif(), mp4(), pdf()]; // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat(255), fc.nat(), async (file, at, value, cut) => {
        const changed = Buffer.from(file.subarray(0, file.length - (cut % 3 === 0 ? cut % file.length : 0)));
        if (changed.length > 0) changed[at % changed.length] = value;
        const inspected = await inspectMedia(changed);
        if (!inspected.ok) return;
        const again = await accepted(inspected.value.bytes);
        expect(Buffer.from(again.bytes).equals(Buffer.from(inspected.value.bytes))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
