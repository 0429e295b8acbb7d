import { editDistance } from '../../base/index.ts';
import { currentTags, type Taxonomy } from '../../taxonomy/index.ts';
import { plainTag } from '../corpus/tag-use.ts';
import type { TextEdit } from '../diagnostic.ts';
import { nearestName } from '../nearest-name.ts';
import { informationOf, type Finding, type LintContext, type LintRule } from '../rule.ts';
import { suggestTags } from '../tag-suggestions.ts';

const certain = 0.7;

export const noTag: LintRule = {
  id: 'no-tag',
  description: 'An article carries at least one tag.',
  severity: 'error',
  information: informationOf('no-tag'),
  fix: 'Add the tags that the title names',
  *check(context): Iterable<Finding> {
    const { document, source, corpus, taxonomy } = context;
    const { id, tags } = document.article;
    if (tags.length > 0) return;
    const suggested = taxonomy ? suggestTags(document, corpus, taxonomy) : [];
    const named = suggested.filter(({ confidence }) => confidence >= certain).map((tag) => tag.id);
    const fitting = suggested.length === 0 ? '' : ` Fitting: ${suggested.map((tag) => tag.id).join(', ')}.`;
    const fix = named.length > 0 ? tagging(context, named) : undefined;
    yield {
      message: `Article "${id}" has no tag. Add at least one to "tags".${fitting}`,
      range: source.frontMatter.has('tags') ? source.frontMatter.ofKey('tags') : source.rangeOfTitle(),
      ...(fix ? { fix } : {}),
    };
  },
};

function tagging({ source }: LintContext, tags: readonly string[]): TextEdit[] | undefined {
  const lines = source.frontMatter.linesOf('tags');
  const place = lines ?? source.frontMatter.insertionPoint();
  return place && [{ range: place, text: `tags: [${tags.join(', ')}]\n` }];
}

export const unknownTag: LintRule = {
  id: 'unknown-tag',
  description: 'Every tag of an article stands in the taxonomy.',
  severity: 'error',
  information: informationOf('unknown-tag'),
  fix: 'Replace with the tag of the taxonomy',
  *check({ document, source, taxonomy }): Iterable<Finding> {
    // A knowledge base that lists no tags lets authors make them.
    if (!taxonomy || taxonomy.tags.length === 0) return;
    // What was renamed is understood; that it could be written anew is for `similar-tags` to say.
    const known = new Set(taxonomy.tags.flatMap(({ id, aliases = [] }) => [id, ...aliases]));
    for (const tag of document.article.tags) {
      if (known.has(tag)) continue;
      const meant = meantTag(tag, taxonomy);
      const place = source.frontMatter.findValue('tags', tag);
      const isNew = meant !== undefined && !document.article.tags.includes(meant);
      yield {
        message: `Tag "${tag}" is not in the taxonomy. ${meant ? `Write "${meant}"` : 'Choose one that is'}, or add it to taxonomy.yaml.`,
        range: place ?? source.frontMatter.ofKey('tags'),
        ...(isNew && place ? { fix: [{ range: place, text: meant }] } : {}),
      };
    }
  },
};

function meantTag(written: string, taxonomy: Taxonomy): string | undefined {
  const plain = plainTag(written);
  const same = taxonomy.tags.find((tag) =>
    [tag.id, ...Object.values(tag.name)].some((name) => plainTag(name) === plain),
  );
  return (
    same?.id ??
    nearestName(
      written,
      taxonomy.tags.map((tag) => tag.id),
    )
  );
}

export const similarTags: LintRule = {
  id: 'similar-tags',
  description: 'No two tags in use differ only in spelling, number or hyphens, or by a former name.',
  severity: 'warning',
  information: informationOf('similar-tags'),
  fix: 'Replace with the tag that is used more, or with the present name',
  *check(context): Iterable<Finding> {
    const { document, source, corpus, taxonomy } = context;
    const known = new Set(taxonomy?.tags.map((tag) => tag.id));
    for (const tag of document.article.tags) {
      const present = taxonomy ? currentTags(taxonomy, [tag])[0]! : tag;
      if (present !== tag) yield renamed(context, tag, present);
      // The taxonomy may hold both on purpose; a tag outside of it is `unknown-tag`'s to report.
      if (known.size > 0) continue;
      const plain = plainTag(tag);
      const twin = corpus.tags.tags().find((other) => other.id !== tag && areTwins(plain, other.plain))?.id;
      if (twin === undefined || !isPreferred(corpus.tags.count(twin), twin, corpus.tags.count(tag), tag)) continue;
      const place = source.frontMatter.findValue('tags', tag);
      const isNew = !document.article.tags.includes(twin);
      yield {
        message: `Tag "${tag}" is nearly "${twin}", which ${corpus.tags.count(twin)} articles carry. Write "${twin}", or merge the two.`,
        range: place ?? source.frontMatter.ofKey('tags'),
        ...(isNew && place ? { fix: [{ range: place, text: twin }] } : {}),
      };
    }
  },
};

function renamed({ document, source }: LintContext, tag: string, present: string): Finding {
  const place = source.frontMatter.findValue('tags', tag);
  const isNew = !document.article.tags.includes(present);
  return {
    message: `Tag "${tag}" is called "${present}" now and still understood. Write "${present}".`,
    range: place ?? source.frontMatter.ofKey('tags'),
    ...(isNew && place ? { fix: [{ range: place, text: present }] } : {}),
  };
}

function areTwins(a: string, b: string): boolean {
  if (a === b) return true;
  // Short words that differ in a letter are two things; so are `version-1` and `version-2`.
  if (Math.min(a.length, b.length) < 7 || Math.abs(a.length - b.length) > 1) return false;
  return a.replace(/\D+/g, ' ') === b.replace(/\D+/g, ' ') && editDistance(a, b, 1) <= 1;
}

function isPreferred(countA: number, a: string, countB: number, b: string): boolean {
  return countA !== countB ? countA > countB : a < b;
}
