import { informationOf, type Finding, type LintRule } from '../rule.ts';

const day = 86_400_000;

export const overdueVerification: LintRule = {
  id: 'overdue-verification',
  description: 'An article was confirmed within the time set for it.',
  severity: 'warning',
  information: informationOf('overdue-verification'),
  *check({ document, source, configuration, now }): Iterable<Finding> {
    const { id, reviewedAt, verifyEveryDays = configuration.verifyEveryDays } = document.article;
    if (reviewedAt === undefined) {
      yield {
        message: `Article "${id}" was never reviewed. Have it reviewed, then "reviewedAt" is set.`,
        range: source.rangeOfTitle(),
      };
      return;
    }
    const range = source.frontMatter.ofKey('reviewedAt');
    const reviewed = Date.parse(`${reviewedAt}T00:00:00Z`);
    if (reviewed > now + day) {
      yield { message: `"reviewedAt" is ${reviewedAt}, a day to come. Write the day of the review.`, range };
      return;
    }
    const overdue = Math.floor((now - reviewed) / day) - verifyEveryDays;
    if (overdue <= 0) return;
    yield {
      message: `Article "${id}" was due for verification ${overdue} ${overdue === 1 ? 'day' : 'days'} ago (reviewed ${reviewedAt}, every ${verifyEveryDays} days). Check it and confirm it.`,
      range,
    };
  },
};

export const authorIsReviewer: LintRule = {
  id: 'author-is-reviewer',
  description: 'An article is reviewed by somebody else than its author.',
  severity: 'error',
  information: informationOf('author-is-reviewer'),
  *check({ document, source }): Iterable<Finding> {
    const { author, reviewer } = document.article;
    if (author === undefined || reviewer === undefined || plain(author) !== plain(reviewer)) return;
    yield {
      message: `"${reviewer}" is author and reviewer. Have somebody else review the article.`,
      range: source.frontMatter.ofKey('reviewer'),
    };
  },
};

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
