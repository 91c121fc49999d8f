import { route } from "@react-router/dev/routes";

/** Before signing in: their own frame, and working without script. */
export const publicRoutes = [
  route("sign-in", "features/identity/sign-in.tsx"),
  route("sign-out", "features/identity/sign-out.ts"),
  route("forgot-password", "features/identity/forgot-password.tsx"),
  route("reset-password/:token", "features/identity/reset-password.tsx"),
  route("invitation/:token", "features/identity/invitation.tsx"),
  route("language", "features/identity/language.ts"),
];

export const profileRoutes = [route("profile", "features/identity/profile/profile.tsx")];
