import { PROJECT_STATUSES } from "#worker/modules/projects/options.ts";

/** What many projects can be given at once. */
export const MANY = {
  name: { kind: "text", maxLength: 200, required: true },
  customerId: { kind: "relation", object: "customers", required: true },
  status: { kind: "select", choices: PROJECT_STATUSES, required: true },
  startsOn: { kind: "date" },
  endsOn: { kind: "date" },
  ownerId: { kind: "person" },
} as const;
