import { toDisposable, type Disposable } from '../base/index.ts';
import { defaultLintConfiguration, type LintConfiguration } from './configuration.ts';
import type { LintCorpus } from './corpus/lint-corpus.ts';
import { compareDiagnostics, type Diagnostic, type Severity } from './diagnostic.ts';
import { sourceOf, type LintDocument } from './document.ts';
import type { Finding, LintRule, LintSurroundings } from './rule.ts';
import { checkRuleId } from './rule-id.ts';
import { builtInRules } from './rules/index.ts';
import { suppressionsOf, type Suppression } from './suppressions.ts';
import { suppressionRule, suppressionFindings } from './rules/suppression.ts';

export interface LintOptions extends LintSurroundings {
  readonly configuration?: LintConfiguration;
  /** Milliseconds since 1970: what is overdue depends on it. */
  readonly now: number;
}

/**
 * Checks articles with the built-in rules and those that extensions register.
 *
 * @example
 * const linter = new Linter();
 * const corpus = new LintCorpus(documents);
 * const all = linter.lintAll(corpus, { now: Date.now(), taxonomy });
 * // One edit later:
 * corpus.set(edited);
 * const now = linter.lint(edited, corpus, { now: Date.now(), taxonomy });
 */
export class Linter {
  readonly #stacks = new Map<string, { readonly rule: LintRule }[]>();
  #inForce: readonly LintRule[] | undefined;

  /** @param rules those to start with; the built-in ones when left out */
  constructor(rules: readonly LintRule[] = builtInRules) {
    for (const rule of rules) this.register(rule);
  }

  /**
   * Adds a rule. An id that is registered already is stacked on top; disposing brings the earlier rule back.
   *
   * @throws TypeError when the id is not made of lower-case letters, digits, dots and hyphens, or is the linter's own
   */
  register(rule: LintRule): Disposable {
    checkRuleId(rule.id);
    const entry = { rule };
    const stack = this.#stacks.get(rule.id) ?? [];
    this.#stacks.set(rule.id, stack);
    stack.push(entry);
    this.#inForce = undefined;
    return toDisposable(() => {
      stack.splice(stack.indexOf(entry), 1);
      this.#inForce = undefined;
      if (stack.length === 0) this.#stacks.delete(rule.id);
    });
  }

  /** The rules in force, by id. */
  get rules(): readonly LintRule[] {
    const rules = () => [...this.#stacks.values()].flatMap((stack) => stack.at(-1)?.rule ?? []);
    return (this.#inForce ??= [...rules(), suppressionRule].toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  }

  /** Checks one article, which must be in the corpus as it is, in the order of its places. */
  lint(document: LintDocument, corpus: LintCorpus, options: LintOptions): Diagnostic[] {
    const { configuration = defaultLintConfiguration, ...rest } = options;
    const source = sourceOf(document);
    const suppressions = suppressionsOf(source);
    const used = new Set<Suppression>();
    const diagnostics: Diagnostic[] = [];
    const report = (rule: LintRule, severity: Severity, finding: Finding): void => {
      const { id: articleId, locale } = document.article;
      const { message, range, fix } = finding;
      const path = document.path === undefined ? {} : { path: document.path };
      diagnostics.push({
        rule: rule.id,
        severity,
        message,
        articleId,
        locale,
        ...path,
        range,
        ...(fix ? { fix } : {}),
      });
    };
    const context = { ...rest, document, source, corpus, configuration };
    const inForce = this.rules;
    for (const rule of inForce) {
      const severity = configuration.rules[rule.id] ?? rule.severity;
      if (severity === 'off' || rule === suppressionRule) continue;
      for (const finding of rule.check(context)) {
        const matching = suppressions.filter((suppression) => covers(suppression, rule.id, finding));
        for (const suppression of matching) used.add(suppression);
        // Without a reason it does not count: the finding stays, and so does the question why.
        if (!matching.some((suppression) => suppression.reason !== '')) report(rule, severity, finding);
      }
    }
    const severity = configuration.rules[suppressionRule.id] ?? suppressionRule.severity;
    if (severity !== 'off') {
      const known = new Set(inForce.map((rule) => rule.id));
      const off = new Set(Object.keys(configuration.rules).filter((id) => configuration.rules[id] === 'off'));
      for (const finding of suppressionFindings(source, suppressions, { used, known, off })) {
        report(suppressionRule, severity, finding);
      }
    }
    return diagnostics.sort(compareDiagnostics);
  }

  /**
   * Checks every article of the corpus.
   *
   * @param onProgress called after each article with how many are done
   */
  lintAll(corpus: LintCorpus, options: LintOptions, onProgress?: (done: number) => void): Diagnostic[] {
    const diagnostics: Diagnostic[] = [];
    let done = 0;
    for (const document of corpus.documents()) {
      for (const diagnostic of this.lint(document, corpus, options)) diagnostics.push(diagnostic);
      onProgress?.(++done);
    }
    return diagnostics.sort(compareDiagnostics);
  }
}

function covers(suppression: Suppression, rule: string, { range }: Finding): boolean {
  return suppression.rule === rule && (suppression.line === undefined || suppression.line === range.startLine);
}
