import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { customName, isCustom, isRelation } from "../custom/field.ts";
import { kindOf, ownKind } from "../registry.ts";
import type { Tenant } from "../tenant.ts";
import { columnOf, hiddenText, tableOf } from "./custom.ts";
import type { RecordKind } from "./record-kind.ts";

type In = { tenant: Tenant | null };

/** How records of one object hang together with those of another, `object`: by `ours` of the one and `theirs` of the other. */
export type Relation = {
  object: string;
  ours: AnyPgColumn;
  theirs: AnyPgColumn;
  /** The field that holds several, where one does; `forward` when it is of ours. */
  through?: { field: string; forward: boolean };
  /** Of ours. */
  tenantId: AnyPgColumn;
  /** Asks whether the field that says so is hidden from the actor. */
  hidden?: string | null;
};

/**
 * The relation that is called so: `customerId` of a deal is its customer, `deals.customerId` of a customer its deals;
 * `custom.arac` and `araclar.custom.sahip` by fields of the tenant's own. Undefined when there is none.
 */
export function relationOf(of: In & { object?: string }, name: string): Relation | undefined {
  const { object } = of;
  if (object === undefined) return undefined;
  const direct = pointsAt(of, object, name);
  const { kind } = kindIn(of, object);
  if (direct) {
    const { column, at, hidden, list } = direct;
    const [ours, through] = list ? [kind.id, { through: { field: list, forward: true } }] : [column, {}];
    return { object: at, ours, theirs: kindIn(of, at).kind.id, tenantId: kind.tenantId, hidden, ...through };
  }
  const dot = name.indexOf(".");
  const [other, field] = [name.slice(0, dot), name.slice(dot + 1)];
  const back = dot > 0 && isKnown(of, other) ? pointsAt(of, other, field) : undefined;
  if (back?.at !== object) return undefined;
  const { column, list, hidden } = back;
  const [theirs, through] = list
    ? [kindIn(of, other).kind.id, { through: { field: list, forward: false } }]
    : [column, {}];
  return { object: other, ours: kind.id, theirs, tenantId: kind.tenantId, hidden, ...through };
}

/** The kind of an object's records; of a tenant's own also the id that tells its records apart. */
export function kindIn({ tenant }: In, object: string): { kind: RecordKind; objectId?: string | undefined } {
  const kind = kindOf(object);
  return kind ? { kind } : { kind: ownKind(), objectId: tenant?.objects.find(({ name }) => name === object)?.id };
}

function isKnown({ tenant }: In, object: string): boolean {
  return kindOf(object) !== undefined || tenant?.objects.some(({ name }) => name === object) === true;
}

/** The column of a field that points at records, and at whose. */
function pointsAt({ tenant }: In, object: string, name: string) {
  if (isCustom(name)) {
    const field = tenant?.fields.find((one) => one.object === object && customName(one.key) === name);
    const at = field && isRelation(field) ? field.settings.object : undefined;
    if (!field || !at || !isKnown({ tenant }, at)) return undefined;
    const hidden = hiddenText(field);
    return field.kind === "relations"
      ? { list: field.id, column: kindIn({ tenant }, object).kind.id, at, hidden }
      : { column: columnOf(field, tableOf(object)), at, hidden };
  }
  const kind = kindOf(object);
  const at = kind?.fields[name]?.resource;
  const column = kind?.filters[name];
  return at && kindOf(at) && column && typeof column !== "function"
    ? { list: undefined, column, at, hidden: null }
    : undefined;
}
