import { html } from 'hono/html';
import type { JsonSchema } from './openapi-document.ts';

export type View = ReturnType<typeof html>;

/** A type in words, with links to the schemas it names. */
export function typeView(schema: JsonSchema): View {
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.enum)
    return joined(
      schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`),
      ' or ',
    );
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives) return joined(alternatives.map(typeView), ' or ');
  if (schema.allOf) return joined(schema.allOf.map(typeView), ' and ');
  const [type = 'any', ...others] = [schema.type ?? 'any'].flat();
  const or = others.length > 0 ? ` or ${others.join(' or ')}` : '';
  if (type === 'array')
    return html`list of
    ${schema.prefixItems ? joined(schema.prefixItems.map(typeView), ', ') : typeView(schema.items ?? {})}${or}`;
  return html`${type}${or}`;
}

/** The fields of an object, one table for each of its shapes. */
export function shapesView(schema: JsonSchema): View {
  const shapes = schema.oneOf ?? schema.anyOf;
  if (!shapes) return fieldsView(schema);
  return html`<p>One of ${shapes.length} shapes:</p>
    ${shapes.map((shape) => (shape.properties ? fieldsView(shape) : html`<p>${typeView(shape)}</p>`))}`;
}

function fieldsView(schema: JsonSchema): View {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return html`<p class="type">${typeView(schema)}</p>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Type</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${fields.map(
        ([name, field]) =>
          html`<tr>
            <td><code>${name}</code>${schema.required?.includes(name) ? '' : html` <small>optional</small>`}</td>
            <td>${typeView(field)}${nestedView(field)}</td>
            <td>${meaningView(field)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function nestedView(field: JsonSchema): View {
  const inner = field.properties ? field : field.items?.properties ? field.items : undefined;
  if (!inner) return html``;
  return html`<ul>
    ${Object.entries(inner.properties ?? {}).map(([name, type]) => html`<li><code>${name}</code> ${typeView(type)}</li>`)}
  </ul>`;
}

/** The description with the limits. */
export function meaningView(schema: JsonSchema): View {
  const limits = [
    range(schema.minLength, schema.maxLength, 'characters'),
    range(schema.minimum, schema.maximum, ''),
    schema.default === undefined ? '' : `default ${JSON.stringify(schema.default)}`,
  ].filter((limit) => limit !== '');
  const small = limits.length > 0 ? html` <small>${limits.join(', ')}</small>` : html``;
  return html`${textView(schema.description ?? '')}${small}`;
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  // What every integer schema carries says nothing.
  const upper = most === undefined || most >= Number.MAX_SAFE_INTEGER ? undefined : most;
  const lower = least === undefined || least <= 0 ? undefined : least;
  if (lower !== undefined && upper !== undefined) return `${lower} to ${upper} ${unit}`.trim();
  if (upper !== undefined) return `at most ${upper} ${unit}`.trim();
  return lower === undefined ? '' : `at least ${lower} ${unit}`.trim();
}

/** Text in which backticks mark code. */
export function textView(text: string): View {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

function joined(parts: readonly View[], separator: string): View {
  return html`${parts.map((part, index) => (index === 0 ? part : html`${separator}${part}`))}`;
}
