import type { AskedAnswer } from '@askwell/core/protocol';
import { css, html, type TemplateResult } from 'lit';
import { styleProperties } from '../../base/style-properties.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { shownContributions } from './explanation-scales.ts';

/** What each feature did to the confidence: to the right it spoke for the answer. Use it with {@link contributionStyles}. */
export function renderContributions(
  explanation: NonNullable<AskedAnswer['explanation']>,
  localization: LocalizationService,
): TemplateResult {
  const { strongest, others } = shownContributions(explanation);
  const signed = new Intl.NumberFormat(localization.locale, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return html`<table class="contributions">
    <caption class="visually-hidden">
      ${localization.text('ask.why')}
    </caption>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">${localization.text('ask.feature')}</th>
        <th scope="col">${localization.text('ask.contribution')}</th>
      </tr>
    </thead>
    <tbody>
      ${strongest.map(
        ({ feature, contribution, share }) =>
          html`<tr>
            <th scope="row">${featureName(feature, localization)}</th>
            <td>
              <span class="axis" aria-hidden="true">
                <span
                  class=${contribution < 0 ? 'against' : 'for'}
                  ${styleProperties({ 'inline-size': `${(50 * share).toFixed(1)}%` })}
                ></span>
              </span>
              <span class="value">${signed.format(contribution)}</span>
            </td>
          </tr>`,
      )}
      <tr>
        <th scope="row" class="quiet">${localization.text('ask.others')}</th>
        <td><span class="axis" aria-hidden="true"></span><span class="value">${signed.format(others)}</span></td>
      </tr>
    </tbody>
  </table>`;
}

/** A feature of the confidence in the reader's language; one that a newer server adds keeps its own name. */
function featureName(feature: string, localization: LocalizationService): string {
  // In a ranking the classifier is a probability; here it is whether there is one.
  const key = `feature.${feature === 'classifier' ? 'classifierThere' : feature}`;
  const name = localization.label(`%${key}%`);
  return name === key ? feature : name;
}

export const contributionStyles = css`
  .contributions {
    inline-size: 100%;
    max-inline-size: 640px;
    border-collapse: collapse;
    font-size: 12px;
  }
  .contributions th {
    inline-size: 45%;
    padding: 3px 12px 3px 0;
    text-align: start;
    font-weight: normal;
  }
  .contributions td {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 3px 0;
  }
  .axis {
    position: relative;
    flex: 1;
    block-size: 10px;
    background: linear-gradient(var(--vscode-editorGroup-border), var(--vscode-editorGroup-border)) center / 1px 100%
      no-repeat;
  }
  .axis span {
    position: absolute;
    inset-block: 1px;
    border-radius: 2px;
  }
  .axis .for {
    inset-inline-start: 50%;
    background: var(--vscode-charts-green);
  }
  .axis .against {
    inset-inline-end: 50%;
    background: var(--vscode-charts-red);
  }
  .contributions .value {
    inline-size: 6ch;
    text-align: end;
    font-variant-numeric: tabular-nums;
    color: var(--vscode-descriptionForeground);
  }
`;
