import type { FilterFields } from "#worker/kernel/list/fields.ts";
import { CUSTOMER_FIELDS } from "#worker/modules/customers/options.ts";
import { DEAL_FIELDS } from "#worker/modules/pipeline/options.ts";
import { PROJECT_FIELDS } from "#worker/modules/projects/options.ts";
import { TASK_FIELDS } from "#worker/modules/tasks/options.ts";

/** Our own kinds of records, and what each can be asked. */
export const OURS: Readonly<Record<string, FilterFields>> = {
  customers: CUSTOMER_FIELDS,
  deals: DEAL_FIELDS,
  projects: PROJECT_FIELDS,
  tasks: TASK_FIELDS,
};
