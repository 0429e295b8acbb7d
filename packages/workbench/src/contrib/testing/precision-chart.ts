import type { CurvePoint } from '@askwell/core/answers';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { fewestJudged } from './past-questions.ts';
import { percent } from './test-texts.ts';

export interface ChartOptions {
  readonly curve: readonly CurvePoint[];
  /** The point of the thresholds in use, and of those that are tried. */
  readonly today: CurvePoint;
  readonly tried: CurvePoint;
  readonly localization: LocalizationService;
}

const width = 520;
const height = 260;
const left = 52;
const right = 22;
const top = 12;
const bottom = 40;

/** Least precision that the chart shows; a curve below it is drawn down to 0. */
function floorOf(curve: readonly CurvePoint[]): number {
  const values = curve.flatMap(({ estimatedPrecision, judged, right: good }) => [
    estimatedPrecision ?? 1,
    judged >= fewestJudged ? good / judged : 1,
  ]);
  return Math.min(...values, 1) >= 0.5 ? 0.5 : 0;
}

/** Precision against coverage as a picture; its numbers stand in the table beside it. Use it with {@link chartStyles}. */
export function renderChart({ curve, today, tried, localization }: ChartOptions): TemplateResult {
  const floor = floorOf(curve);
  const x = (coverage: number): number => left + coverage * (width - left - right);
  const y = (precision: number): number => top + ((1 - precision) / (1 - floor)) * (height - top - bottom);
  const line = (points: readonly (readonly [number, number])[]): string =>
    points
      .map(([coverage, precision], index) => `${index ? 'L' : 'M'}${x(coverage).toFixed(1)} ${y(precision).toFixed(1)}`)
      .join('');
  const estimated = curve.flatMap(({ coverage, estimatedPrecision }) =>
    estimatedPrecision === null ? [] : [[coverage, estimatedPrecision] as const],
  );
  const known = curve.flatMap(({ coverage, judged, right: good }) =>
    judged >= fewestJudged ? [[coverage, good / judged] as const] : [],
  );
  const precisions = floor === 0 ? [0, 0.25, 0.5, 0.75, 1] : [0.5, 0.6, 0.7, 0.8, 0.9, 1];
  const dot = (point: CurvePoint, kind: string) =>
    point.estimatedPrecision === null
      ? nothing
      : svg`<circle class=${kind} cx=${x(point.coverage)} cy=${y(point.estimatedPrecision)} r=${kind === 'tried' ? 6 : 5}></circle>`;
  return html`<figure>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${localization.text('whatIf.chart')}>
      ${precisions.map(
        (precision) =>
          svg`<line class="grid" x1=${left} x2=${width - right} y1=${y(precision)} y2=${y(precision)}></line>
            <text x=${left - 8} y=${y(precision) + 4} text-anchor="end">${percent(precision, localization)}</text>`,
      )}
      ${[0, 0.25, 0.5, 0.75, 1].map(
        (coverage) =>
          svg`<line class="tick" x1=${x(coverage)} x2=${x(coverage)} y1=${height - bottom} y2=${height - bottom + 4}></line>
            <text x=${x(coverage)} y=${height - bottom + 17} text-anchor="middle">${percent(coverage, localization)}</text>`,
      )}
      <text class="axis" x=${x(0.5)} y=${height - 4} text-anchor="middle">${localization.text('whatIf.coverage')}</text>
      <path class="estimated" d=${line(estimated)}></path>
      ${known.length > 1 ? svg`<path class="known" d=${line(known)}></path>` : nothing} ${dot(today, 'today')}
      ${dot(tried, 'tried')}
    </svg>
    <figcaption>
      <span><i class="estimated"></i>${localization.text('whatIf.estimated')}</span>
      ${known.length > 1 ? html`<span><i class="known"></i>${localization.text('whatIf.known')}</span>` : nothing}
      <span><i class="today"></i>${localization.text('whatIf.today')}</span>
      <span><i class="tried"></i>${localization.text('whatIf.tried')}</span>
    </figcaption>
  </figure>`;
}

export const chartStyles = css`
  figure {
    margin: 0;
    max-inline-size: 640px;
  }
  figure svg {
    display: block;
    inline-size: 100%;
    block-size: auto;
  }
  figure svg text {
    font-size: 11px;
    fill: var(--vscode-descriptionForeground);
  }
  figure svg .grid,
  figure svg .tick {
    stroke: var(--vscode-editorGroup-border);
  }
  figure svg path {
    fill: none;
    stroke-width: 2.5;
    stroke-linejoin: round;
    stroke: var(--vscode-charts-blue);
  }
  figure svg path.known {
    stroke: var(--vscode-charts-green);
    stroke-dasharray: 5 4;
  }
  figure svg circle {
    stroke: var(--vscode-editor-background);
    stroke-width: 2;
    fill: var(--vscode-foreground);
  }
  figure svg circle.tried {
    fill: var(--vscode-charts-yellow);
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    padding-inline-start: 8px;
    font-size: 12px;
    color: var(--vscode-descriptionForeground);
  }
  figcaption span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  figcaption i {
    inline-size: 16px;
    border-block-start: 3px solid var(--vscode-charts-blue);
  }
  figcaption i.known {
    border-block-start: 3px dashed var(--vscode-charts-green);
  }
  figcaption i:is(.today, .tried) {
    inline-size: 10px;
    block-size: 10px;
    border: 0;
    border-radius: 50%;
    background: var(--vscode-foreground);
  }
  figcaption i.tried {
    background: var(--vscode-charts-yellow);
  }
  @container (max-width: 620px) {
    figure svg text {
      font-size: 15px;
    }
  }
`;
