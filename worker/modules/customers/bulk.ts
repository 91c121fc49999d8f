import type { Bulk, BulkAction, Row } from "#worker/kernel/db/bulk.ts";
import { deleting, isArchived, isNotArchived, setting, verb, writtenCustom } from "#worker/kernel/jobs/actions.ts";
import { fold } from "#worker/kernel/text.ts";
import { archiveCustomer } from "./archive-customer.ts";
import { ListCustomers } from "./contract.ts";
import { deleteCustomer } from "./delete-customer.ts";
import * as customers from "./repository.ts";
import { restoreCustomer } from "./restore-customer.ts";
import { customers as table } from "./tables.ts";
import { updateCustomer } from "./update-customer.ts";

/** What can be done with many customers at once. */
export const customersBulk: Bulk = {
  list: ListCustomers,
  matching: (input: Parameters<typeof customers.ids>[0], most, ctx) => customers.ids(input, most, ctx),
  rows: (_, ids, ctx) => customers.these(ids, ctx),
  labelOf: ({ name }) => String(name),
  table,
  actions: {
    update: setting(updateCustomer, written),
    tag: tagging((tags, tag) => (tags.some((one) => fold(one) === fold(tag)) ? tags : [...tags, tag])),
    untag: tagging((tags, tag) => tags.filter((one) => fold(one) !== fold(tag))),
    archive: verb(archiveCustomer, restoreCustomer, isArchived),
    restore: verb(restoreCustomer, archiveCustomer, isNotArchived),
    delete: deleting(deleteCustomer),
  },
};

function written(row: Row): Record<string, unknown> {
  return { ...row, tags: tagsOf(row), custom: writtenCustom(row) };
}

function tagsOf({ tags = [] }: Row): string[] {
  return (tags as { name: string }[]).map(({ name }) => name);
}

/** `values.tag` is put on, or taken off; the other tags stay. */
function tagging(change: (tags: string[], tag: string) => string[]): BulkAction {
  return {
    operation: updateCustomer,
    takes: ["tag"],
    input: (row, { tag }) => {
      const tags = row.tags ? tagsOf(row) : [];
      const after = change(tags, String(tag));
      return row.tags && after.length === tags.length ? null : { id: row.id, version: row.version, tags: after };
    },
    back: (row) => ({ operation: updateCustomer.name, input: { id: row.id, tags: tagsOf(row) } }),
  };
}
