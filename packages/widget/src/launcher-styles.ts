const sheet = String.raw; // a tag that lets the build shorten the text

/**
 * What the widget needs before the panel is there: launcher, dialog, and the text area, which looks the same before
 * and after the panel takes over. `!important` on the host wins even over the page's `!important`: the cascade turns
 * its order of contexts around for important declarations. Light or dark is inherited from the page, which is light
 * where it declares nothing. The rest of the styles comes with the panel.
 */
export const launcherStyles = sheet`
  :host {
    all: initial !important;
    position: fixed !important;
    inset-block-end: 20px !important;
    inset-inline: var(--from, auto) var(--to, 20px) !important;
    z-index: 2147483000 !important;
    font:
      16px/24px system-ui,
      sans-serif !important;
    color-scheme: var(--scheme, inherit) !important;
    --fill: var(--askwell-brand, #3046b4);
  }
  :host([position='start']) {
    --from: 20px;
    --to: auto;
  }
  * {
    all: unset;
    box-sizing: border-box;
  }
  button {
    display: block;
    border-radius: 50%;
    cursor: pointer;
    background: var(--fill);
    color: var(--askwell-on-brand, #fff);
    box-shadow: 0 4px 20px #0006;
  }
  button::before {
    content: '';
    display: block;
    margin: 18px;
    border: 12px solid; /* and not a background, which forced colours take away */
    clip-path: path('M12 2a10 10 0 0 0-9 14l-1 6 6-1a10 10 0 1 0 4-19zM6 11h2v2H6zm5 0h2v2h-2zm5 0h2v2h-2z');
  }
  :focus-visible {
    outline: 3px solid #fff;
    box-shadow: 0 0 0 5px #000;
  }
  dialog:not([open]) {
    display: none;
  }
  dialog {
    position: fixed;
    inset-block-end: 94px;
    inset-inline: var(--from, auto) var(--to, 20px);
    width: 412px;
    height: min(700px, 100vh - 118px);
    border-radius: 20px;
    overflow: hidden;
    background: Canvas;
    color: CanvasText;
    box-shadow:
      0 0 0 1px #8883,
      0 16px 56px #0004;
  }
  askwell-panel:not([ready]) {
    display: block;
    padding: 112px 20px 0;
    background: linear-gradient(var(--fill) 140px, #0000 0);
  }
  textarea {
    display: block;
    width: 100%;
    height: 56px;
    padding-block: 15px;
    padding-inline: var(--indent, 48px) 56px;
    background: Canvas;
    border: 1px solid #7d8794;
    border-radius: 16px;
    overflow: auto;
    white-space: pre-wrap;
  }
  @media (max-width: 520px), (max-height: 480px) {
    dialog {
      inset: var(--top, 0) 0 auto;
      width: 100%;
      height: var(--height, 100%);
      border-radius: 0;
    }
  }
`;
