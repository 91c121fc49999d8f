import type { z } from "zod";
import { FIRST_SETTINGS } from "../options.ts";
import type { QuoteSettings } from "./contract.ts";

type Settings = z.output<typeof QuoteSettings>;

/** What is stored, or how it is before the first change. */
export function settingsFrom([found]: Settings[]): Settings {
  return found ?? { ...NONE, ...FIRST_SETTINGS };
}

const NONE = {
  approvalAboveBp: null,
  terms: null,
  legalName: null,
  taxOffice: null,
  taxNumber: null,
  address: null,
  phone: null,
  website: null,
  iban: null,
  version: 1,
};
