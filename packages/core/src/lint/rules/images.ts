import { attachmentAddress, parseAttachmentAddress } from '../../articles/index.ts';
import { informationOf, type Finding, type LintRule } from '../rule.ts';
import { rangeInLine } from '../source/markdown-source.ts';

export const imageText: LintRule = {
  id: 'image-text',
  description: 'An image has an alternative text that says what it shows.',
  severity: 'warning',
  information: informationOf('image-text'),
  fix: "Use the image's title as its alternative text",
  *check({ source }): Iterable<Finding> {
    for (const { kind, line, startColumn, endColumn, address, text, textColumn, title } of source.references) {
      if (kind !== 'image') continue;
      const written = text?.trim() ?? '';
      if (written !== '' && !isFileName(written)) continue;
      const known = title?.trim() ?? '';
      const safe = known !== '' && !/[[\]"<>]/.test(known);
      const fix =
        safe && textColumn !== undefined && text !== undefined
          ? [{ range: rangeInLine(line, textColumn, textColumn + text.length), text: known }]
          : undefined;
      yield {
        message:
          written === ''
            ? `Image "${address}" has no alternative text. Say in its brackets what it shows.`
            : `The alternative text of image "${address}" is a file name. Say what it shows.`,
        range: rangeInLine(line, startColumn, endColumn),
        ...(fix ? { fix } : {}),
      };
    }
  },
};

function isFileName(text: string): boolean {
  return /^[\w./-]{1,200}\.(?:png|jpe?g|gif|webp|svg|avif)$/i.test(text);
}

export const missingImage: LintRule = {
  id: 'missing-image',
  description: 'An image of the knowledge base is there.',
  severity: 'error',
  information: informationOf('missing-image'),
  *check({ document, source, hasMedia }): Iterable<Finding> {
    if (!hasMedia) return;
    for (const { kind, line, startColumn, endColumn, address } of source.references) {
      if (kind !== 'image' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) continue;
      const attachment = parseAttachmentAddress(address);
      if (hasMedia(attachment ? attachmentAddress(attachment) : mediaPath(address, document.path))) continue;
      yield {
        message: `Image "${address}" is not in the knowledge base. Add the file or correct the path.`,
        range: rangeInLine(line, startColumn, endColumn),
      };
    }
  },
};

/** The path of an image relative to the knowledge folder. */
function mediaPath(address: string, from: string | undefined): string {
  let path = address.replace(/[?#].*$/, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // A stray percent sign is part of the name.
  }
  const folder = path.startsWith('/') || !from?.includes('/') ? '' : from.slice(0, from.lastIndexOf('/') + 1);
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
