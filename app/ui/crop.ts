/** A square of a picture, in the picture's pixels: its left top corner and its side. */
export type Crop = { x: number; y: number; side: number };
export type Picture = { width: number; height: number };

/** The largest square, in the middle. */
export function wholeOf({ width, height }: Picture): Crop {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/** The square moved, as far as the picture goes. */
export function moved({ x, y, side }: Crop, dx: number, dy: number, { width, height }: Picture): Crop {
  return { x: within(x + dx, width - side), y: within(y + dy, height - side), side };
}

/** Another side, no smaller than `least`; the point at `focus` (parts of the square) stays where it is. */
export function zoomed(crop: Crop, side: number, least: number, picture: Picture, focus = { x: 0.5, y: 0.5 }): Crop {
  const whole = Math.min(picture.width, picture.height);
  const next = Math.min(whole, Math.max(Math.min(least, whole), side));
  const by = crop.side - next;
  return moved({ ...crop, side: next }, by * focus.x, by * focus.y, picture);
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
