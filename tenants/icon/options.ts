/** What a picture must be to become an icon: a square PNG of at least so many pixels a side, at most so many bytes. */
export const ICON_SIDE = 512;
export const ICON_BYTES = 2_000_000;
