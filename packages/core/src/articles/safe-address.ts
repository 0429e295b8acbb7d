/** Longest address that is let through, in UTF-16 code units; browsers and mail clients cut beyond it. */
const maxAddressLength = 2_048;

// Browsers drop tabs, line breaks and control characters from an address and read a backslash as a slash, so any of
// them can hide a scheme or a host; invisible and direction-changing characters make an address read as another one.
// oxlint-disable-next-line no-control-regex -- refusing control characters is the point
const disguise = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\\]/;

// A name or number reference before the path: `javascript&colon;` becomes a scheme if anybody decodes it once more.
const hiddenReference = /^[^/?#]*&(?:#|[a-z0-9]+;)/i;

const webAddress =
  /^https?:\/\/(?![^/?#]*@)[^/?#\s:[\]]+(?::\d{1,5})?(?:[/?#]|$)|^https?:\/\/\[[0-9a-f:.]+\](?::\d{1,5})?(?:[/?#]|$)/i;
const mailAddress = /^mailto:[^\s?:/@]+@[^\s?:/@]+(?:\?(?!.*%0[ad]).*)?$/i;
const telephone = /^tel:\+?[0-9().*#;=a-z-]+$/i;

/**
 * An address that a link may carry: `http`, `https`, `mailto`, `tel`, a path or a fragment. Everything else is
 * refused: other schemes however disguised, control and invisible characters, backslashes, addresses that are no URL or
 * have a user name before the host, and addresses of more than 2,048 characters.
 *
 * The internal `article:` scheme is refused too: only the link resolver makes it, after parsing
 * (see {@link parseArticleHref}).
 *
 * @param href the address with character references already decoded
 * @returns the address, with spaces escaped and `//host` made `https://host`; undefined when refused
 */
export function safeHref(href: string): string | undefined {
  const address = normalized(href);
  if (address === undefined) return undefined;
  if (address.startsWith('#')) return address;
  return isWebOrPath(address) || mailAddress.test(address) || telephone.test(address) ? address : undefined;
}

/**
 * An address that an image may have: `https` or a path; no `data:`, no `blob:`. `http` becomes `https`: a page that is
 * served over https, or under a strict policy, would not show the picture otherwise.
 *
 * @param src the address with character references already decoded
 * @returns the address as {@link safeHref} normalises it; undefined when refused
 */
export function safeSrc(src: string): string | undefined {
  const address = normalized(src);
  if (address === undefined || /^[#?]/.test(address) || !isWebOrPath(address)) return undefined;
  return address.replace(/^http:/i, 'https:');
}

function normalized(address: string): string | undefined {
  // Only space, because any other blank at the ends is as much a disguise as one inside.
  const trimmed = address.replace(/^ +| +$/g, '').replaceAll(' ', '%20');
  if (trimmed === '' || trimmed.length > maxAddressLength) return undefined;
  if (disguise.test(trimmed) || hiddenReference.test(trimmed)) return undefined;
  return /^\/\/[^/]/.test(trimmed) ? `https:${trimmed}` : trimmed;
}

function isWebOrPath(address: string): boolean {
  if (webAddress.test(address)) return isUrl(address);
  // A colon before the first slash would make the front a scheme; `//` without a host is read as a host further on.
  return !/^[^/?#]*:/.test(address) && !address.startsWith('//');
}

function isUrl(address: string): boolean {
  try {
    return new URL(address).host !== '';
  } catch {
    return false;
  }
}
