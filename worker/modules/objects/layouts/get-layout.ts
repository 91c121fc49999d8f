import { query } from "#worker/kernel/operation.ts";
import { Layout, LayoutOf } from "./contract.ts";
import { layoutParts } from "./layout-parts.ts";
import * as layouts from "./repository.ts";

export const getLayout = query({
  name: "layouts.get",
  summary: "How the records of an object are arranged: tabs, groups and order of fields, columns of the list",
  access: "fields:write",
  route: "GET /objects/:object/layout",
  input: LayoutOf,
  output: Layout,
  read: ({ input }) => ({ found: layouts.of(input.object) }),
  result: ({ found: [saved] }, { input: { object }, ctx }) => {
    layoutParts(object, ctx.tenant);
    return saved ?? layouts.usual(object);
  },
});
