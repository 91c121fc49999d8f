import { route } from "@react-router/dev/routes";

export const exportRoutes = [route("exports", "features/exports/exports.tsx")];

/** Where a link to a file leads that does not work any more. */
export const exportLinkRoutes = [route("exports/file/:token", "features/exports/link-gone.tsx")];
