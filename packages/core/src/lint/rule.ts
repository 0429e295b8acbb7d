import type { Taxonomy } from '../taxonomy/index.ts';
import type { LintConfiguration } from './configuration.ts';
import type { LintCorpus } from './corpus/lint-corpus.ts';
import type { Severity, SourceRange, TextEdit } from './diagnostic.ts';
import type { LintDocument } from './document.ts';
import type { MarkdownSource } from './source/markdown-source.ts';

/** What a rule says of one place; the linter adds rule, severity and article. */
export interface Finding {
  /** Names the thing, the place and the remedy, in English. */
  readonly message: string;
  readonly range: SourceRange;
  /** Edits of this file that remove the finding; only when they are certainly what the author means. */
  readonly fix?: readonly TextEdit[];
}

/** What the knowledge base knows besides its articles. What is left out is not checked. */
export interface LintSurroundings {
  readonly taxonomy?: Taxonomy;
  /**
   * Whether a media file is there: by its path relative to the knowledge folder, or by the `attachmentAddress` of an
   * attachment.
   */
  readonly hasMedia?: (path: string) => boolean;
}

/** What a rule may look at. */
export interface LintContext extends LintSurroundings {
  readonly document: LintDocument;
  /** The document's file with the places of headings, links, words and front matter. */
  readonly source: MarkdownSource;
  /** All articles, the document among them. */
  readonly corpus: LintCorpus;
  readonly configuration: LintConfiguration;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * A check of one article, alone or against all others. It is a pure function of its context: the same articles,
 * configuration and time give the same findings, in the browser and on the server.
 *
 * @example
 * const noShouting: LintRule = {
 *   id: 'acme.no-shouting',
 *   description: 'A title is not written in capitals.',
 *   severity: 'warning',
 *   *check({ document, source }) {
 *     const { title } = document.article;
 *     if (title.length > 3 && title === title.toUpperCase() && title !== title.toLowerCase()) {
 *       yield { message: `Title "${title}" is written in capitals. Use lower case.`, range: source.rangeOfTitle() };
 *     }
 *   },
 * };
 */
export interface LintRule {
  /** Lower-case words joined by hyphens; an extension puts its name and a dot before them. */
  readonly id: string;
  /** What holds when the rule is kept, in one sentence. */
  readonly description: string;
  readonly severity: Severity;
  /** Address of the rule's page, absolute or relative to the repository. */
  readonly information?: string;
  /** What the fix does, as a menu names it; left out when the rule never offers one. */
  readonly fix?: string;
  check(context: LintContext): Iterable<Finding>;
}

/** Where the pages of the built-in rules are. */
export function informationOf(id: string): string {
  return `docs/lint/${id}.md`;
}
