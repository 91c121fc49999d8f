import { expect, test } from "vitest";
import { listCustomers } from "#worker/modules/customers/index.ts";
import { CUSTOMER_FIELDS } from "#worker/modules/customers/options.ts";
import { createObject, listRecords } from "#worker/modules/objects/index.ts";
import { RECORD_FIELDS } from "#worker/modules/objects/options.ts";
import { listDeals } from "#worker/modules/pipeline/index.ts";
import { DEAL_FIELDS } from "#worker/modules/pipeline/options.ts";
import { listProjects } from "#worker/modules/projects/index.ts";
import { PROJECT_FIELDS } from "#worker/modules/projects/options.ts";
import { listTasks } from "#worker/modules/tasks/index.ts";
import { TASK_FIELDS } from "#worker/modules/tasks/options.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { groupFields, sumFields } from "./group-fields.ts";

test("every field that a list offers to group or sum by is one that the list takes", async () => {
  const ctx = await (await freshTenant()).as("owner");
  await ctx.run(createObject, { name: "mulk", label: "Mülk", plural: "Mülkler" });
  const lists = [
    { name: "customers", list: listCustomers, fields: CUSTOMER_FIELDS },
    { name: "deals", list: listDeals, fields: DEAL_FIELDS },
    { name: "projects", list: listProjects, fields: PROJECT_FIELDS },
    { name: "tasks", list: listTasks, fields: TASK_FIELDS },
    { name: "mulk", list: listRecords, fields: RECORD_FIELDS },
  ];
  const offered: Record<string, string[]> = {};
  for (const { name, list, fields } of lists) {
    const sums = sumFields(name, []).map(({ id }) => id);
    for (const { id } of groupFields(fields, [])) {
      const asked = { groups: id, ...(sums.length > 0 ? { sums: sums.join(",") } : {}) };
      const input = { ...asked, ...(name === "mulk" ? { object: name } : {}) };
      expect([id, (await ctx.run(list as typeof listCustomers, input as never)).page.groups]).toEqual([id, []]);
      offered[name] = [...(offered[name] ?? []), id];
    }
  }
  expect(offered).toEqual({
    customers: ["kind", "ownerId", "companyId"],
    deals: ["status", "pipelineId", "stageId", "customerId", "ownerId", "lostReasonId", "winReasonId", "competitorId"],
    projects: ["status", "customerId", "ownerId"],
    tasks: ["priority", "ownerId", "customerId", "dealId", "projectId"],
    mulk: ["ownerId"],
  });
});
