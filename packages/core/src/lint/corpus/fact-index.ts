import { documentKey, type LintDocument } from '../document.ts';
import { factsOf, type Fact } from '../facts/facts.ts';
import { jaccard, SimilarSets, type Similar } from './similar-sets.ts';

/**
 * How similar two clauses must be, and how much they must say, to speak of the same: less when their articles have a
 * subject in common. Set by looking at the sentences of the sample and of two real help centres (benchmarks/lint).
 */
const related = { similarity: 0.65, words: 4, characterPairs: 6 };
const relatedAndShort = { similarity: 0.95, words: 3, characterPairs: 5 };
const unrelated = { similarity: 0.85, words: 5, characterPairs: 8 };
/** More different numbers than this in the same clause are a form to be filled in, not a disagreement. */
const mostValues = 2;
/** A title word that more articles than this have in common is no subject. */
const commonWord = { least: 5, share: 0.1 };

export interface Conflict {
  readonly own: Fact;
  readonly other: Fact;
}

/** The numbers and dates that articles state: finds where two of them disagree. */
export class FactIndex {
  readonly #facts = new SimilarSets<Fact>(100);
  /** In how many articles a word of title or heading stands. */
  readonly #contexts = new Map<string, number>();
  #articles = 0;

  add(document: LintDocument): void {
    const facts = factsOf(document);
    this.#facts.add(documentKey(document.article.id, document.article.locale), facts);
    this.#count(facts, 1);
  }

  remove({ article }: LintDocument): void {
    const owner = documentKey(article.id, article.locale);
    this.#count(this.#facts.of(owner), -1);
    this.#facts.removeOwner(owner);
  }

  /** Each fact of the article that another article states with another number; the nearest clause of the others. */
  conflictsOf({ article }: LintDocument): Conflict[] {
    const conflicts: Conflict[] = [];
    for (const own of this.#facts.of(documentKey(article.id, article.locale))) {
      const near = this.#facts.similarTo(own, related.similarity);
      // Nearly all facts end here.
      if (valuesOf(own, near) !== mostValues) continue;
      const other = this.#disagreeing(own, near);
      if (other) conflicts.push({ own, other });
    }
    return conflicts;
  }

  #disagreeing(own: Fact, near: readonly Similar<Fact>[]): Fact | undefined {
    const alike = near.filter(({ set, similarity }) => this.#speakOfSame(own, set, similarity));
    const disagreeing = alike.filter(
      ({ set: other }) =>
        other.value !== own.value &&
        // An article that states both numbers knows of both cases.
        !alike.some(({ set }) => set.owner === other.owner && set.value === own.value) &&
        !this.#states(own.owner, other),
    );
    return disagreeing.toSorted((a, b) => b.similarity - a.similarity || order(a.set, b.set))[0]?.set;
  }

  #states(owner: string, fact: Fact): boolean {
    const same = this.#facts.of(owner).filter((own) => own.value === fact.value && own.dimension === fact.dimension);
    return same.some((own) => this.#speakOfSame(own, fact, jaccard(new Set(own.terms), fact.terms)));
  }

  #speakOfSame(a: Fact, b: Fact, similarity: number): boolean {
    if (a.articleId === b.articleId || a.conditions !== b.conditions || a.direction !== b.direction) return false;
    const says = (least: { words: number; characterPairs: number }) =>
      Math.min(a.terms.length, b.terms.length) >= (a.chinese ? least.characterPairs : least.words);
    if (similarity >= unrelated.similarity && says(unrelated)) return true;
    const least = says(related) ? related : relatedAndShort;
    return similarity >= least.similarity && says(least) && this.#haveCommonSubject(a, b);
  }

  #haveCommonSubject(a: Fact, b: Fact): boolean {
    const most = Math.max(commonWord.least, commonWord.share * this.#articles);
    for (const term of a.context) {
      // Tags are chosen by people to name the subject, however many articles carry them.
      if (b.context.has(term) && (term.startsWith('tag ') || (this.#contexts.get(term) ?? 0) <= most)) return true;
    }
    return false;
  }

  #count(facts: readonly Fact[], step: 1 | -1): void {
    if (facts.length === 0) return;
    this.#articles += step;
    const terms = new Set<string>();
    // The facts of a section share one set.
    for (const context of new Set(facts.map((fact) => fact.context))) for (const term of context) terms.add(term);
    for (const term of terms) {
      this.#contexts.set(term, (this.#contexts.get(term) ?? 0) + step);
    }
  }
}

/** How many different values a fact and those like it state; no more than one above {@link mostValues} are counted. */
function valuesOf(own: Fact, near: readonly Similar<Fact>[]): number {
  let second: string | undefined;
  for (const { set } of near) {
    if (set.value === own.value || set.value === second) continue;
    if (second !== undefined) return mostValues + 1;
    second = set.value;
  }
  return second === undefined ? 1 : mostValues;
}

function order(a: Fact, b: Fact): number {
  if (a.owner !== b.owner) return a.owner < b.owner ? -1 : 1;
  return a.range.startLine - b.range.startLine || a.range.startColumn - b.range.startColumn;
}
