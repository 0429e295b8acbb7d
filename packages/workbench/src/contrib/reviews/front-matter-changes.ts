import { frontMatterPlace, parseStrictYaml, type YamlValue } from '@askwell/core/articles';

/** A field of the front matter that is not as it was. */
export interface FieldChange {
  readonly field: string;
  /** As a reader sees it; empty when the field was not there. */
  readonly before: string;
  readonly after: string;
}

const longest = 70_000;

/** What changed above the text, field by field; undefined when one side cannot be read as front matter. */
export function frontMatterChanges(before: string, after: string): readonly FieldChange[] | undefined {
  const [a, b] = [fieldsOf(before), fieldsOf(after)];
  if (!a || !b) return undefined;
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((field) => {
    const [was, is] = [a.get(field) ?? '', b.get(field) ?? ''];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

function fieldsOf(text: string): ReadonlyMap<string, string> | undefined {
  const place = frontMatterPlace(text);
  if (!place) return new Map();
  const read = parseStrictYaml(text.slice(place.yamlFrom, place.yamlTo), longest);
  if (!read.ok || !(read.value === undefined || read.value instanceof Map)) return undefined;
  return new Map([...(read.value ?? new Map<string, YamlValue>())].map(([field, value]) => [field, inWords(value)]));
}

function inWords(value: YamlValue): string {
  if (typeof value === 'string') return value;
  if (value instanceof Map) {
    return [...(value as ReadonlyMap<string, YamlValue>)].map(([key, part]) => `${key}: ${inWords(part)}`).join(', ');
  }
  return (value as readonly YamlValue[]).map(inWords).join(' · ');
}
