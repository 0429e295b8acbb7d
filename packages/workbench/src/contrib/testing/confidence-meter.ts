import type { Thresholds } from '@askwell/core/answers';
import { css, html, nothing, type TemplateResult } from 'lit';
import { styleProperties } from '../../base/style-properties.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { percent } from './test-texts.ts';

export interface MeterOptions {
  /** 0 to 1. */
  readonly confidence: number;
  /** Probability that some article answers, 0 to 1; undefined where nothing judged it. */
  readonly inScope: number | undefined;
  readonly thresholds: Thresholds;
  readonly localization: LocalizationService;
}

/** How sure the bot is, against what it needs to answer and to ask back. Use it with {@link meterStyles}. */
export function renderMeter({ confidence, inScope, thresholds, localization }: MeterOptions): TemplateResult {
  const { answer, clarify } = thresholds;
  const at = (share: number) => styleProperties({ 'inset-inline-start': `${(100 * share).toFixed(2)}%` });
  const tone = confidence >= answer ? 'sure' : (inScope ?? confidence) >= clarify ? 'unsure' : 'lost';
  const value = percent(confidence, localization);
  return html`<div class="meter">
    <div class="readings">
      <span><b>${value}</b> ${localization.text('meter.confidence')}</span>
      ${
        inScope === undefined
          ? nothing
          : html`<span class="quiet"
              ><i class="diamond"></i
              >${localization.text('meter.inScope', { share: percent(inScope, localization) })}</span
            >`
      }
    </div>
    <meter
      class="visually-hidden"
      min="0"
      max="1"
      low=${clarify}
      high=${answer}
      optimum="1"
      value=${confidence}
      aria-label=${localization.text('meter.label')}
      aria-valuetext=${localization.text('meter.value', {
        confidence: value,
        answer: percent(answer, localization),
        clarify: percent(clarify, localization),
      })}
    ></meter>
    <div class="scale ${tone}" aria-hidden="true">
      <span class="fill" ${styleProperties({ 'inline-size': `${(100 * confidence).toFixed(2)}%` })}></span>
      ${inScope === undefined ? nothing : html`<i class="diamond placed" ${at(inScope)}></i>`}
      <span class="mark" ${at(clarify)}></span>
      <span class="mark" ${at(answer)}></span>
    </div>
    <div class="legend" aria-hidden="true">
      <span ${at(clarify)}>${localization.text('meter.clarifyFrom', { share: percent(clarify, localization) })}</span>
      <span ${at(answer)}>${localization.text('meter.answerFrom', { share: percent(answer, localization) })}</span>
    </div>
  </div>`;
}

export const meterStyles = css`
  .meter {
    max-inline-size: 640px;
  }
  .readings {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    align-items: baseline;
    margin-block-end: 6px;
  }
  .readings b {
    font-size: 20px;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .scale {
    position: relative;
    block-size: 12px;
    border-radius: 6px;
    background: var(--vscode-editorGroup-border);
  }
  .fill {
    display: block;
    block-size: 100%;
    border-radius: 6px;
    background: var(--vscode-charts-red);
    transition: inline-size 0.2s;
  }
  .scale.unsure .fill {
    background: var(--vscode-charts-yellow);
  }
  .scale.sure .fill {
    background: var(--vscode-charts-green);
  }
  .mark {
    position: absolute;
    inset-block: -4px;
    inline-size: 2px;
    margin-inline-start: -1px;
    background: var(--vscode-foreground);
  }
  .diamond {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 6px;
    rotate: 45deg;
    background: var(--vscode-editor-background);
    border: 2px solid var(--vscode-foreground);
  }
  .diamond.placed {
    position: absolute;
    inset-block-start: 2px;
    margin: 0 0 0 -4px;
  }
  .legend {
    position: relative;
    block-size: 20px;
    margin-block-start: 5px;
    font-size: 11px;
    color: var(--vscode-descriptionForeground);
  }
  .legend span {
    position: absolute;
    translate: -50% 0;
    white-space: nowrap;
  }
`;
