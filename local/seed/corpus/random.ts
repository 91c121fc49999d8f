/** A stream of chance that is the same for the same seed, on every machine (mulberry32). */
export type Random = {
  /** 0 ≤ x < 1 */
  next: () => number;
  /** Whole, both ends included. */
  int: (from: number, to: number) => number;
  /** True in `share` of the cases. */
  chance: (share: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
};

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick: (list) => at(list, Math.floor(next() * list.length)),
  };
}

/** Chooses by weight, in logarithmic time: build it once, ask it often. */
export function weighted<T>(choices: readonly (readonly [T, number])[]): (r: Random) => T {
  const values = choices.map(([value]) => value);
  let sum = 0;
  const ends = Float64Array.from(choices, ([, weight]) => (sum += weight));
  return (r) => {
    const x = r.next() * sum;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > x) high = middle;
      else low = middle + 1;
    }
    return at(values, low);
  };
}

function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new Error("nothing to choose from");
  return list[index] as T;
}
