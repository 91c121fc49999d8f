import type { z } from "zod";
import type { Results } from "#worker/kernel/db/builder.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { iconVersion } from "../icon/version.ts";
import { COUNTED } from "../tables.ts";
import type { Settings } from "./contract.ts";
import type { current, used } from "./repository.ts";

type Found = Results<{ found: ReturnType<typeof current>; used: ReturnType<typeof used> }>;

/** The brand without its drawing, the place, and the plan with what is used of it. */
export function settingsOf({ found: [tenant], used }: Found): z.input<typeof Settings> {
  if (!tenant) throw new Failure("not_found");
  const { brand, limits, language, currency, timeZone, plan, version } = tenant;
  const count = new Map(used.map((one) => [one.metric, one.used]));
  const { name, colour, secondColour = null, radius, font, icon, iconFile, supportEmail = null, legal = [] } = brand;
  return {
    ...{ name, colour, secondColour, radius, font, supportEmail, legal },
    hasIcon: (iconFile ?? icon) !== undefined,
    iconUrl: `/icon-192.png?v=${iconVersion(brand)}`,
    ...{ language, currency, timeZone, plan, version },
    usage: COUNTED.filter((metric) => limits[metric] !== undefined).map((metric) => ({
      metric,
      used: count.get(metric) ?? 0,
      allowed: limits[metric] ?? 0,
    })),
  };
}
