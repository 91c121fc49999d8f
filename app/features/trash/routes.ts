import { route } from "@react-router/dev/routes";

export const trashRoutes = [route("trash", "features/trash/trash.tsx")];
