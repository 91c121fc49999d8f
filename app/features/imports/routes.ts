import { route } from "@react-router/dev/routes";

export const importRoutes = [
  route("imports", "features/imports/imports.tsx"),
  route("imports/:id", "features/imports/import.tsx"),
];
