import { css } from 'lit';

/** Frame, home, composer and the way to a person. */
export const panelStyles = css`
  :host {
    --fill: var(--askwell-brand, #3046b4);
    --on-fill: var(--askwell-on-brand, #fff);
    --tint: color-mix(in srgb, var(--askwell-accent) 9%, var(--askwell-surface));
  }
  * {
    box-sizing: border-box;
  }
  .view {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    color: var(--askwell-text);
    background: var(--askwell-surface);
    font-size: 15px;
    line-height: 1.5;
    font-family: var(--askwell-font, inherit);
  }
  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    padding: 16px 20px 20px;
    outline: 0;
    position: relative;
    scrollbar-width: thin;
    scrollbar-color: var(--askwell-line) transparent;
  }
  .scroll:focus-visible {
    box-shadow: inset 0 0 0 2px var(--askwell-accent);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  p,
  ul,
  h1,
  h2,
  h3 {
    margin: 0;
  }
  ul.rows,
  .contents ul {
    list-style: none;
    padding: 0;
  }
  small {
    display: block;
    color: var(--askwell-quiet);
    font-size: 13px;
    line-height: 1.45;
  }
  b {
    font-weight: 600;
  }
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    border-radius: 12px;
  }
  button:focus-visible,
  a:focus-visible {
    outline: 2px solid var(--askwell-accent);
    outline-offset: 2px;
  }
  button[disabled] {
    cursor: default;
  }
  svg {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :dir(rtl) > :is(.back svg, .row > svg:last-child, .person > svg) {
    scale: -1 1;
  }
  .hint {
    color: var(--askwell-quiet);
    padding: 8px 4px;
  }

  .hero {
    position: relative;
    block-size: 140px;
    padding: 22px 64px 0 24px;
    background:
      radial-gradient(circle at 100% 0, color-mix(in srgb, var(--on-fill) 18%, transparent), transparent 55%),
      var(--fill);
    color: var(--on-fill);
    flex: none;
  }
  .hero .name {
    font-size: 14px;
    font-weight: 600;
    block-size: 21px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .hero h1 {
    font-size: min(25px, 6.8vw);
    line-height: 1.2;
    letter-spacing: -0.01em;
    font-weight: 700;
    margin-block-start: 8px;
  }
  .hero .close {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-end: 12px;
  }
  .composer {
    font-size: 16px; /* below that, phones zoom in */
    position: relative;
    flex: none;
    padding: 8px 16px calc(16px + env(safe-area-inset-bottom));
    --indent: 16px;
  }
  .composer > svg {
    display: none;
  }
  .home .composer {
    margin-block-start: -28px;
    padding: 0 20px;
    --indent: 48px;
  }
  .home .composer > svg {
    display: block;
    position: absolute;
    inset-inline-start: 36px;
    inset-block-start: 18px;
    color: var(--askwell-quiet);
    pointer-events: none;
  }
  .send {
    position: absolute;
    inset-inline-end: 24px;
    inset-block-end: calc(24px + env(safe-area-inset-bottom));
    inline-size: 40px;
    block-size: 40px;
    display: grid;
    place-items: center;
    background: var(--fill);
    color: var(--on-fill);
  }
  .home .send {
    inset-inline-end: 28px;
    inset-block-end: 8px;
  }
  .send:hover,
  .primary:hover {
    filter: brightness(1.1);
  }
  .composer:has(.problem) .send {
    inset-block: auto calc(100% - 56px);
  }
  .problem {
    color: var(--askwell-danger);
    font-size: 13px;
    padding-block-start: 6px;
  }

  h2 {
    font-size: 13px;
    font-weight: 600;
    color: var(--askwell-quiet);
    padding: 14px 4px 6px;
  }
  .row {
    display: flex;
    gap: 12px;
    align-items: center;
    inline-size: 100%;
    padding: 11px 10px;
    margin-block: 1px;
    line-height: 1.4;
  }
  @media (hover: hover) {
    .row:hover,
    .person:hover {
      background: var(--tint);
    }
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row > span,
  .row > b {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .row > svg {
    color: var(--askwell-accent);
  }
  .row > svg:last-child,
  .person > svg {
    inline-size: 16px;
    color: var(--askwell-quiet);
  }
  .hit {
    align-items: start;
  }
  .hit small {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    margin-block-start: 2px;
  }
  .hit .heading {
    color: var(--askwell-text);
    -webkit-line-clamp: 1;
  }
  .unconfirmed {
    font-weight: 600;
  }
  mark {
    background: color-mix(in srgb, var(--askwell-accent) 18%, transparent);
    color: inherit;
    border-radius: 3px;
  }
  .ask {
    background: var(--tint);
  }
  .ask > b {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  kbd {
    font: inherit;
    font-size: 12px;
    line-height: 20px;
    padding: 0 8px;
    color: var(--askwell-quiet);
    border: 1px solid var(--askwell-line);
    border-radius: 6px;
    background: var(--askwell-surface);
  }
  .card {
    display: flex;
    gap: 12px;
    align-items: center;
    inline-size: 100%;
    padding: 12px 14px;
    border: 1px solid var(--askwell-line);
    border-radius: var(--askwell-radius);
  }
  .card:hover {
    border-color: var(--askwell-accent);
  }
  .card > svg,
  .go {
    color: var(--askwell-accent);
    font-weight: 600;
    font-size: 14px;
  }
  .card > span:nth-of-type(1) {
    flex: 1;
    min-inline-size: 0;
  }
  .card small {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .person {
    display: flex;
    gap: 12px;
    align-items: center;
    flex: none;
    padding: 10px 20px;
    border-block-start: 1px solid var(--askwell-line);
    border-radius: 0;
    line-height: 1.35;
  }
  .view > .person:last-child {
    padding-block-end: calc(10px + env(safe-area-inset-bottom));
  }
  .person:focus-visible {
    outline-offset: -3px;
  }
  .person > span:nth-of-type(2) {
    flex: 1;
    min-inline-size: 0;
  }
  .person small:empty {
    display: none;
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 34px;
    block-size: 34px;
    border-radius: 50%;
    background: var(--tint);
    color: var(--askwell-accent);
    position: relative;
  }
  .waiting .avatar:after,
  .asking .avatar:after {
    content: '';
    position: absolute;
    inset: -2px;
    border-radius: 50%;
    border: 2px solid color-mix(in srgb, var(--askwell-accent) 25%, transparent);
    border-block-start-color: var(--askwell-accent);
  }
  .with .avatar:after {
    content: '';
    position: absolute;
    inset: auto 0 0 auto;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--askwell-good);
    border: 2px solid var(--askwell-surface);
  }

  .bar {
    display: flex;
    align-items: center;
    gap: 6px;
    flex: none;
    padding: 10px 12px;
    background: var(--fill);
    color: var(--on-fill);
    line-height: 1.3;
  }
  .bar > p {
    flex: 1;
    min-inline-size: 0;
  }
  .bar :is(b, small) {
    display: block;
    color: inherit;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .round {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
  }
  .round:hover {
    background: #8883;
  }
  .round:focus-visible {
    outline-color: currentColor;
    outline-offset: -2px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .waiting .avatar:after,
    .asking .avatar:after {
      animation: turn 1.6s linear infinite;
    }
    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }
  }
  @media (forced-colors: active) {
    .send,
    .row,
    .bubble,
    .choice,
    .avatar {
      border: 1px solid;
    }
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`;
