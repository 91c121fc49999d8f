import { DAY, iso } from "./clock.ts";
import type { Story } from "./story.ts";

/** Saved lists, most of them shared with the agency. */
export function addViews(story: Story): void {
  const { agency, clock, members } = story;
  const made = clock.now - 90 * DAY;
  story.add(
    "views",
    lists.map(({ by, tr, en, ...view }, position) => {
      const user = members[by]?.id ?? null;
      const name = agency.language === "tr" ? tr : en;
      return {
        by: user,
        id: story.id(made),
        user_id: user,
        name,
        ...view,
        position,
        created_at: iso(made),
        updated_at: iso(made),
      };
    }),
  );
}

const lists = [
  {
    by: 0,
    tr: "Risktekiler",
    en: "At risk",
    resource: "customers",
    shared: true,
    query: { filter: { segment: { eq: "at_risk" } }, sort: "lastActivityAt" },
  },
  {
    by: 1,
    tr: "İstanbul firmaları",
    en: "Istanbul companies",
    resource: "customers",
    shared: true,
    query: { filter: { kind: { eq: "company" }, province: { eq: "İstanbul" } }, sort: "name" },
  },
  {
    by: 2,
    tr: "Benim müşterilerim",
    en: "My customers",
    resource: "customers",
    shared: false,
    query: { filter: { ownerId: { eq: "me" } }, sort: "-lastActivityAt" },
  },
  {
    by: 1,
    tr: "Kazanılanlar",
    en: "Won",
    resource: "deals",
    shared: true,
    query: { filter: { status: { eq: "won" } }, sort: "-createdAt" },
  },
  {
    by: 2,
    tr: "Açık fırsatlarım",
    en: "My open deals",
    resource: "deals",
    shared: false,
    query: { filter: { status: { eq: "open" }, ownerId: { eq: "me" } }, sort: "-createdAt" },
  },
];
