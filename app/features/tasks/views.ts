import type { BuiltInView, ViewQuery } from "#app/shell/list-views.ts";
import type { Translate } from "#messages";

const MOST = 100;
const everyone = "?layout=days&filter[done]=false";
const ofDays = [
  { id: "mine", query: "" },
  { id: "team", query: "?layout=team" },
  { id: "everyone", query: everyone },
  { id: "done", query: "?layout=list&filter[done]=true&sort=-doneAt" },
] as const;
const ofList = [
  { id: "mine", query: "?layout=list&filter[done]=false&filter[ownerId][in]=me" },
  { id: "team", query: "?layout=team" },
  { id: "everyone", query: "?layout=list&filter[done]=false" },
  { id: "done", query: "?layout=list&filter[done]=true&sort=-doneAt" },
] as const;

/** Person by person. */
export const isTeam = (search: URLSearchParams) => search.get("layout") === "team";

export type Days = "mine" | "everyone";

/** Open tasks day by day, one's own or everyone's. Whatever else an address asks for is a plain list. */
export function daysIn(search: URLSearchParams): Days | null {
  if (isTeam(search)) return "everyone";
  if (search.get("layout") === "days") return search.get("filter[ownerId][in]") === "me" ? "mine" : "everyone";
  return [...search.keys()].some((name) => /^(layout|q|sort|view|filter\[.*)$/.test(name)) ? null : "mine";
}

/** What the days show, for the list's operation. */
export function daysQuery(days: Days, cursor: string | null) {
  return {
    limit: MOST,
    sort: "dueAt",
    ...(cursor ? { cursor } : {}),
    filter: { done: { eq: false }, ...(days === "mine" ? { ownerId: { eq: "me" as const } } : {}) },
  };
}

/** The usual ways to see tasks, each in the layout that is seen now. */
export function builtInViews(t: Translate, days: Days | null): BuiltInView[] {
  return (days ? ofDays : ofList).map(({ id, query }) => ({ id, label: t(`tasks.views.${id}`), query }));
}

/** The list of the same tasks, to be narrowed further. */
export function listOf(days: Days): URLSearchParams {
  return new URLSearchParams(ofList.find(({ id }) => id === days)?.query);
}

/** The days of the same people; those of the list's finished tasks are one's own. */
export function daysOf(search: URLSearchParams): string {
  const open = search.get("filter[done]") === "false";
  const mine = [...search].some(([name, value]) => name.startsWith("filter[ownerId]") && value === "me");
  return open && !mine ? `/tasks${everyone}` : "/tasks";
}

/** What is kept when the days are saved as a view of one's own. */
export function savedDays(days: Days): ViewQuery {
  const mine = days === "mine" ? { ownerId: { in: ["me"] } } : {};
  return { filter: { done: { eq: "false" }, ...mine }, layout: "days" };
}
