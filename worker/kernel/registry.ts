import type { Module, Permission } from "./module.ts";

let registered: readonly Module[] = [];

/** Called once by `worker/modules.ts`, so that what stands below all modules can ask what they contribute. */
export function register(modules: readonly Module[]): void {
  registered = modules;
}

/** The column that names a record of one of our objects; undefined for what is none. */
export function nameColumnOf(object: string): string | undefined {
  for (const { objects } of registered) if (objects && Object.hasOwn(objects, object)) return objects[object];
  return undefined;
}

/** One of our own objects that takes fields, not one of a tenant's. */
export function isBuiltIn(object: string): boolean {
  return nameColumnOf(object) !== undefined;
}

/** Every right of the matrix, in the order of the modules that declare them. */
export function permissions(): Permission[] {
  return registered.flatMap((module) => module.permissions ?? []);
}
