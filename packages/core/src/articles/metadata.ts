import { err, ok, type Result } from '../base/index.ts';
import type { ArticleKind, ArticleMetadata, Audience } from './article.ts';
import type { YamlMap, YamlValue } from './strict-yaml.ts';

/** What an article's front matter may say; every key may be left out. */
export type StatedMetadata = Partial<ArticleMetadata> & { readonly draft?: boolean };

/** What an article's id looks like. */
export const articleIdPattern = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}_.-]{0,127}$/u;
const maxListEntries = 200;

/** What each kind is for when its front matter does not say so. */
const defaultAudience: Readonly<Record<ArticleKind, Audience>> = {
  article: 'customer',
  case: 'customer',
  'canned-response': 'internal',
  procedure: 'internal',
};

/** Keys that mean something to others than the reader of articles: `lint` holds suppressions. */
const keysOfOthers = new Set(['lint']);

type Reader = (key: string, value: YamlValue) => unknown;

class Refusal extends Error {}

const readers: Readonly<Record<keyof StatedMetadata, Reader>> = {
  id: (key, value) =>
    matching(key, value, articleIdPattern, 'lower-case words joined by hyphens, for instance reset-password'),
  locale: (key, value) => locale(key, value),
  kind: (key, value) => oneOf(key, value, Object.keys(defaultAudience)),
  title: text,
  questions: texts,
  category: (key, value) => text(key, value).replace(/^\/+|\/+$/g, ''),
  tags: texts,
  audience: (key, value) => oneOf(key, value, ['customer', 'internal']),
  author: text,
  reviewer: text,
  reviewedAt: date,
  verifyEveryDays: (key, value) =>
    Number(matching(key, value, /^[1-9]\d{0,3}$/, 'a whole number of days from 1 to 9999')),
  related: texts,
  redirectFrom: (key, value) =>
    texts(key, value).map((from) =>
      matching(key, from, articleIdPattern, 'ids of articles, for instance reset-password'),
    ),
  sources: texts,
  draft: (key, value) => oneOf(key, value, ['true', 'false']) === 'true',
};

/**
 * Reads the keys that mean something; empty ones count as left out.
 *
 * @returns the metadata and the keys that mean nothing here; an error says what to write instead, because a guess at
 * an audience could show an internal article to customers
 */
export function readMetadata(keys: YamlMap): Result<{ stated: StatedMetadata; unknown: string[] }, string> {
  const stated: Record<string, unknown> = {};
  const unknown: string[] = [];
  try {
    for (const [key, value] of keys) {
      if (keysOfOthers.has(key)) continue;
      if (!Object.hasOwn(readers, key)) unknown.push(key);
      else if (value !== '') stated[key] = readers[key as keyof StatedMetadata](key, value);
    }
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return err(refusal.message);
  }
  return ok({ stated, unknown });
}

/**
 * Who may read an article of a kind.
 *
 * @returns an error when a canned response is meant for customers: they get it from an agent, never from a search
 */
export function audienceOf(kind: ArticleKind, stated: Audience | undefined): Result<Audience, string> {
  if (kind === 'canned-response' && stated === 'customer') {
    return err('"audience" is "customer", but a canned response is for agents. Write internal, or leave it out');
  }
  return ok(stated ?? defaultAudience[kind]);
}

/** A language tag in its canonical form, `zh-cn` as `zh-CN`; undefined when it is none. */
export function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function text(key: string, value: YamlValue): string {
  if (typeof value !== 'string') throw new Refusal(`"${key}" is a list or map. Write one line of text`);
  return value.replace(/\s+/g, ' ').trim();
}

function texts(key: string, value: YamlValue): string[] {
  const list = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly YamlValue[]) : undefined;
  if (!list) throw new Refusal(`"${key}" is a map. Write a list`);
  if (list.length > maxListEntries)
    throw new Refusal(`"${key}" has ${list.length} entries; ${maxListEntries} are allowed`);
  return [...new Set(list.map((entry) => text(key, entry)))].filter((entry) => entry !== '');
}

function oneOf(key: string, value: YamlValue, allowed: readonly string[]): string {
  const stated = text(key, value);
  if (!allowed.includes(stated)) {
    const choices = `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
    throw new Refusal(`"${key}" is "${stated}". Write ${choices}`);
  }
  return stated;
}

function matching(key: string, value: YamlValue, pattern: RegExp, wanted: string): string {
  const stated = text(key, value);
  if (!pattern.test(stated)) throw new Refusal(`"${key}" is "${stated}". Write ${wanted}`);
  return stated;
}

function locale(key: string, value: YamlValue): string {
  const stated = text(key, value);
  const canonical = canonicalLocale(stated);
  if (!canonical) throw new Refusal(`"${key}" is "${stated}". Write a language tag such as en or zh-CN`);
  return canonical;
}

function date(key: string, value: YamlValue): string {
  const stated = matching(key, value, /^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-09-14');
  const day = new Date(`${stated}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== stated) {
    throw new Refusal(`"${key}" is "${stated}", which is no day of the calendar. Write a date such as 2026-09-14`);
  }
  return stated;
}
