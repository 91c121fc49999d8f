import { route } from "@react-router/dev/routes";

export const auditRoutes = [route("audit", "features/audit/list.tsx")];
