export interface Extent {
  readonly width: number;
  readonly height: number;
}

const gap = 4; // pixels kept free at the edges of the viewport

/**
 * Where a menu's upper left corner lies, in CSS pixels of the viewport: right of and below its anchor, or left and
 * above where there is no room, and never outside.
 */
export function placeMenu(
  anchor: { readonly x: number; readonly y: number; readonly above?: number },
  menu: Extent,
  viewport: Extent,
): { readonly x: number; readonly y: number } {
  const fitsBelow = anchor.y + menu.height <= viewport.height - gap;
  const wantedY = fitsBelow ? anchor.y : (anchor.above ?? anchor.y) - menu.height;
  // Below an element the menu stays under it; at a pointer it turns to the other side.
  const turned = anchor.above === undefined ? anchor.x - menu.width : viewport.width - gap - menu.width;
  const wantedX = anchor.x + menu.width <= viewport.width - gap ? anchor.x : turned;
  const within = (wanted: number, size: number, room: number) => Math.max(gap, Math.min(wanted, room - gap - size));
  return { x: within(wantedX, menu.width, viewport.width), y: within(wantedY, menu.height, viewport.height) };
}
