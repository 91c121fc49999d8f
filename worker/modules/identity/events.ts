import type { NewEvent } from "#worker/kernel/events/event.ts";

/** Somebody was invited; the mail follows from this. */
export function userInvited(id: string): NewEvent {
  return about("users.invited", id);
}

/** The invitation shall be sent once more. */
export function invitationWanted(id: string): NewEvent {
  return about("users.invitation_wanted", id);
}

/** An invitation was accepted: the person may sign in. */
export function userActivated(id: string): NewEvent {
  return about("users.activated", id);
}

export function userSuspended(id: string): NewEvent {
  return about("users.suspended", id);
}

export function userResumed(id: string): NewEvent {
  return about("users.resumed", id);
}

export function userRoleChanged(id: string, roleId: string): NewEvent {
  return about("users.role_changed", id, { roleId });
}

/** Some or all sessions of a person ended by somebody's decision, not by signing out. */
export function sessionsEnded(userId: string): NewEvent {
  return about("sessions.ended", userId);
}

/** A team or its people changed, and with it who sees what. */
export function teamChanged(id: string): NewEvent {
  return { name: "teams.changed", subject: "teams", subjectId: id };
}

export function roleChanged(id: string): NewEvent {
  return { name: "roles.changed", subject: "roles", subjectId: id };
}

export function apiKeyCreated(id: string): NewEvent {
  return { name: "api_keys.created", subject: "api_keys", subjectId: id };
}

export function apiKeyRevoked(id: string): NewEvent {
  return { name: "api_keys.revoked", subject: "api_keys", subjectId: id };
}

function about(name: string, id: string, payload: Record<string, unknown> = {}): NewEvent {
  return { name, subject: "users", subjectId: id, payload };
}
