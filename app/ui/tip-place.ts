type Box = { left: number; top: number; width: number; height: number };

/** Where a bubble goes: under its anchor, above it when there is no room, never outside the window. */
export function tipPlace(
  anchor: Box,
  bubble: { width: number; height: number },
  view: { width: number; height: number },
) {
  const below = anchor.top + anchor.height + 6;
  const fits = below + bubble.height + 4 <= view.height;
  const centred = anchor.left + anchor.width / 2 - bubble.width / 2;
  return {
    left: Math.max(6, Math.min(centred, view.width - bubble.width - 6)),
    top: fits ? below : Math.max(6, anchor.top - bubble.height - 6),
  };
}
