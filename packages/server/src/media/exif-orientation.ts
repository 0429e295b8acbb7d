import { ascii, view } from './container.ts';

const orientationTag = 0x0112;
const shortType = 3;

/**
 * How a picture must be turned to stand upright, from its EXIF data (TIFF 6.0, tag 274).
 *
 * @param tiff the data from its byte order mark on
 * @returns 2 to 8; undefined when it stands upright or the data does not say
 */
export function orientationOf(tiff: Uint8Array): number | undefined {
  if (tiff.length < 14) return undefined;
  const data = view(tiff);
  const mark = ascii(tiff, 0, 2);
  if (mark !== 'II' && mark !== 'MM') return undefined;
  const little = mark === 'II';
  const directory = data.getUint32(4, little);
  if (directory + 2 > tiff.length) return undefined;
  const entries = data.getUint16(directory, little);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return undefined;
    if (data.getUint16(entry, little) !== orientationTag || data.getUint16(entry + 2, little) !== shortType) continue;
    const value = data.getUint16(entry + 8, little);
    return value >= 2 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** EXIF data that says nothing but how to turn the picture. */
export function orientationOnly(orientation: number): Uint8Array {
  const tiff = new Uint8Array(26);
  const data = view(tiff);
  tiff.set([0x4d, 0x4d, 0x00, 0x2a]); // big-endian
  data.setUint32(4, 8);
  data.setUint16(8, 1);
  data.setUint16(10, orientationTag);
  data.setUint16(12, shortType);
  data.setUint32(14, 1);
  data.setUint16(18, orientation);
  return tiff;
}
