import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, type RefObject, useEffect, useEffectEvent } from "react";

/** Where a card of a long column stands, for its element. */
export type CardPlace = { top: number; measure: (element: HTMLElement | null) => void };

type Props = {
  count: number;
  /** The list that scrolls. */
  frame: RefObject<HTMLElement | null>;
  keyOf: (at: number) => string;
  card: (at: number, place?: CardPlace) => ReactNode;
  /** Stays in the document wherever the list is scrolled to: what is being dragged. */
  kept: number;
  /** A line just before this card. */
  line: number | undefined;
  /** Which cards are in sight. */
  onSeen: (from: number, to: number) => void;
};

const GAP = 8;

/** Only the cards in sight, each at its place in a list as tall as all of them; loaded when a column is long. */
export function VirtualCards({ count, frame, keyOf, card, kept, line, onSeen }: Props) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => 96,
    gap: GAP,
    overscan: 8,
    getItemKey: keyOf,
    rangeExtractor: (range) => {
      const usual = defaultRangeExtractor(range);
      return kept < 0 || kept >= count || usual.includes(kept) ? usual : [...usual, kept].sort((a, b) => a - b);
    },
  });
  const { startIndex: from = 0, endIndex: to = 0 } = virtual.range ?? {};
  const tell = useEffectEvent(onSeen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: more cards may be in sight without another range
  useEffect(() => tell(from, to), [from, to, count]);
  const items = virtual.getVirtualItems();
  const at =
    line === undefined ? undefined : (items.find(({ index }) => index === line)?.start ?? virtual.getTotalSize() + GAP);
  return (
    <>
      <li aria-hidden="true" style={{ height: virtual.getTotalSize() }} className="w-px shrink-0" />
      {items.map(({ index, key, start }) => (
        <Drawn key={key} at={index} top={start} measure={virtual.measureElement} card={card} />
      ))}
      {at !== undefined && (
        <li
          aria-hidden="true"
          style={{ top: at - GAP / 2 - 1 }}
          className="absolute inset-x-0.5 h-0.5 rounded-full bg-brand"
        />
      )}
    </>
  );
}

/** Scrolling draws the cards that come into sight and leaves the others as they are. */
const Drawn = memo(function Drawn({ card, at, top, measure }: CardPlace & Pick<Props, "card"> & { at: number }) {
  return card(at, { top, measure });
});
