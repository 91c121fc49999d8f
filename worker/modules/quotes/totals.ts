/**
 * How a quote is added up, the one way for the Worker, the browser and the PDF. Whole minor units throughout; where a
 * product has a fraction, it is rounded half up, away from zero:
 *
 * 1. A line's gross is quantity × unit price, rounded. Its discount is an amount, or a part of the gross, rounded. Net is
 *    what is left.
 * 2. The quote's discount is an amount, or a part of the sum of the nets, rounded. It is spread over the lines in
 *    proportion to their nets by largest remainder (equal remainders: the upper line first), so that the parts are the whole.
 * 3. VAT is worked out once for each rate, on the sum of what is left of that rate's lines, rounded, as on a Turkish invoice
 *    (KDV Kanunu 25/a: discounts shown on the document are no part of the base).
 *
 * The database works the same out again before it commits (`app.check_quote`).
 */
export function totalsOf(lines: readonly PricedLine[], discount: Discount = {}): Totals {
  const nets = lines.map(netOf);
  const linesMinor = sum(nets.map(({ netMinor }) => netMinor));
  const discountMinor = partOf(linesMinor, discount);
  const shares = spread(
    discountMinor,
    nets.map(({ netMinor }) => netMinor),
  );
  const netMinor = linesMinor - discountMinor;
  const listMinor = sum(lines.map((line, i) => max(nets[i]?.grossMinor ?? 0n, listedOf(line))));
  const vat = vatOf(
    lines,
    nets.map(({ netMinor: net }, i) => net - (shares[i] ?? 0n)),
  );
  const vatMinor = sum(vat.map((one) => one.vatMinor));
  return {
    lines: nets.map(({ grossMinor, netMinor: net }, i) => ({
      grossMinor: Number(grossMinor),
      netMinor: Number(net),
      shareMinor: Number(shares[i] ?? 0n),
    })),
    listMinor: Number(listMinor),
    linesMinor: Number(linesMinor),
    discountMinor: Number(discountMinor),
    netMinor: Number(netMinor),
    vat: vat.map((one) => ({ vatBp: one.vatBp, baseMinor: Number(one.baseMinor), vatMinor: Number(one.vatMinor) })),
    vatMinor: Number(vatMinor),
    totalMinor: Number(netMinor + vatMinor),
    effectiveBp: effectiveBp(Number(listMinor), Number(netMinor)),
  };
}

/** `quantityMilli` in thousandths, `…Bp` in basis points, `…Minor` in minor units. An amount goes before a percentage. */
export type Discount = { discountBp?: number | null | undefined; discountMinor?: number | null | undefined };
export type PricedLine = Discount & {
  quantityMilli: number;
  unitPriceMinor: number;
  vatBp: number;
  /** What a unit would cost by the price list: whoever sells below it gives a discount as well. */
  listPriceMinor?: number | null | undefined;
};

export type Totals = {
  lines: { grossMinor: number; netMinor: number; shareMinor: number }[];
  /** What it would cost without any discount, by the list where that is more. */
  listMinor: number;
  linesMinor: number;
  discountMinor: number;
  netMinor: number;
  vat: { vatBp: number; baseMinor: number; vatMinor: number }[];
  vatMinor: number;
  totalMinor: number;
  effectiveBp: number;
};

/** Sums stay exact below this: a line, and all of them. */
export const MOST_TOTAL_MINOR = 100_000_000_000_000;

/** How much less than the list it is, in basis points; a fraction counts as a whole one, so that it never looks smaller than it is. */
export function effectiveBp(listMinor: number, netMinor: number): number {
  if (listMinor <= netMinor) return 0;
  const off = BigInt(listMinor - netMinor) * WHOLE;
  return Number((off + BigInt(listMinor) - 1n) / BigInt(listMinor));
}

const WHOLE = 10_000n;
const MILLI = 1000n;

function netOf(line: PricedLine): { grossMinor: bigint; netMinor: bigint } {
  const grossMinor = rounded(BigInt(line.quantityMilli) * BigInt(line.unitPriceMinor), MILLI);
  return { grossMinor, netMinor: grossMinor - partOf(grossMinor, line) };
}

function listedOf({ quantityMilli, listPriceMinor }: PricedLine): bigint {
  return rounded(BigInt(quantityMilli) * BigInt(listPriceMinor ?? 0), MILLI);
}

/** Never more than there is: what asks for more is refused before it is kept. */
function partOf(whole: bigint, { discountBp, discountMinor }: Discount): bigint {
  const part =
    discountMinor === null || discountMinor === undefined
      ? rounded(whole * BigInt(discountBp ?? 0), WHOLE)
      : BigInt(discountMinor);
  return part > whole ? whole : part;
}

function spread(amount: bigint, weights: bigint[]): bigint[] {
  const whole = sum(weights);
  if (whole === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (amount * weight) / whole);
  const left = Number(amount - sum(shares));
  const byRemainder = weights
    .map((weight, at) => ({ at, rest: (amount * weight) % whole }))
    .sort((one, other) => (one.rest === other.rest ? one.at - other.at : one.rest > other.rest ? -1 : 1));
  for (const { at } of byRemainder.slice(0, left)) shares[at] = (shares[at] ?? 0n) + 1n;
  return shares;
}

function vatOf(lines: readonly PricedLine[], bases: bigint[]) {
  const byRate = new Map<number, bigint>();
  for (const [i, { vatBp }] of lines.entries()) byRate.set(vatBp, (byRate.get(vatBp) ?? 0n) + (bases[i] ?? 0n));
  return [...byRate]
    .sort(([one], [other]) => one - other)
    .map(([vatBp, baseMinor]) => ({ vatBp, baseMinor, vatMinor: rounded(baseMinor * BigInt(vatBp), WHOLE) }));
}

/** Half up; nothing here is negative. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor / 2n) / divisor;
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

function sum(list: bigint[]): bigint {
  return list.reduce((whole, part) => whole + part, 0n);
}
