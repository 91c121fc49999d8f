/** Which rights stand together in the matrix, by the resource before the colon. What is not named comes last, after what is about the agency's own objects. */
const GROUPS = [
  { key: "customers", resources: ["customers", "views", "export", "import"] },
  {
    key: "sales",
    resources: ["deals", "pipelines", "forecasts", "quotas", "territories", "products", "quotes"],
  },
  { key: "work", resources: ["projects", "tasks", "files"] },
  { key: "administration", resources: ["users", "roles", "fields", "api_keys", "settings", "audit", "events"] },
] as const;

export type Permission = { name: string; scoped: boolean; territory?: boolean | undefined; label?: string | undefined };
export type PermissionGroup = { key: (typeof GROUPS)[number]["key"] | "objects" | "other"; permissions: Permission[] };

export function permissionGroups(all: readonly Permission[]): PermissionGroup[] {
  const resourceOf = ({ name }: Permission) => name.split(":")[0] ?? "";
  const known = GROUPS.map(({ key, resources }) => ({
    key,
    permissions: resources.flatMap((resource) => all.filter((one) => resourceOf(one) === resource)),
  }));
  const named = new Set(known.flatMap(({ permissions }) => permissions));
  const rest = all.filter((one) => !named.has(one));
  const objects = { key: "objects" as const, permissions: rest.filter((one) => one.label !== undefined) };
  const other = { key: "other" as const, permissions: rest.filter((one) => one.label === undefined) };
  return [...known, objects, other].filter(({ permissions }) => permissions.length > 0);
}
