import { type Finding, sources, text } from "./tree.ts";

const LIMIT = 300;
const FREE = /(^|\/)tables\.ts$|\.generated\.|^messages\/|\.test\.tsx?$|^tests\//;

/** Files over 300 lines, and the median of all that count. */
export function checkSizes(root: string): { findings: Finding[]; median: number } {
  const sizes = sources(root)
    .filter((path) => !FREE.test(path))
    .map((path) => ({ path, lines: text(root, path).trimEnd().split("\n").length }))
    .sort((a, b) => a.lines - b.lines);
  return {
    findings: sizes
      .filter(({ lines }) => lines > LIMIT)
      .map(({ path, lines }) => `${path}: ${lines} lines, at most ${LIMIT}`),
    median: sizes[sizes.length >> 1]?.lines ?? 0,
  };
}
