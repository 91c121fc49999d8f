import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { layoutChanged } from "../events.ts";
import { Layout, ResetLayout } from "./contract.ts";
import * as layouts from "./repository.ts";

export const resetLayout = command({
  name: "layouts.reset",
  summary: "Let the records of an object be arranged as they are without a layout",
  access: "fields:write",
  route: "DELETE /objects/:object/layout",
  input: ResetLayout,
  output: Layout,
  read: ({ input }) => ({ before: layouts.of(input.object) }),
  write: ({ input, rows }) => {
    const { id, version } = theOne(rows.before);
    return { lock: lock("layouts", id, input.version ?? version), gone: layouts.remove(id) };
  },
  events: ({ input, rows }) => [layoutChanged("reset", theOne(rows.before).id, input.object)],
  result: (_, { input }) => layouts.usual(input.object),
});
