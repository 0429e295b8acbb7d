/** A colour as `#rrggbb`. */
export type HexColor = string;

/** Red, green and blue, 0 to 255. */
type Channels = readonly number[];

/** Reads `#rrggbb`; anything else is undefined. */
function channels(color: HexColor): Channels | undefined {
  return /^#[\da-f]{6}$/i.test(color) ? [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) : undefined;
}

/** Relative luminance, WCAG 2.2 "relative luminance": 0 for black, 1 for white. */
function luminance(color: Channels): number {
  return color.reduce((sum, channel, at) => {
    const share = channel / 255;
    return sum + [0.2126, 0.7152, 0.0722][at]! * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  }, 0);
}

/** Contrast ratio of two luminances, WCAG 2.2 "contrast ratio": (lighter + 0.05) / (darker + 0.05). */
function ratio(first: number, second: number): number {
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/**
 * Contrast of two colours, 1 to 21, by the formula of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
 *
 * @throws RangeError when a colour is not `#rrggbb`
 */
export function contrast(first: HexColor, second: HexColor): number {
  return ratio(luminance(parse(first)), luminance(parse(second)));
}

/**
 * White or black, whichever reads better on the colour. One of them always has a contrast of at least 4.58 (the
 * square root of 21), so text on any brand colour meets WCAG AA.
 *
 * @returns undefined for a colour that is not `#rrggbb`
 */
export function readableOn(color: HexColor): '#fff' | '#000' | undefined {
  const parsed = channels(color);
  // Both contrasts are equal where (1 + 0.05) / (x + 0.05) = (x + 0.05) / 0.05.
  return parsed && (luminance(parsed) > 0.1791 ? '#000' : '#fff');
}

/**
 * The colour itself where it has the wanted contrast on the background, otherwise the nearest mix of it with black
 * or white that has: a pale brand colour stays recognisable and becomes readable as text.
 *
 * @param wanted contrast ratio, 1 to 21; 4.5 is AA for text, 3 for large text and controls
 * @returns `#rrggbb`; black or white when even that does not reach the wanted contrast
 */
export function legible(color: HexColor, background: HexColor, wanted: number): HexColor {
  const start = parse(color);
  const behind = luminance(parse(background));
  const target = ratio(behind, 1) > ratio(behind, 0) ? 255 : 0;
  for (let step = 0; step < 32; step++) {
    const mixed = start.map((channel) => Math.round(channel + ((target - channel) * step) / 32));
    if (ratio(luminance(mixed), behind) >= wanted) return hex(mixed);
  }
  return hex([target, target, target]);
}

function hex(color: Channels): HexColor {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function parse(color: HexColor): Channels {
  const parsed = channels(color);
  if (!parsed) throw new RangeError(`Colour "${color}" is not understood. Write it as "#rrggbb".`);
  return parsed;
}
