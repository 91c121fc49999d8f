import { route } from "@react-router/dev/routes";

export const duplicateRoutes = [
  route("duplicates", "features/duplicates/duplicates.tsx"),
  route("duplicates/compare", "features/duplicates/compare.tsx"),
];
