import type { Category, LocalizedText, Tag, Taxonomy } from '@askwell/core/taxonomy';

/** What `taxonomy.yaml` accepts as an id; others are known by the articles that use them. */
const statableId = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}_-]*$/u;
const deepestCategory = 6;

// Text that every YAML reader takes for the same text; anything else is quoted.
const plainText = /^\p{L}(?:[\p{L}\p{M}\p{N} _.&()、，（）·/+-]*[\p{L}\p{M}\p{N})）])?$/u;
const otherThanText = /^(?:true|false|yes|no|on|off|null|y|n|\.?nan|[+-]?\.?inf)$/i;

/**
 * A taxonomy as the `taxonomy.yaml` that says it: the same taxonomy gives the same text, whatever the engine it comes
 * from. Categories keep their order; tags and synonyms are sorted.
 */
export function taxonomyText({ categories, tags, synonyms }: Taxonomy): string {
  const parts = [
    ['categories', categoryLines(categories, '', 1)],
    [
      'tags',
      tags
        .filter(({ id }) => statableId.test(id))
        .toSorted(by(({ id }) => id))
        .flatMap(tagLines),
    ],
    [
      'synonyms',
      synonyms
        .map((words) => `[${words.map(scalar).join(', ')}]`)
        .toSorted(by((words) => words))
        .map((words) => `  - ${words}`),
    ],
  ] as const;
  const stated = parts.filter(([, lines]) => lines.length > 0);
  return stated.map(([key, lines]) => `${key}:\n${lines.join('\n')}\n`).join('\n');
}

/** A taxonomy in the order in which {@link taxonomyText} writes it. */
export function sortedTaxonomy({ categories, tags, synonyms }: Taxonomy): Taxonomy {
  return {
    categories,
    tags: tags.toSorted(by(({ id }) => id)),
    synonyms: synonyms.toSorted(by((words) => JSON.stringify(words))),
  };
}

function categoryLines(categories: readonly Category[], indentation: string, depth: number): string[] {
  if (depth > deepestCategory) return [];
  return categories
    .filter(({ id }) => statableId.test(id))
    .flatMap(({ id, name, children }) => {
      const below = categoryLines(children, `${indentation}    `, depth + 1);
      return [
        `${indentation}  - id: ${scalar(id)}`,
        ...field(`${indentation}    name`, name),
        ...(below.length === 0 ? [] : [`${indentation}    children:`, ...below]),
      ];
    });
}

function tagLines({ id, name, description, color, aliases = [] }: Tag): string[] {
  return [
    `  - id: ${scalar(id)}`,
    ...field('    name', name),
    ...(color === undefined ? [] : [`    color: '${color}'`]),
    ...field('    description', description),
    ...(aliases.length === 0 ? [] : [`    aliases: [${aliases.toSorted().map(scalar).join(', ')}]`]),
  ];
}

function field(key: string, text: LocalizedText): string[] {
  // Read as one line of text each.
  const entries = Object.entries(text).map(([locale, words]) => [locale, words.replace(/\s+/g, ' ').trim()] as const);
  if (entries.length === 0) return [];
  const [only] = entries;
  if (entries.length === 1 && only![0] === 'und' && only![1] !== '') return [`${key}: ${scalar(only![1])}`];
  return [`${key}: { ${entries.map(([locale, words]) => `${scalar(locale)}: ${scalar(words)}`).join(', ')} }`];
}

function scalar(text: string): string {
  if (plainText.test(text) && !otherThanText.test(text)) return text;
  // JSON's text is YAML's, but for the characters that YAML does not print.
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function by<T>(key: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
