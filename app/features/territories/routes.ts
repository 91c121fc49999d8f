import { route } from "@react-router/dev/routes";

/** Below `/settings`. */
export const territorySettingsRoutes = [route("territories", "features/territories/territories.tsx")];
