/** What JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * The one text of a JSON value, whatever order its keys were set in: RFC 8785 (JSON Canonicalization Scheme). Properties
 * that are undefined are left out, as `JSON.stringify` does.
 *
 * @throws TypeError for what JSON cannot hold faithfully: NaN, infinities, lone surrogates, functions, class instances
 */
export function canonicalJson(value: JsonValue): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`Canonical JSON: ${value} is not a JSON number.`);
      return JSON.stringify(value);
    case 'string':
      if (/\p{Surrogate}/u.test(value)) throw new TypeError('Canonical JSON: a text holds a lone surrogate.');
      return JSON.stringify(value);
    case 'object':
      break;
    default:
      throw new TypeError(`Canonical JSON: a ${typeof value} is not JSON.`);
  }
  if (value === null) return 'null';
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError('Canonical JSON: only plain objects are JSON.');
  }
  const properties: string[] = [];
  // The default order compares UTF-16 units, which is what RFC 8785 asks for.
  for (const key of Object.keys(value).sort()) {
    const property = value[key];
    if (property !== undefined) properties.push(`${canonicalJson(key)}:${canonicalJson(property)}`);
  }
  return `{${properties.join(',')}}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
