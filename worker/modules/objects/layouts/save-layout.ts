import { customName } from "#worker/kernel/custom/field.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { layoutChanged } from "../events.ts";
import { checkLayout } from "./check-layout.ts";
import { Layout, SaveLayout } from "./contract.ts";
import { layoutParts } from "./layout-parts.ts";
import * as layouts from "./repository.ts";

export const saveLayout = command({
  name: "layouts.save",
  summary: "Arrange the records of an object: tabs, groups and order of fields, columns of the list",
  access: "fields:write",
  route: "PUT /objects/:object/layout",
  input: SaveLayout,
  output: Layout,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  read: ({ input: { object } }) => ({ before: layouts.of(object), keys: layouts.keys(object) }),
  write: ({ input: { object, version, ...values }, prepared: { id }, rows: { before, keys }, ctx }) => {
    const [saved] = before;
    const kept = keys.map(({ key }) => customName(key));
    checkLayout(values, layoutParts(object, ctx.tenant), kept);
    if (version !== undefined && (version === null) !== (saved === undefined)) throw new Failure("changed_meanwhile");
    return {
      // Two that are the first at once meet at the unique index.
      ...(saved ? { lock: lock("layouts", saved.id, version ?? saved.version) } : {}),
      changed: saved ? layouts.update(saved.id, values) : layouts.insert(id, object, values),
      found: layouts.of(object),
    };
  },
  events: ({ input: { object }, prepared: { id }, rows: { before } }) => [
    layoutChanged("saved", before[0]?.id ?? id, object),
  ],
  result: ({ found }) => theOne(found),
});
