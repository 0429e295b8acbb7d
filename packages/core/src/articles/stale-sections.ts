import type { Article, Section } from './article.ts';
import { normSection } from './norm.ts';

/**
 * Which sections of a translation no longer say what their source says.
 *
 * @param translation the article as it is translated
 * @param before its source when the translation was published
 * @param now its source today
 * @returns ids of the translation's sections whose source has changed or is gone since then; a section that the source
 * has gained makes the one before it stale, where the new one belongs
 */
export function staleSections(translation: Article, before: Article, now: Article): string[] {
  const partner = partners(translation.sections, before.sections);
  const current = new Map(now.sections.map((section) => [section.id, section]));
  const known = new Set(before.sections.map(({ id }) => id));
  const stale = new Set<string>();
  translation.sections.forEach((section, index) => {
    const source = partner[index];
    if (!source) return;
    const today = current.get(source.id);
    if (!today || contentOf(today) !== contentOf(source)) stale.add(section.id);
  });
  now.sections.forEach((section, index) => {
    if (known.has(section.id)) return;
    const previous = now.sections.slice(0, index).findLast((one) => known.has(one.id));
    const place = previous ? partner.findIndex((one) => one && one.id === previous.id) : 0;
    const reader = translation.sections[Math.max(place, 0)];
    if (reader) stale.add(reader.id);
  });
  return translation.sections.filter(({ id }) => stale.has(id)).map(({ id }) => id);
}

/** For each section of a translation the one it translates: by its part of the norm, otherwise by its place. */
function partners(translation: readonly Section[], source: readonly Section[]): (Section | undefined)[] {
  const isParallel = translation.length === source.length;
  return translation.map((section, index) => {
    const norm = normSection(section.heading);
    const sameNorm = norm && source.find(({ heading }) => normSection(heading) === norm);
    return sameNorm ?? (isParallel ? source[index] : undefined);
  });
}

function contentOf({ heading, blocks }: Section): string {
  return JSON.stringify([heading, blocks]);
}
