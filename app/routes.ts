import { index, layout, type RouteConfig } from "@react-router/dev/routes";
import { customerRoutes } from "./features/customers/routes.ts";

export default [
  layout("features/frame/app-layout.tsx", [index("home.tsx"), ...customerRoutes]),
] satisfies RouteConfig;
