import { crc32 } from 'node:zlib';
import { err, ok, type Result } from '@askwell/core/base';
import { Inflate } from 'fflate';

/** A file of an archive. */
export interface ZipEntry {
  /** Relative, with `/`, without `.` and `..`. */
  readonly path: string;
  /** Unpacks it. @returns what is wrong and what to do, going on from its name */
  read(): Result<Uint8Array, string>;
}

/** What was left out of an archive, and why. */
export interface ZipRefusal {
  readonly path: string;
  readonly message: string;
}

export interface ZipLimits {
  readonly maxEntries: number;
  /** Bytes of all files together, unpacked. */
  readonly maxTotal: number;
  /** Bytes of one file, unpacked. */
  readonly maxEntryBytes: number;
  /** How many times larger a file may be unpacked than packed, beyond its first megabyte. */
  readonly maxRatio: number;
}

const endSignature = 0x0605_4b50;
const entrySignature = 0x0201_4b50;
const localSignature = 0x0403_4b50;
const endLength = 22;
const longestComment = 65_535;
const maxDepth = 32;
const longestPath = 1_000;
const encrypted = 1;
const stored = 0;
const deflated = 8;
const symbolicLink = 0xa000;
const fileTypeMask = 0xf000;
const madeOnUnix = 3;
const firstMegabyte = 1_000_000;

/**
 * Reads the directory of a zip archive (PKWARE APPNOTE 6.3.10) and refuses what an archive needs only to harm: names that
 * leave the folder, links, files that share their bytes, and files that unpack to more than they may. Files are unpacked
 * one by one, and no further than they are allowed.
 *
 * @returns an error that goes on from the archive's name
 */
export function readZip(
  bytes: Uint8Array,
  limits: ZipLimits,
): Result<{ entries: readonly ZipEntry[]; refused: readonly ZipRefusal[] }, string> {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(data);
  if (end === undefined) return err('is no zip archive, or is cut off. Pack it again.');
  const count = data.getUint16(end + 10, true);
  const start = data.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffff_ffff) return err('is a zip archive of 4 GB or more. Split it.');
  if (count > limits.maxEntries) return err(`holds ${count} files; ${limits.maxEntries} are allowed. Split it.`);
  const entries: ZipEntry[] = [];
  const refused: ZipRefusal[] = [];
  const paths = new Set<string>();
  const places: { readonly from: number; readonly to: number }[] = [];
  let total = 0;
  let at = start;
  for (let index = 0; index < count; index++) {
    const entry = directoryEntry(data, bytes, at, end);
    if (!entry) return err('has a broken directory. Pack it again.');
    at = entry.next;
    if (entry.name.endsWith('/')) continue;
    const path = safePath(entry.name);
    const refuse = (message: string) => refused.push({ path: shown(entry.name), message });
    if (path === undefined) {
      refuse('has a name that leaves the folder, or that no disk takes. Pack it with relative names.');
      continue;
    }
    if (isHidden(path)) continue;
    const folded = path.normalize('NFC').toLowerCase();
    if (paths.has(folded)) refuse('stands twice in the archive. Keep one.');
    else if (entry.isLink) refuse('is a link. Pack the file itself.');
    else if (entry.flags & encrypted) refuse('is encrypted. Pack it without a password.');
    else if (entry.method !== stored && entry.method !== deflated)
      refuse('is packed in an unusual way. Use "deflate".');
    else if (/\.(?:zip|gz|tgz|tar|7z|rar|bz2|xz)$/i.test(path))
      refuse('is an archive in an archive, which is not opened.');
    else if (entry.size > limits.maxEntryBytes) {
      refuse(`is ${entry.size} bytes long; ${limits.maxEntryBytes} are allowed. Make it smaller.`);
    } else {
      const content = contentOf(data, bytes, entry, limits);
      if (typeof content === 'string') {
        refuse(content);
        continue;
      }
      total += entry.size;
      if (total > limits.maxTotal) return err(`unpacks to more than ${limits.maxTotal} bytes. Split it.`);
      places.push(content);
      paths.add(folded);
      entries.push({ path, read: () => unpack(content.packed, entry) });
    }
  }
  places.sort((a, b) => a.from - b.from);
  if (places.some(({ from }, index) => index > 0 && from < places[index - 1]!.to)) {
    return err('packs files into the bytes of one another, as only a zip bomb does. Pack it again.');
  }
  return ok({ entries, refused });
}

