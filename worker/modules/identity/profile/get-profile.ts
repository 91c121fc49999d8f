import { query } from "#worker/kernel/operation.ts";
import { GetProfile, Profile } from "./contract.ts";
import { profileOf } from "./profile.ts";

export const getProfile = query({
  name: "profile.get",
  summary: "Who am I: the person or API key, its rights, the workspace",
  access: "staff",
  route: "GET /me",
  input: GetProfile,
  output: Profile,
  read: () => ({}),
  result: (_, { actor, ctx }) => profileOf(actor, ctx.tenant),
});
