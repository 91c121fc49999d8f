import { describe, expect, it } from "vitest";
import { addDays, type Day, monthOf } from "#worker/kernel/time.ts";
import { figuresOf } from "./attainment.ts";
import { distribute, monthsOf, partsOf, spread, workingDays } from "./shares.ts";

/** The same numbers each time: a failure can be looked at again. */
function dice(seed: number) {
  let state = seed;
  return (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
}

const sum = (list: readonly (number | null)[]) => list.reduce<number>((all, one) => all + (one ?? 0), 0);

describe("a quota's parts", () => {
  it("are whole and add up to it", () => {
    expect(distribute(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(distribute(1, [0, 5, 5])).toEqual([0, 1, 0]);
    expect(distribute(9_007_199_254_740_991, [1, 1])).toEqual([4_503_599_627_370_496, 4_503_599_627_370_495]);
    expect(spread(100, monthsOf("2026-10-01", "2027-01-01")).map(({ target }) => target)).toEqual([34, 33, 33]);
  });

  it("weigh by days where the quota changes within the month", () => {
    const said = [
      { fromDay: "2026-11-01", target: 300 },
      { fromDay: "2026-11-11", target: 600 },
      { fromDay: "2026-11-21", target: 900 },
    ];
    expect(partsOf("2026-11-01", said, []).map(({ target }) => target)).toEqual([100, 200, 300]);
    expect(partsOf("2026-11-01", said.slice(1, 2), [])).toEqual([
      { from: "2026-11-01", until: "2026-11-11", target: 0 },
      { from: "2026-11-11", until: "2026-12-01", target: 400 },
    ]);
  });

  it("know working days", () => {
    // The first of November 2026 is a Sunday.
    expect(workingDays("2026-11-01", "2026-12-01")).toBe(21);
    expect(workingDays("2026-11-01", "2026-11-02")).toBe(0);
    expect(workingDays("2026-11-06", "2026-11-10")).toBe(2);
  });
});

describe("a roll-up", () => {
  it("equals its parts, whoever changes teams or leaves in the middle", () => {
    for (let seed = 1; seed <= 200; seed++) check(dice(seed));
  });
});

/** Everybody is of one team at a time or of none; quotas and wins are any. */
function check(roll: ReturnType<typeof dice>) {
  const [from, next] = [
    ["2026-01-01", "2027-01-01"],
    ["2026-04-01", "2026-07-01"],
    ["2024-02-01", "2024-03-01"],
  ][roll(3)] as [Day, Day];
  const days = Math.round((Date.parse(next) - Date.parse(from)) / 86_400_000);
  const anyDay = () => addDays(from, roll(days));
  const teams = ["a", "b", "c"];
  const ids = Array.from({ length: 1 + roll(6) }, (_, at) => `p${at}`);
  const stays = ids.flatMap((id) => {
    const edges = [null, ...Array.from({ length: roll(4) }, anyDay).toSorted(), roll(2) ? null : anyDay()];
    return edges.slice(0, -1).flatMap((joinedOn, at) => {
      const leftOn = at === edges.length - 2 ? null : (edges[at + 1] ?? null);
      if (roll(4) === 0 || (joinedOn !== null && leftOn !== null && joinedOn >= leftOn)) return [];
      const teamId = teams[roll(3)] ?? "a";
      return [{ teamId, teamName: teamId, id, name: id, joinedOn, leftOn }];
    });
  });
  const people = ids.flatMap((id) =>
    monthsOf(from, next).flatMap((month) => {
      const changed = addDays(month, 1 + roll(27));
      const said = [{ id, name: id, fromDay: month, target: roll(1_000_000) }];
      return roll(5) === 0
        ? []
        : roll(3)
          ? said
          : [...said, { ...said[0], id, name: id, fromDay: changed, target: roll(1000) }];
    }),
  );
  const cuts = [from, ...stays.flatMap(({ joinedOn, leftOn }) => [joinedOn, leftOn])].filter(
    (day) => day !== null && day >= from && day < next,
  ) as Day[];
  const starts = [...new Set([...monthsOf(from, next), ...cuts])];
  const won = [...ids, null].flatMap((id) =>
    starts.flatMap((day) => (roll(2) ? [{ id, name: id, from: day, attained: roll(100_000) }] : [])),
  );
  const scene = {
    ...{
      measure: "amount" as const,
      pipelineId: null,
      from,
      next,
      since: `${from}T00:00:00.000Z`,
      until: `${next}T00:00:00.000Z`,
    },
    ...{ currency: "TRY", timeZone: "UTC", today: anyDay() },
  };
  const whole = figuresOf({ people, teams: [], stays, won }, scene);
  for (const one of [...whole.people, ...whole.teams, whole.total]) {
    expect(sum(one.months.map(({ target }) => target))).toBe(one.target ?? 0);
    expect(sum(one.months.map(({ attained }) => attained))).toBe(one.attained);
  }
  for (const team of whole.teams)
    for (const name of ["target", "attained"] as const)
      expect(sum(team.members.map((one) => one[name]))).toBe(team[name] ?? 0);
  for (const name of ["target", "attained"] as const)
    expect(sum(whole.people.map((one) => one[name]))).toBe(whole.total[name] ?? 0);
  expect(whole.total.attained).toBe(sum(won.map(({ attained }) => attained)));
  // With a team for the days without one, the teams are everything.
  const outside = ids.flatMap((id) =>
    gaps(stays.filter((one) => one.id === id)).map((gap) => ({
      ...gap,
      teamId: "none",
      teamName: "none",
      id,
      name: id,
    })),
  );
  const closed = figuresOf(
    { people, teams: [], stays: [...stays, ...outside], won: won.filter(({ id }) => id !== null) },
    scene,
  );
  for (const name of ["target", "attained"] as const)
    expect(sum(closed.teams.map((one) => one[name]))).toBe(closed.total[name] ?? 0);
  expect(closed.total.target).toBe(whole.total.target);
  // The year is its quarters, and the quarter its months, asked one by one.
  for (const month of monthsOf(from, next)) {
    const span = { from: month, next: monthOf(month, 1) };
    const inside = (day: Day) => day >= span.from && day < span.next;
    const alone = figuresOf(
      {
        people: people.filter(({ fromDay }) => inside(fromDay)),
        teams: [],
        stays,
        won: won.filter((one) => inside(one.from)),
      },
      { ...scene, ...span },
    );
    expect(alone.total.target).toBe(whole.total.months.find((one) => one.month === month)?.target);
    for (const team of alone.teams) {
      const of = whole.teams.find(({ teamId }) => teamId === team.teamId)?.months.find((one) => one.month === month);
      expect([team.target, team.attained]).toEqual([of?.target, of?.attained]);
    }
  }
}

type Gap = { joinedOn: Day | null; leftOn: Day | null };

function gaps(stays: readonly Gap[]): Gap[] {
  const sorted = stays.toSorted((a, b) => (a.joinedOn ?? "").localeCompare(b.joinedOn ?? ""));
  const found: Gap[] = [];
  let free: Day | null = null;
  let open = true;
  for (const { joinedOn, leftOn } of sorted) {
    if (open && joinedOn !== null && (free === null || free < joinedOn))
      found.push({ joinedOn: free, leftOn: joinedOn });
    open = leftOn !== null;
    free = leftOn;
  }
  return open ? [...found, { joinedOn: free, leftOn: null }] : found;
}