interface DirectoryEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
  readonly isLink: boolean;
  readonly next: number;
}

function endOfDirectory(data: DataView): number | undefined {
  const lowest = Math.max(0, data.byteLength - endLength - longestComment);
  for (let at = data.byteLength - endLength; at >= lowest; at--) {
    if (data.getUint32(at, true) === endSignature) return at;
  }
  return undefined;
}

function directoryEntry(data: DataView, bytes: Uint8Array, at: number, end: number): DirectoryEntry | undefined {
  if (at + 46 > end || data.getUint32(at, true) !== entrySignature) return undefined;
  const nameLength = data.getUint16(at + 28, true);
  const next = at + 46 + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
  if (next > end) return undefined;
  const mode = data.getUint32(at + 38, true) >>> 16;
  return {
    name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
    flags: data.getUint16(at + 8, true),
    method: data.getUint16(at + 10, true),
    crc: data.getUint32(at + 16, true),
    packedSize: data.getUint32(at + 20, true),
    size: data.getUint32(at + 24, true),
    offset: data.getUint32(at + 42, true),
    isLink: data.getUint8(at + 5) === madeOnUnix && (mode & fileTypeMask) === symbolicLink,
    next,
  };
}

/** Names are UTF-8, whether or not the flag says so; what is none becomes a name that {@link safePath} refuses. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return `\0${new TextDecoder('latin1').decode(bytes)}`;
  }
}

function safePath(name: string): string | undefined {
  const path = name.replaceAll('\\', '/');
  if (path.length > longestPath || path.startsWith('/') || /^[a-z]:/i.test(path)) return undefined;
  // oxlint-disable-next-line no-control-regex -- refusing control characters is the point
  if (/[\u0000-\u001f\u007f-\u009f]|\p{Cs}/u.test(path)) return undefined;
  const segments = path.split('/').filter((segment) => segment !== '.');
  if (segments.length > maxDepth) return undefined;
  const isSafe = segments.every(
    (segment) =>
      segment !== '' &&
      segment !== '..' &&
      !/[. ]$/.test(segment) &&
      !/[:*?"<>|]/.test(segment) &&
      Buffer.byteLength(segment) <= 255,
  );
  return isSafe ? segments.join('/') : undefined;
}

/** What systems put into archives by themselves. */
function isHidden(path: string): boolean {
  return path.split('/').some((segment) => segment.startsWith('.') || segment === '__MACOSX');
}

function shown(name: string): string {
  return name.replace(/\p{C}/gu, '?').slice(0, 200);
}

function contentOf(data: DataView, bytes: Uint8Array, entry: DirectoryEntry, { maxRatio }: ZipLimits) {
  const { offset, packedSize, size } = entry;
  if (offset + 30 > bytes.length || data.getUint32(offset, true) !== localSignature)
    return 'is not where it should be. Pack it again.';
  const from = offset + 30 + data.getUint16(offset + 26, true) + data.getUint16(offset + 28, true);
  const to = from + packedSize;
  if (to > bytes.length) return 'is cut off. Pack it again.';
  if (size > firstMegabyte && size > packedSize * maxRatio) {
    return `unpacks to ${Math.round(size / Math.max(packedSize, 1))} times its size, as only a zip bomb does.`;
  }
  return { from: offset, to, packed: bytes.subarray(from, to) };
}

function unpack(packed: Uint8Array, { method, size, crc }: DirectoryEntry): Result<Uint8Array, string> {
  const content = method === stored ? packed : inflated(packed, size);
  if (!content || content.length !== size || crc32(content) !== crc)
    return err('is damaged, or not what the archive says of it. Pack it again.');
  return ok(content);
}

const bytesAtOnce = 16_384;

/** @returns undefined when it is broken, or longer than the archive says: then the rest is not unpacked */
function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((part) => {
    length += part.length;
    parts.push(part);
  });
  try {
    for (let at = 0; at < packed.length || at === 0; at += bytesAtOnce) {
      inflate.push(packed.subarray(at, at + bytesAtOnce), at + bytesAtOnce >= packed.length);
      if (length > size) return undefined;
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(parts);
}
