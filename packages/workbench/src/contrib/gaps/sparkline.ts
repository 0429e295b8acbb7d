import { css, svg, html, type TemplateResult } from 'lit';

/** Heights of bars for counts, as shares (0 to 1) of the highest; a week with any question can be seen. */
export function barHeights(counts: readonly number[]): number[] {
  const most = Math.max(...counts, 1);
  return counts.map((count) => (count === 0 ? 0 : Math.max(0.15, count / most)));
}

/** Counts per week as small bars, the last one is this week. Use it with {@link sparklineStyles}. */
export function renderSparkline(counts: readonly number[], label: string): TemplateResult {
  const step = 5;
  const height = 16;
  return html`<svg
    class="sparkline"
    viewBox="0 0 ${Math.max(counts.length, 1) * step} ${height}"
    role="img"
    aria-label=${label}
  >
    ${barHeights(counts).map((share, index) => {
      const bar = Math.max(1, share * height);
      return svg`<rect class=${share === 0 ? 'none' : ''} x=${index * step} y=${height - bar} width=${step - 1.5} height=${bar} rx="0.8"></rect>`;
    })}
  </svg>`;
}

export const sparklineStyles = css`
  .sparkline {
    flex: none;
    block-size: 14px;
    fill: var(--vscode-charts-blue);
  }
  .sparkline .none {
    fill: var(--vscode-editorGroup-border);
  }
`;
