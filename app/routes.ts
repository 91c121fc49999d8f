import { index, layout, type RouteConfig } from "@react-router/dev/routes";
import { auditRoutes } from "./features/audit/routes.ts";
import { customerRoutes } from "./features/customers/routes.ts";
import { identityRoutes } from "./features/identity/routes.ts";
import { platformRoutes } from "./features/platform/routes.ts";

export default [
  layout("features/frame/app-layout.tsx", [index("features/dashboard/dashboard.tsx"), ...customerRoutes, ...auditRoutes]),
  ...identityRoutes,
  ...platformRoutes,
] satisfies RouteConfig;
