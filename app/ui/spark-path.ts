/** SVG paths of a series scaled into a box; a flat series runs through the middle. */
export function sparkPath(values: readonly number[], width: number, height: number): { line: string; fill: string } {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const points = values.map((value, at) => {
    const x = (at / (values.length - 1)) * width;
    const y = span === 0 ? height / 2 : 1 + (1 - (value - low) / span) * (height - 2);
    return `${round(x)} ${round(y)}`;
  });
  const line = `M${points.join("L")}`;
  return { line, fill: `${line}L${width} ${height}L0 ${height}Z` };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
