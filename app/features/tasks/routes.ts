import { route } from "@react-router/dev/routes";

export const taskRoutes = [route("tasks", "features/tasks/tasks.tsx")];
