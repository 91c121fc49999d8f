import { route } from "@react-router/dev/routes";

export const salesRoutes = [
  route("sales", "features/sales/sales.tsx"),
  route("sales/win-loss", "features/sales/win-loss.tsx"),
  route("sales/forecast", "features/sales/forecast.tsx"),
];
