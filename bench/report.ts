export type Goal = { name: string; value: number; bound: number; higherIsBetter: boolean; unit: string };

/** One line per goal with `ok` or `FAIL`. */
export function printGoals(goals: Goal[]): void {
  console.log("\nGoals");
  const rows = goals.map((goal) => [
    reached(goal) ? "ok" : "FAIL",
    goal.name,
    `${goal.value.toFixed(2)}${goal.unit}`,
    `${goal.higherIsBetter ? "≥" : "≤"} ${goal.bound}${goal.unit}`,
  ]);
  printTable(rows);
}

export function reached({ value, bound, higherIsBetter }: Goal): boolean {
  return higherIsBetter ? value >= bound : value <= bound;
}

/** Columns as wide as their widest cell; numbers to the right. */
export function printTable(rows: string[][]): void {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? "").length)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, i) => (/^[\d.]/.test(cell) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join("  ")
        .trimEnd(),
    );
  }
}
