import type { Module } from "#worker/kernel/module.ts";
import { createApiKey } from "./api-keys/create-api-key.ts";
import { listApiKeys } from "./api-keys/list-api-keys.ts";
import { revokeApiKey } from "./api-keys/revoke-api-key.ts";
import { mailInvitation } from "./consumers.ts";
import { acceptInvitation } from "./invitations/accept-invitation.ts";
import { getInvitation } from "./invitations/get-invitation.ts";
import { getProfile } from "./profile/get-profile.ts";
import { updateProfile } from "./profile/update-profile.ts";
import { createRole } from "./roles/create-role.ts";
import { deleteRole } from "./roles/delete-role.ts";
import { getRole } from "./roles/get-role.ts";
import { listPermissions } from "./roles/list-permissions.ts";
import { listRoles } from "./roles/list-roles.ts";
import { updateRole } from "./roles/update-role.ts";
import { listSessions } from "./sessions/list-sessions.ts";
import { revokeOtherSessions } from "./sessions/revoke-other-sessions.ts";
import { revokeSession } from "./sessions/revoke-session.ts";
import { changePassword } from "./sign-in/change-password.ts";
import { requestPasswordReset } from "./sign-in/request-password-reset.ts";
import { resetPassword } from "./sign-in/reset-password.ts";
import { signIn } from "./sign-in/sign-in.ts";
import { signOut } from "./sign-in/sign-out.ts";
import { createTeam } from "./teams/create-team.ts";
import { deleteTeam } from "./teams/delete-team.ts";
import { getTeam } from "./teams/get-team.ts";
import { listTeams } from "./teams/list-teams.ts";
import { updateTeam } from "./teams/update-team.ts";
import { getUser } from "./users/get-user.ts";
import { inviteUser } from "./users/invite-user.ts";
import { listUsers } from "./users/list-users.ts";
import { resendInvitation } from "./users/resend-invitation.ts";
import { searchUsers } from "./users/search-users.ts";
import { updateUser } from "./users/update-user.ts";

/** Who people are, how they come in, and what they may. */
export const identityModule: Module = {
  name: "identity",
  operations: [
    ...[signIn, signOut, requestPasswordReset, resetPassword, changePassword, getInvitation, acceptInvitation],
    ...[getProfile, updateProfile, listSessions, revokeSession, revokeOtherSessions],
    ...[listUsers, searchUsers, getUser, inviteUser, resendInvitation, updateUser],
    ...[listTeams, getTeam, createTeam, updateTeam, deleteTeam],
    ...[listRoles, listPermissions, getRole, createRole, updateRole, deleteRole],
    ...[listApiKeys, createApiKey, revokeApiKey],
  ],
  permissions: [
    { name: "users:read", scoped: false, defaults: { manager: "all", member: "all", viewer: "all" } },
    { name: "users:write", scoped: false, defaults: {} },
    { name: "roles:write", scoped: false, defaults: {} },
    { name: "api_keys:write", scoped: false, defaults: {} },
    { name: "settings:write", scoped: false, defaults: {} },
    { name: "audit:read", scoped: false, defaults: {} },
  ],
  consumers: [mailInvitation],
};
