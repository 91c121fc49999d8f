import { route } from "@react-router/dev/routes";

export const recordRoutes = [
  route("objects/:object", "features/records/list.tsx"),
  route("objects/:object/:id", "features/records/record.tsx"),
];
