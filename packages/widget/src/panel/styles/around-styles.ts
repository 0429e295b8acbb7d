import { css } from 'lit';

/** What the loader could wait for: styles of the launcher and the dialog around the panel, in the widget's root. */
export const aroundStyles = css`
  :host {
    inset-block-end: calc(20px + env(safe-area-inset-bottom)) !important;
  }
  button {
    position: relative;
  }
  button[aria-expanded='true']::before {
    clip-path: path('M12 17.5l-9-9 2.2-2.2 6.8 6.8 6.8-6.8 2.2 2.2z');
  }
  button:hover {
    filter: brightness(1.1);
  }
  button[data-unread]::after {
    content: attr(data-unread);
    position: absolute;
    inset-block-start: -5px;
    inset-inline-end: -5px;
    min-inline-size: 26px;
    border: 2px solid #fff;
    border-radius: 14px;
    background: #b3261e;
    color: #fff;
    font: 700 12px/22px system-ui;
    text-align: center;
  }
  askwell-panel {
    display: block;
    block-size: 100%;
  }
  dialog:focus {
    outline: 0;
    box-shadow:
      0 0 0 1px #8883,
      0 16px 56px #0004;
  }
  textarea {
    color: var(--askwell-text);
    background: var(--askwell-surface);
    border-color: var(--askwell-control);
    overflow: hidden auto;
    overflow-wrap: anywhere;
    cursor: text;
  }
  textarea:focus {
    outline: 2px solid var(--askwell-accent, var(--fill));
    outline-offset: -2px;
    box-shadow: none;
  }
  textarea::placeholder {
    color: inherit;
    opacity: 0.72;
  }
  dialog::backdrop {
    background: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    button {
      transition: filter 0.15s;
    }
    dialog[open] {
      animation: rise 0.16s ease-out;
    }
    @keyframes rise {
      from {
        translate: 0 14px;
      }
    }
  }
  @media (forced-colors: active) {
    button,
    dialog {
      border: 2px solid;
    }
    textarea:focus,
    button:focus-visible {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
