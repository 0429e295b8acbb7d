/** What a picture's or video's own structure says, once it has been walked from end to end. */
export interface Container {
  /** The parts that make the picture, without metadata and whatever else was packed in. */
  readonly bytes: Uint8Array;
  /** Pixels; 0 where the structure does not tell. */
  readonly width: number;
  readonly height: number;
  /** Pixels of all frames together, where there are several. */
  readonly framePixels?: number;
  /** What was left out, for instance `EXIF`. */
  readonly removed: readonly string[];
}

/** A structure that is broken, or that something else was added to. The message goes on from the file's name. */
export class BrokenMedia extends Error {}

/** @throws BrokenMedia when anything but zeros or blanks follows the picture: a file that is two things at once */
export function refuseTrailing(bytes: Uint8Array, end: number): void {
  const rest = bytes.subarray(end);
  if (rest.every((byte) => byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20)) return;
  throw new BrokenMedia(`has ${rest.length} bytes behind the end of the picture. Save the picture anew.`);
}

/** @throws BrokenMedia when fewer bytes are left than the structure needs */
export function requireBytes(bytes: Uint8Array, end: number): void {
  if (end > bytes.length) throw new BrokenMedia('ends before its structure does. Save it anew.');
}

export function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
