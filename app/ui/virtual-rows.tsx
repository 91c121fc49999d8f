import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode, RefObject } from "react";

type Props = { count: number; frame: RefObject<HTMLDivElement | null>; line: (at: number) => ReactNode; span: number };

/** Only the rows in sight, between two spacers; loaded when a table is long. */
export function VirtualRows({ count, frame, line, span }: Props) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => frame.current?.querySelector<HTMLElement>("tbody tr[data-row]")?.offsetHeight ?? 41,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <tbody>
      <Spacer height={before} span={span} />
      {shown.map(({ index }) => line(index))}
      <Spacer height={after} span={span} />
    </tbody>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr className="spacer">
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
