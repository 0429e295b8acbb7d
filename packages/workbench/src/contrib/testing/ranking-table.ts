import type { RankedArticleEntry } from '@askwell/core/protocol';
import { css, html, nothing, type TemplateResult } from 'lit';
import { styleProperties } from '../../base/style-properties.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { scoreShares, shownFeatures, type RankingFeature } from './explanation-scales.ts';

export interface RankingOptions {
  readonly localization: LocalizationService;
  /** The article that a test expects; it is marked. */
  readonly expected?: string | null | undefined;
  readonly open: (articleId: string, locale: string) => void;
}

/** What a question ranks, the best first, with a bar for each feature. Use it with {@link rankingStyles}. */
export function renderRanking(ranking: readonly RankedArticleEntry[], options: RankingOptions): TemplateResult {
  const { localization, expected, open } = options;
  if (ranking.length === 0) return html`<p class="quiet">${localization.text('ranking.empty')}</p>`;
  const features = shownFeatures(ranking);
  const shares = scoreShares(ranking);
  return html`<div class="scroller">
    <table class="ranking">
      <caption class="visually-hidden">
        ${localization.text('ranking.title')}
      </caption>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">${localization.text('ranking.article')}</th>
          <th scope="col">${localization.text('ranking.score')}</th>
          ${features.map(
            (feature) =>
              html`<th scope="col" title=${localization.text(`featureHelp.${feature}`)}>
                ${localization.text(nameOf(feature))}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${ranking.map(
          ({ articleId, locale, title, score, features: values }, index) =>
            html`<tr class=${articleId === expected ? 'expected' : ''}>
              <td class="rank">${index + 1}</td>
              <th scope="row">
                <button class="link" lang=${locale} @click=${() => open(articleId, locale)}>${title}</button>
                ${
                  articleId === expected
                    ? html`<span class="tag">${localization.text('ranking.expected')}</span>`
                    : nothing
                }
              </th>
              <td data-label=${localization.text('ranking.score')}>
                ${bar(shares[index] ?? 0, score.toFixed(2), 'score')}
              </td>
              ${features.map((feature) => {
                const value = values[feature] ?? 0;
                return html`<td data-label=${localization.text(nameOf(feature))}>
                  ${bar(Math.min(1, value), value.toFixed(2).replace(/^0\./, '.'), '')}
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

// Elsewhere "lead" is how far the best result is ahead.
function nameOf(feature: RankingFeature): `feature.${Exclude<RankingFeature, 'lead'> | 'firstLines'}` {
  return `feature.${feature === 'lead' ? 'firstLines' : feature}`;
}

function bar(share: number, label: string, kind: string): TemplateResult {
  return html`<span class="bar ${kind}">
    <span class="track"><span ${styleProperties({ 'inline-size': `${(100 * share).toFixed(1)}%` })}></span></span>
    <span class="value">${label}</span>
  </span>`;
}

export const rankingStyles = css`
  .scroller {
    overflow-x: auto;
  }
  .ranking {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 12px;
  }
  .ranking :is(th, td) {
    padding: 5px 6px;
    text-align: start;
    vertical-align: middle;
    font-weight: normal;
    border-block-end: 1px solid var(--vscode-editorGroup-border);
  }
  .ranking thead th {
    vertical-align: bottom;
    font-size: 11px;
    line-height: 1.25;
    color: var(--vscode-descriptionForeground);
  }
  .ranking tbody th {
    min-inline-size: 150px;
    overflow-wrap: anywhere;
  }
  .ranking .rank {
    inline-size: 20px;
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
  }
  .ranking .expected {
    background: var(--vscode-list-inactiveSelectionBackground);
    color: var(--vscode-list-inactiveSelectionForeground);
  }
  .ranking .tag {
    display: inline-block;
    margin-inline-start: 6px;
    padding: 0 6px;
    border-radius: 8px;
    font-size: 11px;
    background: var(--vscode-badge-background);
    color: var(--vscode-badge-foreground);
  }
  .bar {
    display: block;
    min-inline-size: 40px;
  }
  .bar .track {
    display: block;
    block-size: 5px;
    border-radius: 3px;
    overflow: hidden;
    background: var(--vscode-editorGroup-border);
  }
  .bar .track > span {
    display: block;
    block-size: 100%;
    border-radius: 3px;
    background: var(--vscode-charts-blue);
  }
  .bar.score .track > span {
    background: var(--vscode-charts-green);
  }
  .bar .value {
    font-size: 11px;
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
  }
  .expected .bar .value {
    color: inherit;
  }
  @container (max-width: 620px) {
    .ranking thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .ranking tbody tr {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(74px, 1fr));
      gap: 2px 10px;
      padding-block: 8px;
      border-block-end: 1px solid var(--vscode-editorGroup-border);
    }
    .ranking tbody :is(th, td) {
      border: 0;
      padding: 2px 4px;
    }
    .ranking tbody td.rank {
      display: none;
    }
    .ranking tbody th {
      grid-column: 1 / -1;
      font-size: 13px;
    }
    .ranking td[data-label]::before {
      content: attr(data-label);
      font-size: 11px;
      color: var(--vscode-descriptionForeground);
    }
    .ranking .expected td[data-label]::before {
      color: inherit;
    }
  }
`;
