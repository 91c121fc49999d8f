import { addDays, type Day, startOf } from "#worker/kernel/time.ts";
import type { Asked, Stayed, Target, Won } from "./repository.ts";
import { monthsOf, type Part, partsOf, within, workingDays } from "./shares.ts";

export type Found = { people: Target[]; teams: Target[]; stays: Stayed[]; won: Won[] };
type Scene = Asked & { today: Day };
type Sums = { target: number | null; attained: number };

/** People, teams and the whole, each with its months. Whatever is a sum here is the sum of what stands below it. */
export function figuresOf({ people, teams, stays, won }: Found, scene: Scene) {
  const months = monthsOf(scene.from, scene.next);
  const elapsedTo = scene.today < scene.next ? addDays(scene.today, 1) : scene.next;
  const days = { total: workingDays(scene.from, scene.next), elapsed: workingDays(scene.from, elapsedTo) };
  const rated = (list: (Sums & { month: Day })[]) => rate(list, days);
  const partsBy = new Map(
    [...Map.groupBy(people, ({ id }) => id)].map(([id, said]) => {
      const cuts = stays.filter((one) => one.id === id).flatMap(({ joinedOn, leftOn }) => [joinedOn, leftOn]);
      return [id, months.flatMap((month) => (isSaid(month, said) ? partsOf(month, said, known(cuts)) : []))] as const;
    }),
  );
  const monthly = (parts: readonly Part[], attained: readonly Won[]) =>
    months.map((month) => ({
      month,
      target: sum(parts.filter(({ from }) => from.startsWith(month.slice(0, 7))).map(({ target }) => target)),
      attained: sum(attained.filter(({ from }) => from.startsWith(month.slice(0, 7))).map((one) => one.attained)) ?? 0,
    }));
  const names = new Map([...people, ...won].map(({ id, name }) => [id, name]));
  const owners = [...names].toSorted(([, a], [, b]) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b, "tr")));
  const persons = owners.map(([ownerId, ownerName]) => {
    const own = won.filter(({ id }) => id === ownerId);
    const filter = filterOf([{ ownerIds: ownerId ? [ownerId] : null, stay: EVER }], scene);
    return { ownerId, ownerName, ...rated(monthly(partsBy.get(ownerId ?? "") ?? [], own)), filter };
  });
  const teamNames = new Map([
    ...stays.map((one) => [one.teamId, one.teamName] as const),
    ...teams.map(({ id, name }) => [id, name] as const),
  ]);
  const groups = [...teamNames].map(([teamId, teamName]) => {
    const own = stays.filter((one) => one.teamId === teamId);
    const members = [...Map.groupBy(own, ({ id }) => id)].map(([ownerId, list]) => {
      const inTeam = (one: { from: Day }) => list.some((stay) => within(one, stay));
      const parts = (partsBy.get(ownerId) ?? []).filter(inTeam);
      const months = monthly(
        parts,
        won.filter((one) => one.id === ownerId && inTeam(one)),
      );
      return { ownerId, ownerName: list[0]?.name ?? "", months, stays: list };
    });
    const all = months.map((month, at) => ({ month, ...added(members.flatMap(({ months }) => months[at] ?? [])) }));
    const said = teams.filter(({ id }) => id === teamId);
    const stated = months.map((month) => ({
      month,
      target: isSaid(month, said) ? sum(partsOf(month, said, []).map(({ target }) => target)) : null,
    }));
    const seen = members.filter(({ months }) =>
      months.some(({ target, attained }) => target !== null || attained !== 0),
    );
    return {
      ...{ teamId, teamName, statedTarget: sum(stated.map(({ target }) => target)), statedMonths: stated },
      ...rated(all),
      filter: filterOf(alike(members.flatMap(({ stays }) => stays)), scene),
      members: seen.map(({ ownerId, ownerName, months }) => ({ ownerId, ownerName, ...added(months) })),
    };
  });
  const total = months.map((month, at) => ({ month, ...added(persons.flatMap((one) => one.months[at] ?? [])) }));
  const whole = filterOf([{ ownerIds: [], stay: EVER }], scene);
  return { workingDays: days, people: persons, teams: groups, total: { ...rated(total), filter: whole } };
}

function rate(months: (Sums & { month: Day })[], days: { total: number; elapsed: number }) {
  const { target, attained } = added(months);
  const share = days.elapsed / days.total;
  return {
    ...{ target, attained, months },
    attainment: target ? attained / target : null,
    pace: target && share > 0 ? attained / (target * share) : null,
    projected: share > 0 ? Math.round(attained / share) : null,
  };
}

function added(list: readonly Sums[]): Sums {
  return { target: sum(list.map(({ target }) => target)), attained: sum(list.map(({ attained }) => attained)) ?? 0 };
}

/** Null where there is nothing to add. */
function sum(list: readonly (number | null)[]): number | null {
  return list.reduce((all, one) => (one === null ? all : (all ?? 0) + one), null);
}

function isSaid(month: Day, said: readonly Target[]): boolean {
  return said.some(({ fromDay }) => fromDay.startsWith(month.slice(0, 7)));
}

function known(days: readonly (Day | null)[]): Day[] {
  return days.filter((day) => day !== null);
}

type Stay = { joinedOn: Day | null; leftOn: Day | null };
const EVER: Stay = { joinedOn: null, leftOn: null };
type Owned = { ownerIds: string[] | null; stay: Stay };

/** People who were of the team on the same days, together. */
function alike(stays: readonly Stayed[]): Owned[] {
  const groups = Map.groupBy(stays, ({ joinedOn, leftOn }) => `${joinedOn} ${leftOn}`);
  return [...groups.values()].flatMap((list) =>
    list[0] ? [{ ownerIds: list.map(({ id }) => id), stay: list[0] }] : [],
  );
}

/** A filter may have sixty conditions; a team with more comings and goings has no list behind it. */
const MOST = 25;

/** The list of deals behind a figure. No people at all are all of them; null is nobody's. */
function filterOf(parts: readonly Owned[], { since, until, timeZone, measure, currency, pipelineId }: Scene) {
  if (parts.length === 0 || parts.length > MOST) return null;
  const at = (day: Day | null, bound: string) =>
    day === null ? bound : new Date(startOf(day, timeZone)).toISOString();
  const asked = parts.map(({ ownerIds, stay }) => {
    const [from, to] = [at(stay.joinedOn, since), at(stay.leftOn, until)];
    return {
      closedAt: { gte: from > since ? from : since, lt: to < until ? to : until },
      ...(ownerIds === null ? { ownerId: { empty: true } } : ownerIds.length > 0 ? { ownerId: { in: ownerIds } } : {}),
    };
  });
  return {
    status: { in: ["won"] },
    ...(measure === "amount" ? { currency: { in: [currency] } } : {}),
    ...(pipelineId ? { pipelineId: { in: [pipelineId] } } : {}),
    ...(asked.length === 1 ? asked[0] : { or: asked }),
  };
}
