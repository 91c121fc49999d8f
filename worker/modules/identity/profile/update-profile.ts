import { mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { Profile, UpdateProfile } from "./contract.ts";
import { profileOf } from "./profile.ts";
import * as profile from "./repository.ts";

export const updateProfile = command({
  name: "profile.update",
  summary: "Change your own name, language, time zone or picture",
  access: "staff",
  usersOnly: true,
  route: "PATCH /me",
  input: UpdateProfile,
  output: Profile,
  write: ({ input }) => ({
    ...(input.pictureId ? { picture: mustSee("files", input.pictureId, "pictureId") } : {}),
    changed: profile.updateOwn(input),
    own: profile.own(),
  }),
  result: ({ own: [own] }, { actor, ctx }) => ({ ...profileOf(actor, ctx.tenant), ...own }),
});
