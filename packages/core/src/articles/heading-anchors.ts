import { inlineText } from './plain-text.ts';
import { slug, UniqueNames } from './slug.ts';
import type { Block, Inline } from './tree.ts';

type Heading = { -readonly [K in keyof HeadingBlock]: HeadingBlock[K] };
type HeadingBlock = Extract<Block, { type: 'heading' }>;

const explicitId = /[ \t]*\{#([^\s{}]+)\}[ \t]*$/;
const plainId = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.:-]{0,199}$/u;

interface Entry {
  readonly heading: Heading;
  /** Names that its author gave it, the foremost first. */
  readonly given: readonly string[];
  /** Names of what stands under it. */
  readonly aliases: string[];
}

/**
 * Gives headings their ids and remembers every name by which a link may point to one: `{#id}` at its end, an
 * `<a id>` right before it, an `id` on anything below it, and its slug.
 */
export class HeadingAnchors {
  #entries: Entry[] = [];
  /** Names since the last block: they are given to the heading that follows at once. */
  #pending: string[] = [];
  /** Names of the text before the first heading. */
  readonly #top: string[] = [];
  #openHeadings = 0;

  /** Notes the name of an anchor that stands by itself, or of a heading. */
  name(id: string): void {
    if (id !== '') this.#pending.push(id);
  }

  /** Notes the name of anything else. */
  alias(id: string): void {
    if (id !== '') this.#current().push(id);
  }

  /** Notes that something other than a heading follows: the names before it are not the next heading's. */
  contentFollows(): void {
    // A heading's own words are no content before it.
    if (this.#openHeadings > 0) return;
    this.#current().push(...this.#pending);
    this.#pending = [];
  }

  /** To be called before a heading's words are read, each time followed by {@link heading}. */
  startHeading(): void {
    this.#openHeadings += 1;
  }

  /** Makes a heading of which {@link assignIds} sets the id; undefined when it has no text. */
  heading(level: number, children: readonly Inline[]): HeadingBlock | undefined {
    this.#openHeadings -= 1;
    const last = children.at(-1);
    const written = last?.type === 'text' ? explicitId.exec(last.text) : null;
    const shown = written && last?.type === 'text' ? [...children.slice(0, -1), ...rest(last.text, written)] : children;
    const given = [...(written ? [written[1]!] : []), ...this.#pending.toReversed()];
    this.#pending = shown.length === 0 ? given : [];
    if (shown.length === 0) return undefined;
    const heading: Heading = { type: 'heading', level: clampLevel(level), id: '', children: shown };
    this.#entries.push({ heading, given, aliases: [] });
    return heading;
  }

  /** Makes the first heading the document's title: its names mean the start. */
  takeTitle(): void {
    const title = this.#entries.shift();
    if (title) this.#top.push(...title.given, ...title.aliases, slugOf(title));
  }

  /**
   * Sets the id of each heading: the name its author gave it, otherwise its slug, made unique.
   *
   * @returns for each name, the heading's id; empty for the text before the first heading
   */
  assignIds(): ReadonlyMap<string, string> {
    this.contentFollows();
    const unique = new UniqueNames();
    // Given names first: a link means the heading that carries the name, not one that happens to read the same.
    for (const { heading, given } of this.#entries) {
      const name = given.find((candidate) => plainId.test(candidate));
      if (name !== undefined) heading.id = unique.claim(name);
    }
    for (const entry of this.#entries) if (entry.heading.id === '') entry.heading.id = unique.claim(slugOf(entry));

    const anchors = new Map<string, string>();
    const add = (name: string, id: string) => {
      if (!anchors.has(name)) anchors.set(name, id);
    };
    for (const { heading } of this.#entries) add(heading.id, heading.id);
    for (const { heading, given } of this.#entries) for (const name of given) add(name, heading.id);
    for (const { heading, aliases } of this.#entries) for (const name of aliases) add(name, heading.id);
    for (const entry of this.#entries) add(slugOf(entry), entry.heading.id);
    for (const name of [...this.#top, '', 'top']) add(name, '');
    return anchors;
  }

  #current(): string[] {
    return this.#entries.at(-1)?.aliases ?? this.#top;
  }
}

function slugOf({ heading }: Entry): string {
  return slug(inlineText(heading.children));
}

/**
 * The heading's id that a link's fragment means. Forgiving as browsers and sites are: escaped or not, in any case, or
 * as the heading reads.
 *
 * @param fragment without the `#`
 * @returns undefined when no heading fits
 */
export function findAnchor(anchors: ReadonlyMap<string, string>, fragment: string): string | undefined {
  let decoded = fragment;
  try {
    decoded = decodeURIComponent(fragment);
  } catch {
    // A stray percent sign is part of the name.
  }
  for (const name of [fragment, decoded, decoded.toLowerCase(), slug(decoded)]) {
    const id = anchors.get(name);
    if (id !== undefined) return id;
  }
  return undefined;
}

function rest(text: string, cut: RegExpExecArray): Inline[] {
  const kept = text.slice(0, cut.index);
  return kept === '' ? [] : [{ type: 'text', text: kept }];
}

function clampLevel(level: number): HeadingBlock['level'] {
  return Math.min(6, Math.max(1, level)) as HeadingBlock['level'];
}
