import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { Customer } from "./contract.ts";
import type { one } from "./repository.ts";
import { checkTaxNumber } from "./tax-number.ts";

type Stored = ReturnType<typeof one>["_"]["result"][number];

/** A stored row as the contract shows it. */
export function toCustomer(row: Stored): z.input<typeof Customer> {
  return { ...row, taxNumberSuspect: row.taxNumber !== null && checkTaxNumber(row.taxNumber) !== "ok" };
}

/** The one row that was asked for; missing and hidden look the same. */
export function theCustomer(found: Stored[]): z.input<typeof Customer> {
  const [row] = found;
  if (!row) throw new Failure("not_found");
  return toCustomer(row);
}
