import { sparkPath } from "./spark-path.ts";

/** The shape of a series, without axes. The numbers are told elsewhere, so it is hidden from assistive technology. */
export function Sparkline({
  values,
  width = 88,
  height = 26,
  area,
}: {
  values: readonly number[];
  width?: number;
  height?: number;
  area?: boolean;
}) {
  if (values.length < 2) return null;
  const { line, fill } = sparkPath(values, width, height);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className="shrink-0 overflow-visible"
    >
      {area && <path d={fill} fill="var(--brand-soft)" />}
      <path
        d={line}
        fill="none"
        stroke="var(--brand-line)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
