import { index, type RouteConfigEntry, route } from "@react-router/dev/routes";

/** The settings' own pages and those that other features bring: `own` stands below `/settings`. */
export const settingsRoutes = (own: RouteConfigEntry[]) => [
  route("settings", "features/settings/settings-layout.tsx", [
    index("features/settings/first.ts"),
    route("people", "features/settings/people/people.tsx"),
    route("teams", "features/settings/teams/teams.tsx"),
    route("roles", "features/settings/roles/roles.tsx"),
    route("roles/:id", "features/settings/roles/role.tsx"),
    route("assignment", "features/settings/assignment/assignment.tsx"),
    route("tags", "features/settings/tags/tags.tsx"),
    route("api-keys", "features/settings/api-keys/api-keys.tsx"),
    route("brand", "features/settings/brand/brand.tsx"),
    ...own,
  ]),
];
