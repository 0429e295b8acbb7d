import type { CurvePoint, ThresholdEffect } from '@askwell/core/answers';
import { html, type TemplateResult } from 'lit';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { fewestJudged } from './past-questions.ts';
import { decisionName, percent } from './test-texts.ts';

/** What becomes of the questions today and under the tried thresholds, side by side. */
export function renderNumbers(
  total: number,
  before: ThresholdEffect,
  after: ThresholdEffect,
  localization: LocalizationService,
): TemplateResult {
  const rows = [
    ['answer', before.answered, after.answered],
    ['clarify', before.clarified, after.clarified],
    ['handoff', before.handedOver, after.handedOver],
    ['small-talk', before.smallTalk, after.smallTalk],
  ] as const;
  const { localizer } = localization;
  const signed = new Intl.NumberFormat(localization.locale, { signDisplay: 'exceptZero' });
  return html`<table class="numbers">
    <caption>
      ${localization.text('whatIf.questions', { count: total })}
    </caption>
    <thead>
      <tr>
        <th scope="col"></th>
        <th scope="col">${localization.text('whatIf.today')}</th>
        <th scope="col">${localization.text('whatIf.tried')}</th>
        <th scope="col">${localization.text('whatIf.difference')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([kind, then, now]) =>
          html`<tr>
            <th scope="row">${decisionName(kind, localization)}</th>
            <td>${localizer.number(then)} <span class="quiet">${percent(then / total, localization)}</span></td>
            <td>${localizer.number(now)} <span class="quiet">${percent(now / total, localization)}</span></td>
            <td class=${now === then ? 'quiet' : ''}>${signed.format(now - then)}</td>
          </tr>`,
      )}
      <tr>
        <th scope="row">${localization.text('whatIf.estimatedPrecision')}</th>
        <td>${estimated(before, localization)}</td>
        <td>${estimated(after, localization)}</td>
        <td></td>
      </tr>
      <tr>
        <th scope="row">${localization.text('whatIf.knownPrecision')}</th>
        <td>${known(before, localization)}</td>
        <td>${known(after, localization)}</td>
        <td></td>
      </tr>
    </tbody>
  </table>`;
}

function estimated({ estimatedPrecision }: ThresholdEffect | CurvePoint, localization: LocalizationService): string {
  return estimatedPrecision === null ? '–' : percent(estimatedPrecision, localization, 1);
}

/** What people have said of too few answers is not made into a percentage. */
function known(
  { judged, right }: ThresholdEffect | CurvePoint,
  localization: LocalizationService,
): TemplateResult | string {
  if (judged === 0) return localization.text('whatIf.unknown');
  if (judged < fewestJudged) return localization.text('whatIf.tooFew', { right, judged });
  return html`${percent(right / judged, localization, 1)}
    <span class="quiet">${localization.text('whatIf.ofJudged', { right, judged })}</span>`;
}

/** The curve in numbers, for whoever does not see it. */
export function renderCurveTable(curve: readonly CurvePoint[], localization: LocalizationService): TemplateResult {
  const points = curve.filter((_, index) => index % 5 === 0);
  return html`<details>
    <summary>${localization.text('whatIf.asTable')}</summary>
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">${localization.text('whatIf.answer')}</th>
          <th scope="col">${localization.text('whatIf.coverage')}</th>
          <th scope="col">${localization.text('whatIf.estimatedPrecision')}</th>
          <th scope="col">${localization.text('whatIf.knownPrecision')}</th>
        </tr>
      </thead>
      <tbody>
        ${points.map(
          (point) =>
            html`<tr>
              <th scope="row">${percent(point.threshold, localization)}</th>
              <td>${percent(point.coverage, localization)}</td>
              <td>${estimated(point, localization)}</td>
              <td>${known(point, localization)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
