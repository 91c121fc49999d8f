import type { Duplicable } from "#worker/kernel/db/duplicable.ts";
import { customersMerged } from "./events.ts";
import { customers } from "./tables.ts";

/** Which customers may be one. */
export const customersDuplicates: Duplicable = {
  table: customers,
  details: ({ companyName, emails, phones, province, taxNumber }) =>
    [companyName, emails, phones, taxNumber, province].flat(),
  merged: (_, survivor, others) => customersMerged(survivor, others),
};
