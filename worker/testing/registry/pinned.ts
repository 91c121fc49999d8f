/** Operations that run as the system inside their tenant, because nobody is signed in yet. Each is a door: look twice. */
export const ELEVATED = [
  "identity.accept_invitation",
  "identity.get_invitation",
  "identity.request_password_reset",
  "identity.reset_password",
  "identity.sign_in",
  "identity.sign_out",
  "platform.sign_in",
];

/** Operations without a place in the REST API: pages' own, the platform console's, and what listeners run. */
export const ROUTELESS = [
  "events.list_dead_anywhere",
  "events.list_dead_tenants",
  "events.retry_dead_anywhere",
  "identity.accept_invitation",
  "identity.change_password",
  "identity.get_invitation",
  "identity.request_password_reset",
  "identity.reset_password",
  "identity.sign_in",
  "identity.sign_out",
  "mail.list",
  "pipelines.lay_out",
  "platform.add_host",
  "platform.create_tenant",
  "platform.get_tenant",
  "platform.list_plans",
  "platform.list_tenants",
  "platform.remove_host",
  "platform.set_plan",
  "platform.set_primary_host",
  "platform.set_status",
  "platform.sign_in",
  "platform.sign_out",
  "tenants.visitor",
];
