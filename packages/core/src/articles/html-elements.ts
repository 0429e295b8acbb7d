/** Elements of running text that become a node of the tree. */
export const formatting: ReadonlyMap<string, 'strong' | 'emphasis' | 'strike' | 'code'> = new Map([
  ...['b', 'strong'].map((name) => [name, 'strong'] as const),
  ...['i', 'em', 'dfn', 'var', 'cite'].map((name) => [name, 'emphasis'] as const),
  ...['s', 'del', 'strike'].map((name) => [name, 'strike'] as const),
  ...['code', 'kbd', 'samp', 'tt'].map((name) => [name, 'code'] as const),
]);

/** Wrappers of running text: only their content counts. */
export const inlineWrappers = elements(
  'span font small big mark u ins abbr acronym label time data bdi bdo nobr wbr q picture ruby rb rt rp hgroup',
);

/** Wrappers of blocks: they end a paragraph, and otherwise only their content counts. */
export const blockWrappers = elements(
  'p div section article aside header footer main nav figure figcaption center address details summary dl dt dd ' +
    'fieldset legend search body html caption thead tbody tfoot',
);

/** Elements that go with all they hold: programs, frames, drawings, controls, and what a browser does not show. */
export const removedWithContent = elements(
  'script style iframe object embed applet svg math template noscript noembed noframes head title xmp canvas select ' +
    'textarea map frameset portal fencedframe',
);

/** Elements without content. */
export const voidElements = elements(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** All that HTML knows and the lists above do not name, so that `<host>` in a text is not taken for an element. */
const otherElements = elements(
  'a audio base blockquote br button col colgroup datalist dialog dir form frame h1 h2 h3 h4 h5 h6 hr image img input ' +
    'legend li link listing marquee menu menuitem meta meter ol optgroup option output p param plaintext pre progress ' +
    'slot source sub sup table td th tr track ul video blink bgsound basefont keygen area isindex nextid spacer',
);

/** Whether HTML has, or once had, an element of this name. */
export function isHtmlElement(name: string): boolean {
  return [inlineWrappers, blockWrappers, removedWithContent, otherElements, formatting].some((set) => set.has(name));
}

function elements(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
