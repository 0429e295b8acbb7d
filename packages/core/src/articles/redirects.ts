import { err, ok, type Result } from '../base/index.ts';
import { articleIdPattern } from './metadata.ts';
import { parseStrictYaml, type YamlProblem } from './strict-yaml.ts';

const maxRedirectsLength = 262_144;

/**
 * Reads a `redirects.yaml`: a map from ids that are no article any more to the ids of articles that have their place,
 * for redirects that no article states itself.
 *
 * @param text at most 262,144 UTF-16 code units
 */
export function parseRedirects(text: string): Result<ReadonlyMap<string, string>, YamlProblem> {
  const parsed = parseStrictYaml(text.replace(/^\ufeff/, ''), maxRedirectsLength);
  if (!parsed.ok) return err({ ...parsed.error, message: `cannot be read: ${parsed.error.message}.` });
  const { value } = parsed;
  if (value === undefined) return ok(new Map());
  if (!(value instanceof Map)) return err({ line: 1, message: 'is no map. Write "old-id: new-id" on each line.' });
  const redirects = new Map<string, string>();
  for (const [from, to] of value) {
    for (const id of [from, to]) {
      if (typeof id !== 'string' || !articleIdPattern.test(id)) {
        return err({ line: 1, message: `"${from}" is not led by one id to another. Write "old-id: new-id".` });
      }
    }
    redirects.set(from, to as string);
  }
  return ok(redirects);
}
