import { err, ok, type Result } from '../base/index.ts';
import { parseStrictYaml, type YamlMap, type YamlProblem } from './strict-yaml.ts';

const maxFrontMatterLength = 16_384;

const fence = /^---[ \t]*\n/;
const closingFence = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;

/** An article's file in its two parts. */
export interface FrontMatter {
  /** Empty when the file has no front matter. */
  readonly keys: YamlMap;
  readonly body: string;
  /** Line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
}

/**
 * Splits a file into the YAML between its first two `---` lines, at most 16 kB of it, and the Markdown after them.
 *
 * @param text with `\n` as line end and without byte order mark
 */
export function splitFrontMatter(text: string): Result<FrontMatter, YamlProblem> {
  const opening = fence.exec(text)?.[0];
  if (opening === undefined) return ok({ keys: new Map(), body: text, bodyLine: 1 });
  const rest = text.slice(opening.length);
  const closing = closingFence.exec(rest.slice(0, maxFrontMatterLength + 8));
  if (!closing) {
    const where = rest.length > maxFrontMatterLength ? ` within ${maxFrontMatterLength} characters` : '';
    return err({ line: 1, message: `front matter is not closed${where}. End it with a line "---"` });
  }
  const yaml = rest.slice(0, closing.index);
  const parsed = parseStrictYaml(yaml, maxFrontMatterLength);
  if (!parsed.ok) {
    return err({ line: parsed.error.line + 1, message: `front matter cannot be read: ${parsed.error.message}` });
  }
  const keys = parsed.value ?? new Map<never, never>();
  if (!(keys instanceof Map)) {
    return err({ line: 2, message: 'front matter holds no keys. Write lines such as "title: Reset your password"' });
  }
  const body = rest.slice(closing.index + closing[0].length);
  return ok({ keys, body, bodyLine: yaml.split('\n').length + 2 });
}
