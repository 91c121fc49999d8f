import { PROVINCES } from "#worker/modules/territories/options.ts";
import { REGIONS } from "#worker/modules/territories/regions.ts";
import { iso } from "./clock.ts";
import type { Story } from "./story.ts";

/** Turkey's regions and provinces; the people of the first team look after the west, those of the second after the east. */
export function addTerritories(story: Story): void {
  const { agency, clock, members } = story;
  const by = members[0]?.id ?? null;
  const stamps = { created_at: iso(clock.month), updated_at: iso(clock.month) };
  const made = (name: string, parent: string | null, provinces: readonly number[]) => {
    return {
      by,
      id: story.id(clock.month),
      name,
      parent_id: parent,
      provinces,
      version: 1,
      priority: 0,
      rules: {},
      ...stamps,
    };
  };
  const top = made(agency.language === "tr" ? "Türkiye" : "Turkey", null, []);
  const regions = REGIONS.map(({ name, provinces }) => ({ ...made(name, top.id, []), below: provinces }));
  const provinces = regions.flatMap(({ id, below }) =>
    below.map((code) => made(PROVINCES[code - 1] ?? "", id, [code])),
  );
  // First of all: customers find their place when they are written.
  story.rows.unshift(["territories", [top, ...regions.map(({ below: _, ...region }) => region), ...provinces]]);
  const west = new Set(["Marmara", "Ege", "Akdeniz"]);
  const people = members.filter(({ role }) => role === "member" || role === "manager");
  story.add(
    "territory_members",
    regions.flatMap(({ id, name }) =>
      people
        .filter(({ teams }) => teams.includes(west.has(name) ? 0 : 1))
        .map((person) => {
          const role = person.role === "manager" ? "owner" : "member";
          return { by, id: story.id(clock.month), territory_id: id, user_id: person.id, role };
        }),
    ),
  );
}
