import { err, ok, type Result } from '@askwell/core/base';
import { fileTypeFromBuffer } from 'file-type';
import { ascii, BrokenMedia, type Container } from './container.ts';
import { readGif } from './gif.ts';
import { readIsoMedia } from './iso-media.ts';
import { readJpeg } from './jpeg.ts';
import { acceptedMedia, mediaTypes, type MediaType } from './media-types.ts';
import { readPng } from './png.ts';
import { readWebp } from './webp.ts';

/** A file that may be attached, as it is kept. */
export interface InspectedMedia {
  readonly type: MediaType;
  readonly bytes: Uint8Array;
  /** Pixels; 0 for what has none, or does not tell. */
  readonly width: number;
  readonly height: number;
  /** Metadata that was taken out, for instance `EXIF`. */
  readonly removed: readonly string[];
}

// A browser needs four bytes for each pixel: 50 million of them are 200 MB.
const mostPixels = 50_000_000;
const longestSide = 16_384;
const mostFramePixels = 1_000_000_000;
const headLength = 1_024;

const readers: Readonly<Record<string, (bytes: Uint8Array) => Container>> = {
  'image/png': readPng,
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
  'image/gif': readGif,
  'image/avif': readIsoMedia,
  'video/mp4': readIsoMedia,
};

/** What the first bytes say that something is; undefined for what is not accepted. Needs some 4,100 bytes at most. */
export async function detectMedia(head: Uint8Array): Promise<MediaType | undefined> {
  const mime = (await fileTypeFromBuffer(head))?.mime;
  return mediaTypes.find(({ detectedAs }) => mime !== undefined && detectedAs.includes(mime));
}

/**
 * Decides by its bytes alone what a file is and whether it may be attached: its structure is walked from end to end,
 * metadata is taken out of PNG, JPEG, WebP and GIF, and pictures that would fill a browser's memory are refused, as is
 * what is two things at once.
 *
 * @returns an error that goes on from the file's name: what is wrong and what to do
 */
export async function inspectMedia(bytes: Uint8Array): Promise<Result<InspectedMedia, string>> {
  const type = await detectMedia(bytes);
  if (!type) return err(refusal(bytes, (await fileTypeFromBuffer(bytes.subarray(0, 4_100)))?.mime));
  if (bytes.length > type.maxBytes) return err(tooLarge(type, bytes.length));
  try {
    const read = readers[type.type];
    const { width, height, framePixels = 0, removed, bytes: clean } = read ? read(bytes) : whole(bytes, type);
    if (type.kind === 'image' && (width === 0 || height === 0)) return err('has no size. Save it anew.');
    if (Math.max(width, height) > longestSide || width * height > mostPixels || framePixels > mostFramePixels) {
      return err(
        `is ${width} by ${height} pixels${framePixels > mostFramePixels ? ' with too many frames' : ''}; ${longestSide} a side and ${mostPixels / 1_000_000} million in all are allowed. Make it smaller.`,
      );
    }
    if (holdsMarkup(clean)) return err('holds HTML or SVG as well. Save it anew.');
    return ok({ type, bytes: clean, width, height, removed });
  } catch (error) {
    if (!(error instanceof BrokenMedia)) throw error;
    return err(error.message);
  }
}

export function tooLarge({ name, maxBytes }: MediaType, length: number): string {
  return `is ${length} bytes long; ${maxBytes} are allowed for ${name}. Make it smaller.`;
}

/** PDF and WebM are kept as they are; their ends are all that is looked at. */
function whole(bytes: Uint8Array, { type }: MediaType): Container {
  if (type === 'application/pdf') {
    const end = ascii(bytes, Math.max(0, bytes.length - headLength), headLength);
    if (ascii(bytes, 0, 5) !== '%PDF-') throw new BrokenMedia('has something before its beginning. Save it anew.');
    if (!end.includes('%%EOF')) throw new BrokenMedia('has no end, or something behind it. Save it anew.');
  }
  return { bytes, width: 0, height: 0, removed: [] };
}

function holdsMarkup(bytes: Uint8Array): boolean {
  const head = ascii(bytes, 0, headLength).toLowerCase();
  return /<(?:!doctype|html|head|body|script|svg|iframe)[\s>/]/.test(head);
}

function refusal(bytes: Uint8Array, mime: string | undefined): string {
  const text = new TextDecoder().decode(bytes.subarray(0, headLength)).replace(/^\ufeff?\s*/, '');
  if (text.startsWith('<')) {
    return `is SVG, HTML or XML, which may hold programs. Save it as a picture: ${acceptedMedia} are accepted.`;
  }
  return `is ${mime ?? 'nothing known'}. Accepted are ${acceptedMedia}, told by the content and not by the name.`;
}
