import { route } from "@react-router/dev/routes";

export const customerRoutes = [
  route("customers", "features/customers/list.tsx"),
];
