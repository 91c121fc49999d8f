import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";
import { auditRoutes } from "./features/audit/routes.ts";
import { commentRoutes } from "./features/comments/routes.ts";
import { customerRoutes } from "./features/customers/routes.ts";
import { dealRoutes, pipelineSettingsRoutes } from "./features/deals/routes.ts";
import { duplicateRoutes } from "./features/duplicates/routes.ts";
import { exportLinkRoutes, exportRoutes } from "./features/exports/routes.ts";
import { profileRoutes, publicRoutes } from "./features/identity/routes.ts";
import { importRoutes } from "./features/imports/routes.ts";
import { jobRoutes } from "./features/jobs/routes.ts";
import { platformRoutes } from "./features/platform/routes.ts";
import { productRoutes } from "./features/products/routes.ts";
import { projectRoutes } from "./features/projects/routes.ts";
import { quoteLinkRoutes, quoteRoutes, quoteSettingsRoutes } from "./features/quotes/routes.ts";
import { recordRoutes } from "./features/records/routes.ts";
import { salesRoutes } from "./features/sales/routes.ts";
import { settingsRoutes } from "./features/settings/routes.ts";
import { shapeSettingsRoutes } from "./features/shape/routes.ts";
import { taskRoutes } from "./features/tasks/routes.ts";
import { territorySettingsRoutes } from "./features/territories/routes.ts";
import { trashRoutes } from "./features/trash/routes.ts";

export default [
  layout("features/frame/app-layout.tsx", [
    layout("features/frame/inside.tsx", [
      index("features/dashboard/dashboard.tsx"),
      ...commentRoutes,
      ...customerRoutes,
      ...dealRoutes,
      ...productRoutes,
      ...quoteRoutes,
      ...projectRoutes,
      ...taskRoutes,
      ...recordRoutes,
      ...salesRoutes,
      ...auditRoutes,
      ...duplicateRoutes,
      ...exportRoutes,
      ...importRoutes,
      ...jobRoutes,
      ...trashRoutes,
      ...profileRoutes,
      ...settingsRoutes([
        ...shapeSettingsRoutes,
        ...pipelineSettingsRoutes,
        ...territorySettingsRoutes,
        ...quoteSettingsRoutes,
      ]),
    ]),
  ]),
  ...publicRoutes,
  ...exportLinkRoutes,
  ...quoteLinkRoutes,
  ...platformRoutes,
  route("*", "not-found.tsx"),
] satisfies RouteConfig;
