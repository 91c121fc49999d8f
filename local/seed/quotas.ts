import { dayOf } from "./clock.ts";
import type { Story } from "./story.ts";

/** Lira a month, by role; who only looks on has none. */
const MONTHLY: Readonly<Record<string, number>> = { owner: 60_000, manager: 250_000, member: 400_000 };

/** What people and teams are to win in this quarter's months and the last one's. */
export function addQuotas(story: Story, teams: readonly { id: string }[]): void {
  const { clock, members } = story;
  const year = Number(dayOf(clock.month).slice(0, 4));
  const quarter = Math.floor((Number(dayOf(clock.month).slice(5, 7)) - 1) / 3);
  const months = Array.from({ length: 6 }, (_, at) => {
    const month = new Date(Date.UTC(year, quarter * 3 - 3 + at, 1));
    return month.toISOString().slice(0, 10);
  });
  const by = members[0]?.id ?? null;
  const said = (lira: number, month: string) => ({ measure: "amount", from_day: month, target: lira * 100 });
  story.add(
    "quotas",
    members.flatMap(({ id, role }) =>
      months.flatMap((month) => {
        const lira = MONTHLY[role];
        return lira ? [{ by, id: story.id(clock.month), owner_id: id, ...said(lira, month) }] : [];
      }),
    ),
  );
  story.add(
    "team_quotas",
    teams.flatMap(({ id }) =>
      months.map((month) => ({ by, id: story.id(clock.month), team_id: id, ...said(650_000, month) })),
    ),
  );
}
