import type { BuiltInLayout } from "./custom/layout.ts";
import type { Bulk } from "./db/bulk.ts";
import type { Duplicable } from "./db/duplicable.ts";
import type { RecordKind } from "./db/record-kind.ts";
import type { Exportable } from "./exportable.ts";
import type { Importable } from "./importable.ts";
import type { Module, Permission } from "./module.ts";
import type { Operation } from "./operation.ts";

let registered: readonly Module[] = [];

/** Called once by `worker/modules.ts`, so that what stands below all modules can ask what they contribute. */
export function register(modules: readonly Module[]): void {
  registered = modules;
}

/** One of our own kinds of records; undefined for what is none. */
export function kindOf(object: string): RecordKind | undefined {
  for (const { objects } of registered) if (objects && Object.hasOwn(objects, object)) return objects[object];
  return undefined;
}

/** How the records of tenants' own objects are kept. */
export function ownKind(): RecordKind {
  const found = registered.find(({ ownObjects }) => ownObjects)?.ownObjects;
  if (!found) throw new Error("No module keeps records of tenants' own objects.");
  return found;
}

/** The column that names a record of one of our objects; undefined for what is none. */
export function nameColumnOf(object: string): string | undefined {
  return kindOf(object)?.name.name;
}

/** One of our own objects that takes fields, not one of a tenant's. */
export function isBuiltIn(object: string): boolean {
  return nameColumnOf(object) !== undefined;
}

/** Every right of the matrix, in the order of the modules that declare them. */
export function permissions(): Permission[] {
  return registered.flatMap((module) => module.permissions ?? []);
}

/** What can be done with many of these records at once; those of all own objects are one kind, `records`. */
export function bulkOf(kind: string): Bulk | undefined {
  for (const { bulk } of registered) if (bulk && Object.hasOwn(bulk, kind)) return bulk[kind];
  return undefined;
}

/** How these records come out of files; those of all own objects are one kind, `records`. */
export function importableOf(kind: string): Importable | undefined {
  for (const { imports } of registered) if (imports && Object.hasOwn(imports, kind)) return imports[kind];
  return undefined;
}

/** How two of these records may be one; those of all own objects are one kind, `records`. */
export function duplicableOf(kind: string): Duplicable | undefined {
  for (const { duplicates } of registered) if (duplicates && Object.hasOwn(duplicates, kind)) return duplicates[kind];
  return undefined;
}

/** What of these records can be arranged; those of all own objects are one kind, `records`. */
export function builtInLayoutOf(kind: string): BuiltInLayout | undefined {
  for (const { layouts } of registered) if (layouts && Object.hasOwn(layouts, kind)) return layouts[kind];
  return undefined;
}

/** How these records become rows of a file; those of all own objects are one kind, `records`. */
export function exportableOf(kind: string): Exportable | undefined {
  for (const { exports } of registered) if (exports && Object.hasOwn(exports, kind)) return exports[kind];
  return undefined;
}

export function operationNamed(name: string): Operation | undefined {
  for (const { operations } of registered)
    for (const operation of operations) if (operation.name === name) return operation;
  return undefined;
}
