import { route } from "@react-router/dev/routes";

export const salesRoutes = [
  route("sales", "features/sales/sales.tsx"),
  route("sales/win-loss", "features/sales/win-loss.tsx"),
  route("sales/forecast", "features/sales/forecast.tsx"),
  route("sales/quotas", "features/sales/quotas.tsx"),
  route("sales/quotas/edit", "features/sales/quota-plan.tsx"),
];
