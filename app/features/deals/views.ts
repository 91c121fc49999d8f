import type { BuiltInView } from "#app/shell/list-views.ts";
import type { Translate } from "#messages";
import { isCustom } from "#worker/kernel/custom/field.ts";
import { GROUPS, RELATEDS } from "#worker/kernel/list/fields.ts";
import { BOARD_FIELDS } from "#worker/modules/pipeline/options.ts";

const ofBoard = [
  { id: "all", query: "" },
  { id: "mine", query: "?filter[ownerId][in]=me" },
  { id: "rotting", query: "?filter[rotting]=true" },
] as const;
const ofList = [
  { id: "all", query: "?layout=list" },
  { id: "mine", query: "?layout=list&filter[ownerId][in]=me" },
  { id: "open", query: "?layout=list&filter[status][in]=open" },
  { id: "rotting", query: "?layout=list&filter[rotting]=true" },
  { id: "won", query: "?layout=list&filter[status][in]=won" },
  { id: "lost", query: "?layout=list&filter[status][in]=lost" },
  { id: "archived", query: "?layout=list&filter[archived]=true" },
] as const;

/** The usual ways to see deals, each in the layout that is seen now. */
export function builtInViews(t: Translate, board: boolean): BuiltInView[] {
  return (board ? ofBoard : ofList).map(({ id, query }) => ({ id, label: t(`deals.views.${id}`), query }));
}

/** What narrows the cards of the board, for the API: `&q=…&filter[ownerId][in]=me`. */
export function narrowing(search: URLSearchParams): string {
  const known = [...search].filter(
    ([name]) => name === "q" || narrowsBoard(/^filter\[([^\]]+)\]/.exec(name)?.[1] ?? ""),
  );
  return known.map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("");
}

/** What the board is not itself: fields, groups of conditions, related records. */
export function narrowsBoard(field: string): boolean {
  return field in BOARD_FIELDS || isCustom(field) || [...GROUPS, ...RELATEDS].some((name) => name === field);
}

/** The pipeline that an address asks for: the first of its filter. */
export function pipelineIn(search: URLSearchParams): string | undefined {
  return search.get("filter[pipelineId][in]")?.split(",")[0] ?? search.get("filter[pipelineId]") ?? undefined;
}

/** The one pipeline that a list is narrowed to, if it is one. */
export function onlyPipelineIn(search: URLSearchParams): string | undefined {
  return search.get("filter[pipelineId][in]")?.includes(",") ? undefined : pipelineIn(search);
}

/** The same address for another pipeline; without one, for all of them. */
export function withPipeline(search: URLSearchParams, id: string | undefined): string {
  const next = new URLSearchParams(
    [...search].filter(([name]) => name !== "cursor" && !name.startsWith("filter[pipelineId]")),
  );
  if (id) next.set("filter[pipelineId][in]", id);
  return address(next);
}

function address(search: URLSearchParams): string {
  return search.size > 0 ? `/deals?${search}` : "/deals";
}
