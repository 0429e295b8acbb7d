import { css } from 'lit';

/** Messages and everything around them. */
export const conversationStyles = css`
  .log {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 16px;
    background: var(--askwell-raised);
  }
  .log > :first-child {
    margin-block-start: auto; /* a short conversation is near the place to write */
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 6px;
    max-inline-size: 100%;
  }
  .visitor {
    align-items: end;
  }
  .byline {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-start: 8px;
    font-size: 12.5px;
    color: var(--askwell-quiet);
  }
  .byline b {
    color: var(--askwell-text);
  }
  .byline .avatar {
    inline-size: 26px;
    block-size: 26px;
    font-size: 13px;
    font-weight: 700;
    background: var(--fill);
    color: var(--on-fill);
  }
  .byline .avatar svg {
    inline-size: 15px;
  }
  .bubble {
    max-inline-size: 88%;
    padding: 9px 14px;
    border-radius: 16px;
    border-start-start-radius: 5px;
    background: var(--askwell-surface);
    border: 1px solid var(--askwell-line);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .visitor .bubble {
    border-start-start-radius: 16px;
    border-end-end-radius: 5px;
    background: var(--fill);
    border-color: var(--fill);
    color: var(--on-fill);
  }
  .bubble a {
    color: inherit;
    text-underline-offset: 0.15em;
  }
  .bot .bubble a,
  .agent .bubble a {
    color: var(--askwell-accent);
  }
  .unsent .bubble {
    opacity: 0.75;
  }
  .note {
    font-size: 12.5px;
    color: var(--askwell-quiet);
    padding: 0;
  }
  .note.problem {
    color: var(--askwell-danger);
  }
  .note button {
    font-weight: 600;
    text-decoration: underline;
    padding: 4px 6px;
  }
  .offer {
    white-space: normal;
    padding: 12px 14px;
  }
  .offer .primary {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    margin-block: 10px 6px;
    padding: 9px 16px;
    font-weight: 600;
    background: var(--fill);
    color: var(--on-fill);
  }
  [disabled] {
    opacity: 0.6;
    filter: none;
  }
  .choices {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 6px;
    max-inline-size: 100%;
  }
  .choice {
    padding: 8px 14px;
    border: 1px solid var(--askwell-control);
    border-radius: 18px;
    background: var(--askwell-surface);
    color: var(--askwell-accent);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .choice:not([disabled]):hover {
    border-color: var(--askwell-accent);
    background: var(--tint);
  }
  .answer {
    inline-size: 100%;
    border: 1px solid var(--askwell-line);
    border-radius: 16px;
    border-start-start-radius: 5px;
    background: var(--askwell-surface);
    overflow: hidden;
  }
  .answer h3 {
    font-size: 16px;
    line-height: 1.35;
    padding: 12px 16px 0;
    overflow-wrap: anywhere;
  }
  .answer .markdown {
    padding: 12px 16px;
    line-height: 1.55;
  }
  .answer .cut {
    mask: linear-gradient(#000 calc(100% - 40px), #0005);
    padding-block-end: 4px;
  }
  .answer .foot {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 6px;
    padding: 12px 16px 14px;
    border-block-start: 1px solid var(--askwell-line);
    background: var(--tint);
    font-size: 14px;
  }
  .answer .quiet {
    margin-block-start: 4px;
    background: var(--askwell-surface);
  }
  .answer .foot > p:not(.reviewed) {
    color: var(--askwell-quiet);
    font-size: 13px;
    margin-block-start: 6px;
  }
  .source {
    display: flex;
    gap: 8px;
    align-items: start;
    color: var(--askwell-accent);
    line-height: 1.4;
    border-radius: 6px;
    overflow-wrap: anywhere;
  }
  .source svg {
    inline-size: 18px;
  }
  .notice {
    text-align: center;
    font-size: 13px;
    color: var(--askwell-quiet);
    padding: 10px 0 4px;
  }
  .notice span {
    padding: 3px 12px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--askwell-quiet) 12%, transparent);
  }
  .thinking {
    display: flex;
    gap: 5px;
    align-self: start;
    padding: 14px 16px;
    border-radius: 16px;
    background: var(--askwell-surface);
    border: 1px solid var(--askwell-line);
  }
  .thinking i {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--askwell-quiet);
  }
  .finished {
    text-align: center;
    color: var(--askwell-quiet);
    padding: 14px 8px;
    font-size: 14px;
  }
  .finished .quiet {
    margin-block-start: 10px;
    background: var(--askwell-surface);
  }
  .lost {
    position: absolute; /* over the messages, which must not jump */
    inset-inline: 0;
    z-index: 1;
    padding: 8px 16px;
    font-size: 13.5px;
    line-height: 1.45;
    background: color-mix(in srgb, #f0a500 16%, var(--askwell-surface));
    border-block-end: 1px solid color-mix(in srgb, #f0a500 40%, var(--askwell-surface));
    /* A hiccup that is over in a moment is not worth a word. */
    animation: appear 0s 1.2s backwards;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .lost a {
    color: var(--askwell-accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    .thinking i {
      animation: think 1.2s infinite;
    }
    .thinking i:nth-of-type(2) {
      animation-delay: 0.15s;
    }
    .thinking i:nth-of-type(3) {
      animation-delay: 0.3s;
    }
    @keyframes think {
      50% {
        opacity: 0.25;
      }
    }
  }
`;
