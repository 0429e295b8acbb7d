/**
 * What happened to a piece of a document that the tree cannot hold as it was written:
 * - `html-dropped` an element is gone, its text is kept
 * - `html-removed` an element is gone with all it held
 * - `html-as-text` a tag that HTML does not know is kept as the text it was probably meant to be: `<host>`
 * - `media-as-link` a video or sound became a link to it
 * - `link-refused` a link has an address that is not allowed; its text is kept
 * - `image-refused` an image has an address that is not allowed; its alternative text is kept
 * - `image-missing` an image is not there; its alternative text is kept
 * - `media-metadata` a picture's metadata, such as where it was taken, is gone
 * - `media-unused` a picture or file that no article shows or links to is left out
 * - `dead-anchor` a link points to a heading that the article does not have
 * - `dead-internal-link` a link points to an article or file that is not there
 * - `footnote` a footnote is kept as plain text
 * - `shortcode` a template instruction is gone
 * - `template-variable` a template variable stands in the text as it was written
 * - `too-deep` nesting beyond the limit is kept as text
 * - `too-complex` a passage that would take too long to read is kept as text
 * - `too-long` a document was cut at the limit
 * - `title-heading` a first heading that differs from the title is gone
 * - `title-missing` the title was made from the file name
 * - `sheet-skipped` a sheet of a spreadsheet is left out
 * - `merged-cells` of cells that are merged only the first has the value
 * - `formulas` the last results of a spreadsheet's formulas are taken
 * - `redirect-refused` a redirect would lead back to where it starts
 * - `unknown-key` a front matter key that means nothing here is gone
 * - `more-losses` further losses were not listed
 */
export type LossKind =
  | 'html-dropped'
  | 'html-removed'
  | 'html-as-text'
  | 'media-as-link'
  | 'link-refused'
  | 'image-refused'
  | 'image-missing'
  | 'media-metadata'
  | 'media-unused'
  | 'dead-anchor'
  | 'dead-internal-link'
  | 'footnote'
  | 'shortcode'
  | 'template-variable'
  | 'too-deep'
  | 'too-complex'
  | 'too-long'
  | 'title-heading'
  | 'title-missing'
  | 'sheet-skipped'
  | 'merged-cells'
  | 'formulas'
  | 'redirect-refused'
  | 'unknown-key'
  | 'more-losses';

/** One thing that a document says and its article does not. */
export interface Loss {
  readonly kind: LossKind;
  /** 1 is the document's first line. */
  readonly line: number;
  /** The piece itself, shortened: a tag, an address, a key. */
  readonly detail: string;
}

const maxLosses = 500;
const maxDetailLength = 160;

/** Collects the losses of one document: equal ones once, 500 at most, so that a hostile document stays cheap. */
export class LossLog {
  readonly #losses = new Map<string, Loss>();
  #unlisted = 0;
  #lastLine = 1;

  /** False when further losses are only counted; lets a caller save the work of finding the line. */
  get open(): boolean {
    return this.#losses.size < maxLosses;
  }

  add(kind: LossKind, line: number, detail: string): void {
    this.#lastLine = line;
    if (!this.open) {
      this.#unlisted += 1;
      return;
    }
    const oneLine = detail.replace(/\s+/g, ' ').trim();
    const short = oneLine.length > maxDetailLength ? `${oneLine.slice(0, maxDetailLength - 1)}…` : oneLine;
    this.#losses.set(`${kind} ${line} ${short}`, { kind, line, detail: short });
  }

  /** The losses in the order of their lines. */
  list(): Loss[] {
    const losses = [...this.#losses.values()].toSorted((a, b) => a.line - b.line);
    if (this.#unlisted > 0) {
      losses.push({ kind: 'more-losses', line: this.#lastLine, detail: `${this.#unlisted} further losses` });
    }
    return losses;
  }
}
