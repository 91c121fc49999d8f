import { layout, route } from "@react-router/dev/routes";

/** The platform team's console; every page answers 404 on a tenant's host. */
export const platformRoutes = [
  route("platform/sign-in", "features/platform/sign-in.tsx"),
  route("platform/sign-out", "features/platform/sign-out.ts"),
  layout("features/platform/layout.tsx", [
    route("platform", "features/platform/tenants.tsx"),
    route("platform/tenants/:id", "features/platform/tenant/tenant.tsx"),
    route("platform/mails", "features/platform/mails.tsx"),
    route("platform/dead-letters", "features/platform/dead-letters.tsx"),
  ]),
];
