import { route } from "@react-router/dev/routes";

export const dealRoutes = [
  route("deals", "features/deals/deals.tsx"),
  route("deals/:id", "features/deals/deal/deal.tsx"),
];

/** Below `/settings`. */
export const pipelineSettingsRoutes = [route("pipelines", "features/deals/pipelines/pipelines.tsx")];
