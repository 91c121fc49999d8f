/** Which rights stand together in the matrix, by the resource before the colon. What is not named comes last. */
const GROUPS = [
  { key: "customers", resources: ["customers", "views", "export", "import"] },
  { key: "sales", resources: ["deals", "pipelines"] },
  { key: "work", resources: ["projects", "tasks", "files"] },
  { key: "administration", resources: ["users", "roles", "api_keys", "settings", "audit", "events"] },
] as const;

export type Permission = { name: string; scoped: boolean };
export type PermissionGroup = { key: (typeof GROUPS)[number]["key"] | "other"; permissions: Permission[] };

export function permissionGroups(all: readonly Permission[]): PermissionGroup[] {
  const resourceOf = ({ name }: Permission) => name.split(":")[0] ?? "";
  const known = GROUPS.map(({ key, resources }) => ({
    key,
    permissions: resources.flatMap((resource) => all.filter((one) => resourceOf(one) === resource)),
  }));
  const named = new Set(known.flatMap(({ permissions }) => permissions));
  const other = { key: "other" as const, permissions: all.filter((one) => !named.has(one)) };
  return [...known, other].filter(({ permissions }) => permissions.length > 0);
}
