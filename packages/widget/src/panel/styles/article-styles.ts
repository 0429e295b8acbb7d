import { css } from 'lit';

/** The article view and what articles share with answers. */
export const articleStyles = css`
  .title {
    font-size: 21px;
    line-height: 1.3;
    font-weight: 700;
    color: inherit;
    padding: 4px 0 6px;
    outline: 0;
    overflow-wrap: anywhere;
  }
  article {
    font-size: 15.5px;
    line-height: 1.6;
  }
  .reviewed {
    display: flex;
    gap: 6px;
    align-items: center;
    color: var(--askwell-quiet);
    font-size: 13px;
    line-height: 1.4;
  }
  .reviewed svg {
    inline-size: 16px;
    color: var(--askwell-good);
  }
  article > .reviewed {
    margin-block-end: 14px;
  }
  .contents {
    margin-block: 14px;
    padding: 12px 16px;
    border-radius: var(--askwell-radius);
    background: var(--askwell-raised);
    font-size: 14px;
  }
  .contents button {
    padding: 4px 0;
    color: var(--askwell-accent);
    border-radius: 4px;
  }
  .contents button:hover,
  .source:hover b {
    text-decoration: underline;
  }
  section > :first-child {
    scroll-margin-block-start: 12px;
    outline: 0;
  }
  section:first-child > :first-child {
    margin-block-start: 0;
  }
  .markdown section > :is(h2, h3) {
    color: inherit;
    padding: 0;
    font-size: 17px;
    font-weight: 650;
  }
  .related {
    font-size: 13px;
    font-weight: 600;
    color: var(--askwell-quiet);
    margin-block-start: 24px;
    padding: 14px 4px 4px;
    border-block-start: 1px solid var(--askwell-line);
  }
  .quiet {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-size: 14px;
    font-weight: 600;
    color: var(--askwell-accent);
    border: 1px solid var(--askwell-line);
    border-radius: 10px;
    padding: 6px 12px;
  }
  .quiet:hover {
    border-color: var(--askwell-accent);
  }
  .quiet svg {
    inline-size: 14px;
    block-size: 14px;
  }
`;
