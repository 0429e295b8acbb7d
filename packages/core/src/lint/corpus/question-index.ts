import { foldText } from '../../search/index.ts';
import { documentKey, type LintDocument } from '../document.ts';
import { SimilarSets, type TermSet } from './similar-sets.ts';
import { directionOf, sameTerms, termsOf } from './terms.ts';

export interface IndexedQuestion extends TermSet {
  readonly text: string;
  readonly articleId: string;
  /** True for the article's title. */
  readonly title: boolean;
  readonly folded: string;
  /** Numbers and names that must be the same in a question that asks the same. */
  readonly names: readonly string[];
  readonly direction: string;
}

const threshold = 0.85;
const fewestTerms = 3;

/** Titles and question wordings of all articles: finds those that ask the same. */
export class QuestionIndex {
  readonly #similar = new SimilarSets<IndexedQuestion>(400);
  readonly #exact = new Map<string, Set<IndexedQuestion>>();

  add({ article }: LintDocument): void {
    const owner = documentKey(article.id, article.locale);
    const texts = [{ text: article.title, title: true }, ...article.questions.map((text) => ({ text, title: false }))];
    const questions = texts.map(({ text, title }) => {
      const { subject, codes } = termsOf(text);
      // In a Chinese question a Latin word is a name: `Prepare`, `Overview`, `scale-in`.
      const names = /[\u3400-\u9fff]/.test(text)
        ? [...codes, ...subject.filter((term) => /^[\w.-]+$/.test(term))]
        : codes;
      const folded = `${article.locale} ${foldText(text)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()}`;
      return {
        owner,
        group: article.locale,
        terms: subject,
        names,
        direction: directionOf(text),
        text,
        title,
        folded,
        articleId: article.id,
      };
    });
    this.#similar.add(owner, questions);
    for (const question of questions) {
      const same = this.#exact.get(question.folded);
      if (same) same.add(question);
      else this.#exact.set(question.folded, new Set([question]));
    }
  }

  remove(document: LintDocument): void {
    const owner = documentKey(document.article.id, document.article.locale);
    for (const question of this.#similar.of(owner)) {
      const same = this.#exact.get(question.folded);
      same?.delete(question);
      if (same?.size === 0) this.#exact.delete(question.folded);
    }
    this.#similar.removeOwner(owner);
  }

  /** For each question of the article that others ask too: the first of them by id, and how many articles there are. */
  duplicatesOf({
    article,
  }: LintDocument): { own: IndexedQuestion; other: IndexedQuestion; same: boolean; articles: number }[] {
    const owner = documentKey(article.id, article.locale);
    const found = [];
    for (const own of this.#similar.of(owner)) {
      const same = [...(this.#exact.get(own.folded) ?? [])].filter((other) => other.owner !== owner);
      const others = same.length > 0 ? same : this.#nearTo(own);
      const [other] = others.toSorted(byArticle);
      if (!other) continue;
      const articles = new Set(others.map((entry) => entry.articleId)).size;
      found.push({ own, other, same: same.length > 0, articles });
    }
    return found;
  }

  #nearTo(own: IndexedQuestion): IndexedQuestion[] {
    if (own.terms.length < fewestTerms) return [];
    return this.#similar
      .similarTo(own, threshold)
      .map(({ set }) => set)
      .filter((other) => own.direction === other.direction && sameTerms(own.names, other.names));
  }
}

function byArticle(a: IndexedQuestion, b: IndexedQuestion): number {
  if (a.articleId !== b.articleId) return a.articleId < b.articleId ? -1 : 1;
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}
