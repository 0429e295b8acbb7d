import { css } from 'lit';

/** Styles for what {@link renderBlocks} renders, inside an element of class `markdown`. Uses the theme's tokens. */
export const markdownStyles = css`
  .markdown {
    overflow-wrap: anywhere;
  }
  .markdown :is(p, ul, ol, pre, blockquote, .table, .callout) {
    margin: 0.7em 0;
  }
  .markdown :is(h1, h2, h3, h4, h5, h6) {
    margin: 1.3em 0 0.4em;
    font-size: 1.05em;
    line-height: 1.35;
  }
  .markdown :is(h1, h2, h3) {
    font-size: 1.15em;
  }
  .markdown :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .markdown li {
    margin: 0.3em 0;
  }
  .markdown li::marker {
    color: var(--askwell-quiet);
    font-variant-numeric: tabular-nums;
  }
  .markdown .task {
    list-style: none;
  }
  .markdown .task input {
    margin: 0 0.5em 0 -1.4em;
  }
  .markdown :is(a, .article-link) {
    all: unset;
    color: var(--askwell-accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
    border-radius: 3px;
  }
  .markdown :is(a, .article-link, pre, .table):focus-visible {
    outline: 2px solid var(--askwell-accent);
    outline-offset: 2px;
  }
  .markdown img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 8px;
    vertical-align: middle;
  }
  .markdown code {
    font:
      0.9em/1.5 ui-monospace,
      'Cascadia Mono',
      Menlo,
      monospace;
    background: var(--askwell-raised);
    border-radius: 4px;
    padding: 0.1em 0.3em;
  }
  .markdown pre {
    overflow-x: auto;
    background: var(--askwell-raised);
    border: 1px solid var(--askwell-line);
    border-radius: 8px;
    padding: 0.7em 0.9em;
    overflow-wrap: normal;
  }
  .markdown pre code {
    padding: 0;
    background: none;
  }
  .markdown blockquote {
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--askwell-line);
    color: var(--askwell-quiet);
  }
  .callout {
    --tone: var(--askwell-accent);
    padding: 0.6em 0.9em;
    border-inline-start: 3px solid var(--tone);
    border-radius: 6px;
    background: color-mix(in srgb, var(--tone) 8%, var(--askwell-surface));
  }
  .callout:is(.warning, .caution) {
    --tone: var(--askwell-danger);
  }
  .callout.tip {
    --tone: var(--askwell-good);
  }
  .table {
    overflow-x: auto;
  }
  .markdown table {
    border-collapse: collapse;
    font-size: 0.94em;
    overflow-wrap: normal;
  }
  .markdown :is(th, td) {
    padding: 0.4em 0.7em;
    border: 1px solid var(--askwell-line);
    text-align: start;
    vertical-align: top;
    min-inline-size: 5em;
  }
  .markdown th {
    background: var(--askwell-raised);
  }
  .markdown .center {
    text-align: center;
  }
  .markdown .right {
    text-align: end;
  }
  .markdown hr {
    border: 0;
    border-block-start: 1px solid var(--askwell-line);
    margin: 1.2em 0;
  }
  .markdown :is(.callout, li) > :first-child,
  .markdown > :first-child {
    margin-block-start: 0;
  }
  .markdown :is(.callout, li) > :last-child,
  .markdown > :last-child {
    margin-block-end: 0;
  }
`;
