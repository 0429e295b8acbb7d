import { categoryId, slug, type Article } from '@askwell/core/articles';
import { isSettingsPath } from '../folder-import/index.ts';
import { isMediaName } from '../media/index.ts';

const maxSegmentBytes = 255;
const maxDepth = 32;
const longestSuffix = 35;

/**
 * Whether a path names an article's file inside the folder that it is joined to, in a way that an import finds again.
 *
 * @param path relative, with `/`
 */
export function isArticlePath(path: string): boolean {
  return /\.md$/i.test(path) && isPath(path);
}

/** The same for a picture or other file. */
export function isMediaPath(path: string): boolean {
  return isMediaName(path) && isPath(path);
}

/** The same for a file that says how articles are checked. */
export function isSettingsFilePath(path: string): boolean {
  return isSettingsPath(path) && isPath(path);
}

function isPath(path: string): boolean {
  const segments = path.split('/');
  return segments.length <= maxDepth && segments.every(isName);
}

function isName(segment: string): boolean {
  return (
    segment !== '' &&
    segment !== 'node_modules' &&
    !segment.startsWith('.') &&
    // A backslash is a separator elsewhere; half a surrogate pair cannot be written.
    !/[\\\p{Cc}\p{Cs}]/u.test(segment) &&
    Buffer.byteLength(segment) <= maxSegmentBytes
  );
}

/** The same path with the locale in the file's name. */
export function withLocale(path: string, locale: string): string {
  return path.replace(/\.md$/i, `.${locale}.md`);
}

/**
 * Where an article's file lies when nothing else is said: `<category>/<id>.<locale>.md`, shortened to what every disk
 * takes.
 */
export function canonicalPath({ category, id, locale }: Article): string {
  const folders =
    category === ''
      ? []
      : category
          .split('/')
          .slice(0, maxDepth - 1)
          .map(categoryId);
  const suffix = locale.length <= longestSuffix ? `.${locale}` : '';
  return `${[...folders, slug(id) || 'article'].map(shortName).join('/')}${suffix}.md`;
}

function shortName(name: string): string {
  // Up to three bytes for each of them.
  const short = name
    .replace(/^\.+/, '')
    .slice(0, 60)
    .replace(/\p{Cs}$/u, '');
  return short === '' || short === 'node_modules' ? 'folder' : short;
}

/** Names that the disks of some systems take for one. */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
