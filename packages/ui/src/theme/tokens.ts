import { unsafeCSS } from 'lit';
import { legible, readableOn, type HexColor } from './contrast.ts';

// The grounds that accents are computed against: the raised surface, where contrast is the lowest.
const lightGround = '#f2f4f7';
const darkGround = '#26292d';

const light = `color-scheme:light;
--askwell-surface:#fff;--askwell-raised:#f5f5f7;--askwell-text:#1a1e23;--askwell-quiet:#585e67;
--askwell-line:#e3e4e8;--askwell-control:#848d99;--askwell-danger:#b3261e;--askwell-good:#17693f;
--askwell-accent:var(--askwell-accent-on-light,#3046b4);`;

const dark = `color-scheme:dark;
--askwell-surface:#17181a;--askwell-raised:#212326;--askwell-text:#eeeff1;--askwell-quiet:#adb2b9;
--askwell-line:#34373c;--askwell-control:#868c95;--askwell-danger:#ff9d94;--askwell-good:#7ad9a6;
--askwell-accent:var(--askwell-accent-on-dark,#a9b8ff);`;

/**
 * Design tokens for an element's shadow root, as custom properties. The colours follow the system; the attribute
 * `color-scheme` with `light` or `dark` on the element fixes them. Brand and accent come from {@link brandProperties}.
 *
 * - `--askwell-brand`, `--askwell-on-brand`: the site's colour and the text on it
 * - `--askwell-accent`: the site's colour as text and focus ring, readable in either scheme
 * - `--askwell-surface`, `--askwell-raised`: grounds
 * - `--askwell-text`, `--askwell-quiet`, `--askwell-danger`, `--askwell-good`: text
 * - `--askwell-line`, `--askwell-control`: decoration; borders of controls (3:1)
 * - `--askwell-radius`: corners of cards
 */
export const tokens = unsafeCSS(`
  :host {
    --askwell-radius: 14px;
    ${light}
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([color-scheme='light'])) {
      ${dark}
    }
  }
  :host([color-scheme='dark']) {
    ${dark}
  }`);

/**
 * Custom properties that put a brand colour into the tokens with guaranteed contrast: text on the brand colour, and
 * the brand colour as text in either scheme, have at least 4.5:1.
 *
 * @param brand `#rrggbb`; anything else gives no properties
 */
export function brandProperties(brand: HexColor): Readonly<Record<`--askwell-${string}`, string>> {
  const onBrand = readableOn(brand);
  if (!onBrand) return {};
  return {
    '--askwell-brand': brand,
    '--askwell-on-brand': onBrand,
    '--askwell-accent-on-light': legible(brand, lightGround, 4.8),
    '--askwell-accent-on-dark': legible(brand, darkGround, 4.8),
  };
}
