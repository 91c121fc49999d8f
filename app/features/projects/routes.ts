import { route } from "@react-router/dev/routes";

export const projectRoutes = [
  route("projects", "features/projects/projects.tsx"),
  route("projects/:id", "features/projects/project/project.tsx"),
];
