import { id } from "#worker/kernel/contract.ts";
import { listInput } from "#worker/kernel/list/contract.ts";

export const ReadTimeline = listInput({ fields: {}, sorts: ["id"], sort: "-id" })
  .pick({ limit: true, cursor: true })
  .extend({ id: id.describe("The customer") });
