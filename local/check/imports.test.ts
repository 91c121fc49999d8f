import { expect, test } from "vitest";
import { fixture } from "./fixture.ts";
import { checkImports } from "./imports.ts";

const good = {
  "package.json": `{ "imports": { "#worker/*": "./worker/*", "#tenants/*": "./tenants/*", "#app/*": "./app/*" } }`,
  "worker/modules.ts": `import { customers } from "./modules/customers/module.ts";
    import { deals } from "./modules/deals/module.ts";`,
  "worker/kernel/db/enter.ts": `import { sql } from "drizzle-orm";`,
  "worker/modules/customers/module.ts": `export const customers = 1;`,
  "worker/modules/customers/index.ts": `export { findCustomer } from "./find-customer.ts";`,
  "worker/modules/customers/contract.ts": `export const Customer = 1;`,
  "worker/modules/customers/tables.ts": `import { eq } from "drizzle-orm"; export const customers = eq;`,
  "worker/modules/customers/find-customer.ts": `export const findCustomer = 1;`,
  "worker/modules/deals/module.ts": `import { findCustomer } from "#worker/modules/customers/index.ts";
    import { plan } from "#tenants/plans/index.ts"; export const deals = [findCustomer, plan];`,
  "worker/modules/deals/tables.ts": `import { customers } from "#worker/modules/customers/tables.ts";`,
  "tenants/plans/index.ts": `export const plan = 1;`,
  "app/routes.ts": `export default [route("deals", "features/deals/list.tsx")];`,
  "app/features/deals/list.tsx": `import { findCustomer } from "#worker/modules/customers/index.ts";
    export async function loader() { return findCustomer; }
    export default function List() { return <p />; }`,
  "app/features/deals/card.tsx": `import { Customer } from "#worker/modules/customers/contract.ts"; export const Card = Customer;`,
};

test("a tree that keeps the rules has no findings", () => {
  expect(checkImports(fixture(good))).toEqual([]);
});

test.each([
  ["worker/kernel/run.ts", `import { plan } from "#tenants/plans/index.ts";`, "the kernel imports only the kernel"],
  ["worker/kernel/run.ts", `import "#app/routes.ts";`, "the kernel imports only the kernel"],
  ["worker/kernel/run.ts", `export const m = import("#worker/modules.ts");`, "the kernel imports only the kernel"],
  ["worker/modules/deals/a.ts", `import { a } from "#worker/modules/customers/find-customer.ts";`, "through its index"],
  ["worker/modules/deals/a.ts", `import type { A } from "#worker/modules/customers/tables.ts";`, "through its index"],
  ["worker/modules/deals/a.ts", `import { a } from "../customers/index.ts";`, "use a # alias"],
  ["worker/modules/customers/a.ts", `export { d } from "#worker/modules/deals/index.ts";`, "does not stand above"],
  ["worker/modules/deals/a.ts", `import { app } from "#worker/app.ts";`, "a module imports the kernel, itself"],
  ["tenants/a.ts", `import { findCustomer } from "#worker/modules/customers/index.ts";`, "does not stand above"],
  ["app/ui/a.tsx", `import { findCustomer } from "#worker/modules/customers/index.ts";`, "loaders and actions"],
  ["app/ui/a.tsx", `import { c } from "#worker/modules/customers/tables.ts";`, "contract.ts and index.ts"],
  ["app/ui/a.tsx", `import { enter } from "#worker/kernel/db/enter.ts";`, "contract.ts and index.ts"],
  ["app/features/tasks/a.tsx", `import { Card } from "#app/features/deals/card.tsx";`, "never imports another feature"],
  ["app/features/deals/b.tsx", `export default function B() { return <p />; }`, "default exports are for routes"],
  ["worker/modules/deals/a.ts", `import { eq } from "drizzle-orm";`, "drizzle-orm belongs"],
  ["worker/modules/deals/a.ts", `import { pgTable } from "drizzle-orm/pg-core";`, "drizzle-orm belongs"],
  ["worker/modules/deals/a.ts", `import { DurableObject } from "cloudflare:workers";`, "cloudflare:* belongs"],
  ["worker/modules/deals/a.ts", `import { deals } from "./module.ts"; import "./b.ts";`, undefined],
  ["worker/modules/sms/module.ts", `export const sms = 1;`, "not in worker/modules.ts"],
  ["worker/utils/a.ts", "", "say what it is about"],
  ["app/ui/helpers.ts", "", "say what it is about"],
  ["worker/modules/deals/types.ts", "", "say what it is about"],
])("%s with %s: %s", (path, source, finding) => {
  const found = checkImports(fixture({ ...good, [path]: source }));
  if (finding) expect(found).toContainEqual(expect.stringContaining(finding));
  else expect(found).toEqual([]);
});

test("a cycle is shown once, as the way round, even when types tie it", () => {
  const cycle = (area: string) => ({
    [`${area}/a.ts`]: `import { b } from "./b.ts";`,
    [`${area}/b.ts`]: `export const c = import("./c.ts");`,
    [`${area}/c.ts`]: `import type { A } from "./a.ts";`,
  });
  expect(checkImports(fixture({ ...good, ...cycle("worker/kernel") }))).toEqual([
    "import cycle: worker/kernel/a.ts → worker/kernel/b.ts → worker/kernel/c.ts → worker/kernel/a.ts",
  ]);
  // A component's part may name its types.
  expect(checkImports(fixture({ ...good, ...cycle("app/ui") }))).toEqual([]);
});
