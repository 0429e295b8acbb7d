import type { PublishedArticle } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizationService } from '../../platform/localization-service.ts';

/** What the author stated in the front matter: who reviewed it, until when it counts as verified, tags. */
export function renderFacts(
  article: PublishedArticle,
  localization: LocalizationService,
  now = Date.now(),
): TemplateResult {
  const { localizer } = localization;
  const day = (iso: string) => {
    const time = Date.parse(iso);
    return Number.isNaN(time) ? iso : localizer.date(time, { dateStyle: 'medium', timeZone: 'UTC' });
  };
  const overdue = article.verifiedUntil !== undefined && Date.parse(article.verifiedUntil) < now;
  const fact = (term: string, value: unknown) =>
    value === undefined
      ? nothing
      : html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div>`;
  return html`<dl class="facts">
      ${fact(localization.text('article.kind'), localization.text(`article.kind.${article.kind}`))}
      ${fact(
        localization.text('article.audience'),
        article.audience === 'internal'
          ? html`<span class="internal">${icon('lock')}${localization.text('article.audience.internal')}</span>`
          : localization.text('article.audience.customer'),
      )}
      ${fact(localization.text('article.reviewer'), article.reviewer)}
      ${fact(localization.text('article.reviewedAt'), article.reviewedAt && day(article.reviewedAt))}
      ${fact(
        localization.text('article.verifiedUntil'),
        article.verifiedUntil &&
          html`<span class=${overdue ? 'overdue' : 'verified'}>
            ${icon(overdue ? 'warning' : 'verified')}${day(article.verifiedUntil)}
          </span>`,
      )}
      ${fact(localization.text('article.revision'), localizer.number(article.revision))}
    </dl>
    ${
      article.tags.length > 0
        ? html`<ul class="tags" aria-label=${localization.text('article.tags')}>
            ${article.tags.map(({ name }) => html`<li>${icon('tag')}${name}</li>`)}
          </ul>`
        : nothing
    }`;
}
