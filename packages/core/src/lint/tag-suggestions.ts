import { foldText, tokenize } from '../search/index.ts';
import type { Tag, Taxonomy } from '../taxonomy/index.ts';
import type { LintCorpus } from './corpus/lint-corpus.ts';
import { termsOf } from './corpus/terms.ts';
import type { LintDocument } from './document.ts';

export interface SuggestedTag {
  readonly id: string;
  /** From 0 to 1: how sure it is. From 0.7 the tag's own name stands in the title or a question. */
  readonly confidence: number;
}

const leastShown = 0.25;

/**
 * Tags that fit an article and that it does not carry: those whose name, in its language, stands in its title, its
 * questions or its text, and those of articles that it is related to.
 *
 * @returns at most five, most fitting first
 */
export function suggestTags(document: LintDocument, corpus: LintCorpus, taxonomy: Taxonomy): SuggestedTag[] {
  const { article } = document;
  const front = wordsOf([article.title, ...article.questions].join('\n'));
  const body = wordsOf(article.sections.map((section) => `${section.heading}\n${section.text}`).join('\n'));
  const neighbours = article.related
    .map((id) => corpus.find(id, article.locale))
    .filter((found) => found !== undefined);
  return taxonomy.tags
    .filter((tag) => !article.tags.includes(tag.id))
    .map((tag) => {
      const named = nameFit(tag, article.locale, taxonomy, front, body);
      const shared = neighbours.filter((neighbour) => neighbour.article.tags.includes(tag.id)).length;
      const related = neighbours.length === 0 ? 0 : shared / neighbours.length;
      return { id: tag.id, confidence: Math.min(1, named + 0.3 * related) };
    })
    .filter(({ confidence }) => confidence >= leastShown)
    .toSorted((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))
    .slice(0, 5);
}

interface Words {
  readonly folded: string;
  readonly terms: ReadonlySet<string>;
}

function nameFit(tag: Tag, locale: string, taxonomy: Taxonomy, front: Words, body: Words): number {
  const names = [
    tag.id.replaceAll('-', ' '),
    ...Object.entries(tag.name).flatMap(([tongue, name]) => (sameTongue(tongue, locale) ? [name] : [])),
  ];
  const meant = new Set(names.map((name) => foldText(name)));
  for (const group of taxonomy.synonyms) {
    if (group.some((word) => meant.has(foldText(word)))) for (const word of group) meant.add(foldText(word));
  }
  const all = [...meant];
  if (all.some((name) => stands(name, front))) return 0.7;
  return all.some((name) => stands(name, body)) ? 0.35 : 0;
}

function stands(name: string, words: Words): boolean {
  const { subject, codes } = termsOf(name);
  const terms = [...subject, ...codes];
  // The terms sort out most names without searching the text; Chinese names must also stand together.
  if (terms.length === 0 || !terms.every((term) => words.terms.has(term))) return false;
  return /[\u4e00-\u9fff]/.test(name) ? words.folded.includes(name) : true;
}

function wordsOf(text: string): Words {
  return { folded: foldText(text), terms: new Set(tokenize(text).map((token) => token.term)) };
}

function sameTongue(tongue: string, locale: string): boolean {
  return tongue === 'und' || tongue.split('-')[0] === locale.split('-')[0];
}
