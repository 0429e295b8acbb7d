import { canonicalLocale, parseStrictYaml, type YamlMap, type YamlProblem, type YamlValue } from '../articles/index.ts';
import { err, ok, type Result } from '../base/index.ts';
import type { LocalizedText } from './localized.ts';
import type { Category, Tag, Taxonomy } from './taxonomy.ts';

const maxTaxonomyLength = 262_144;
const maxCategoryDepth = 6;

class Refusal extends Error {}

/**
 * Reads a `taxonomy.yaml`: `categories`, a tree of `{ id, name, children }`; `tags`, a list of
 * `{ id, name, color, description, aliases }`; `synonyms`, a list of lists of words. Names and descriptions are text, or text
 * by language. Each of the three may be left out.
 *
 * @param text at most 262,144 UTF-16 code units
 */
export function parseTaxonomy(text: string): Result<Taxonomy, YamlProblem> {
  const parsed = parseStrictYaml(text.replace(/^\ufeff/, ''), maxTaxonomyLength);
  if (!parsed.ok) return err({ ...parsed.error, message: `cannot be read: ${parsed.error.message}.` });
  try {
    const top = fields('taxonomy', parsed.value ?? new Map<never, never>(), ['categories', 'tags', 'synonyms']);
    return ok({
      categories: unique(
        'category',
        list('categories', top.get('categories')).map((value) => category(value, '', 1)),
      ),
      tags: uniqueAliases(unique('tag', list('tags', top.get('tags')).map(tag))),
      synonyms: list('synonyms', top.get('synonyms')).map(synonymGroup),
    });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return err({ line: 1, message: `${refusal.message}.` });
  }
}

function category(value: YamlValue, parent: string, depth: number): Category {
  const where = `category "${parent}…"`;
  if (depth > maxCategoryDepth)
    throw new Refusal(`${where} is more than ${maxCategoryDepth} levels deep. Flatten the tree`);
  const given = fields(where, value, ['id', 'name', 'children']);
  const id = identifier(where, given.get('id'));
  const path = `${parent}${id}`;
  const children = list(`category "${path}" children`, given.get('children'));
  return {
    id,
    name: localized(`category "${path}" name`, given.get('name')),
    children: unique(
      `category in "${path}"`,
      children.map((child) => category(child, `${path}/`, depth + 1)),
    ),
  };
}

function tag(value: YamlValue): Tag {
  const given = fields('tag', value, ['id', 'name', 'color', 'description', 'aliases']);
  const id = identifier('tag', given.get('id'));
  const color = text(`tag "${id}" color`, given.get('color') ?? '').toLowerCase();
  if (color !== '' && !/^#[0-9a-f]{6}$/.test(color)) {
    throw new Refusal(`tag "${id}" color is "${color}". Write it as "#2b8a3e", in quotes`);
  }
  const aliases = list(`tag "${id}" aliases`, given.get('aliases')).map((alias) => text(`tag "${id}" aliases`, alias));
  return {
    id,
    name: localized(`tag "${id}" name`, given.get('name')),
    description: localized(`tag "${id}" description`, given.get('description')),
    ...(color === '' ? {} : { color }),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}

/** No text means two tags. */
function uniqueAliases(tags: readonly Tag[]): readonly Tag[] {
  const meant = new Map(tags.map(({ id }) => [id, id]));
  for (const { id, aliases = [] } of tags) {
    for (const alias of aliases) {
      const other = meant.get(alias);
      if (other !== undefined)
        throw new Refusal(`tag "${id}" has the alias "${alias}", which is "${other}" already. Keep one`);
      meant.set(alias, id);
    }
  }
  return tags;
}

function synonymGroup(value: YamlValue, index: number): string[] {
  const words = list(`synonyms entry ${index + 1}`, value).map((word) => text(`synonyms entry ${index + 1}`, word));
  const group = [...new Set(words)].filter((word) => word !== '');
  if (group.length < 2)
    throw new Refusal(`synonyms entry ${index + 1} has fewer than two words. Add another or remove it`);
  return group;
}

function fields(where: string, value: YamlValue, allowed: readonly string[]): YamlMap {
  if (!(value instanceof Map)) throw new Refusal(`${where} is no map. Write ${allowed.join(', ')} as keys`);
  for (const key of (value as YamlMap).keys()) {
    if (!allowed.includes(key))
      throw new Refusal(`${where} has the unknown key "${key}". Known are ${allowed.join(', ')}`);
  }
  return value as YamlMap;
}

function list(where: string, value: YamlValue | undefined): readonly YamlValue[] {
  if (value === undefined || value === '') return [];
  if (!Array.isArray(value)) throw new Refusal(`${where} is no list. Write each entry after "- "`);
  return value as readonly YamlValue[];
}

function text(where: string, value: YamlValue): string {
  if (typeof value !== 'string') throw new Refusal(`${where} is a list or map. Write one line of text`);
  return value.replace(/\s+/g, ' ').trim();
}

/** Whether a text can be the id of a tag or of one level of categories: lower-case words joined by hyphens. */
export function isTaxonomyId(id: string): boolean {
  return /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}_-]*$/u.test(id);
}

function identifier(where: string, value: YamlValue | undefined): string {
  const id = text(`${where} id`, value ?? '');
  if (!isTaxonomyId(id)) {
    throw new Refusal(`${where} id is "${id}". Write lower-case words joined by hyphens`);
  }
  return id;
}

function localized(where: string, value: YamlValue | undefined): LocalizedText {
  if (value === undefined || value === '') return {};
  if (!(value instanceof Map)) return { und: text(where, value) };
  const byLocale: Record<string, string> = {};
  for (const [key, name] of value as YamlMap) {
    const locale = canonicalLocale(key);
    if (!locale) throw new Refusal(`${where} has the key "${key}". Write language tags such as en or zh-CN`);
    byLocale[locale] = text(`${where} ${key}`, name);
  }
  return byLocale;
}

function unique<T extends { readonly id: string }>(what: string, items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) throw new Refusal(`${what} "${id}" stands twice. Give one another id`);
    seen.add(id);
  }
  return items;
}
