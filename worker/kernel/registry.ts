import type { Module, Permission } from "./module.ts";

let registered: readonly Module[] = [];

/** Called once by `worker/modules.ts`, so that what stands below all modules can ask what they contribute. */
export function register(modules: readonly Module[]): void {
  registered = modules;
}

/** Every right of the matrix, in the order of the modules that declare them. */
export function permissions(): Permission[] {
  return registered.flatMap((module) => module.permissions ?? []);
}
