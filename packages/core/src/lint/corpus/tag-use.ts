import { foldText } from '../../search/index.ts';
import { documentKey, type LintDocument } from '../document.ts';

export interface UsedTag {
  readonly id: string;
  /** Without what spellings differ in: case, width, hyphens, a plural's `s`. */
  readonly plain: string;
}

/** Which tags the articles carry. */
export class TagUse {
  readonly #users = new Map<string, Set<string>>();
  #sorted: readonly UsedTag[] | undefined;

  add({ article }: LintDocument): void {
    this.#sorted = undefined;
    for (const tag of article.tags) {
      const users = this.#users.get(tag) ?? new Set<string>();
      this.#users.set(tag, users.add(documentKey(article.id, article.locale)));
    }
  }

  remove({ article }: LintDocument): void {
    this.#sorted = undefined;
    for (const tag of article.tags) {
      const users = this.#users.get(tag);
      users?.delete(documentKey(article.id, article.locale));
      if (users?.size === 0) this.#users.delete(tag);
    }
  }

  count(tag: string): number {
    return this.#users.get(tag)?.size ?? 0;
  }

  /** All tags in use, sorted. */
  tags(): readonly UsedTag[] {
    return (this.#sorted ??= [...this.#users.keys()].toSorted().map((id) => ({ id, plain: plainTag(id) })));
  }
}

/** The letters and digits of a tag or its name, folded, in the singular. */
export function plainTag(tag: string): string {
  return foldText(tag)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(?<=[a-z]{3})s$/, '');
}
