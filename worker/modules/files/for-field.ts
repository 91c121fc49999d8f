import type { CustomField } from "#worker/kernel/custom/field.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { MOST_BYTES } from "./options.ts";

/** The field that a file is brought for. Throws 404 for what is no field of files. */
export function fieldFor(tenant: Tenant, id: string): CustomField {
  const field = tenant.fields.find((one) => one.id === id && one.kind === "files");
  if (!field) throw new Failure("not_found");
  return field;
}

export function mostBytes(field: CustomField | undefined): number {
  return Math.min((field?.settings.megabytes ?? Number.POSITIVE_INFINITY) * 1024 * 1024, MOST_BYTES);
}

/** Whether the field takes a file of that type, which is what its first bytes say. */
export function fits(contentType: string, field: CustomField | undefined): boolean {
  const { accept } = field?.settings ?? {};
  return accept === undefined || TYPES[accept].test(contentType);
}

const TYPES = {
  images: /^image\//,
  documents: /^(application\/(pdf|msword|vnd\..+)|text\/.+)$/,
};
