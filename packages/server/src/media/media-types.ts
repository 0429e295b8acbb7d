/** What may be attached to an article: the one table that decides it. */
export interface MediaType {
  /** The content type it is served with. */
  readonly type: string;
  readonly name: string;
  /** In lower case; the first is the one to write. */
  readonly extensions: readonly string[];
  /** Images and videos are shown in their place; documents are offered for download. */
  readonly kind: 'image' | 'video' | 'document';
  readonly maxBytes: number;
  /** What `file-type` calls it, told by the first bytes; nothing else is believed. */
  readonly detectedAs: readonly string[];
}

const megabyte = 1_000_000;

export const mediaTypes: readonly MediaType[] = [
  image('image/png', 'PNG', ['png'], ['image/png', 'image/apng']),
  image('image/jpeg', 'JPEG', ['jpg', 'jpeg'], ['image/jpeg']),
  image('image/webp', 'WebP', ['webp'], ['image/webp']),
  image('image/gif', 'GIF', ['gif'], ['image/gif']),
  image('image/avif', 'AVIF', ['avif'], ['image/avif']),
  {
    type: 'application/pdf',
    name: 'PDF',
    extensions: ['pdf'],
    kind: 'document',
    maxBytes: 25 * megabyte,
    detectedAs: ['application/pdf'],
  },
  video('video/mp4', 'MP4', ['mp4', 'm4v'], ['video/mp4', 'video/x-m4v']),
  video('video/webm', 'WebM', ['webm'], ['video/webm']),
];

/** More than any kind may have. */
export const largestMedia = Math.max(...mediaTypes.map(({ maxBytes }) => maxBytes));

/** For messages: `PNG, JPEG, …`. */
export const acceptedMedia = mediaTypes.map(({ name }) => name).join(', ');

const extensions = new Set(mediaTypes.flatMap((type) => type.extensions));

/** Whether a file's name says that it is something to attach; what it is, its bytes tell. */
export function isMediaName(path: string): boolean {
  return extensions.has(/\.([a-z0-9]{2,5})$/i.exec(path)?.[1]?.toLowerCase() ?? '');
}

function image(type: string, name: string, endings: readonly string[], detectedAs: readonly string[]): MediaType {
  return { type, name, extensions: endings, kind: 'image', maxBytes: 10 * megabyte, detectedAs };
}

function video(type: string, name: string, endings: readonly string[], detectedAs: readonly string[]): MediaType {
  return { type, name, extensions: endings, kind: 'video', maxBytes: 100 * megabyte, detectedAs };
}
