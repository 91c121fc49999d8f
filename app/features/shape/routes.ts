import { route } from "@react-router/dev/routes";

/** Below `/settings`. */
export const shapeSettingsRoutes = [
  route("fields", "features/shape/objects/objects.tsx"),
  route("fields/:object", "features/shape/fields/fields.tsx"),
  route("fields/:object/layout", "features/shape/layouts/layout.tsx"),
];
