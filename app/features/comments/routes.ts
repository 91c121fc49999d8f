import { route } from "@react-router/dev/routes";

export const commentRoutes = [route("mentions", "features/comments/mentions.tsx")];
