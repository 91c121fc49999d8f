import { route } from "@react-router/dev/routes";

export const customerRoutes = [
  route("customers", "features/customers/list.tsx"),
  route("customers/:id", "features/customers/record.tsx"),
];
