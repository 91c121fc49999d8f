/** Where the demo is and how to sign in; `.local/demo.json` holds it. */
export type DemoInfo = {
  platform: { origin: string; email: string; password: string };
  tenants: DemoTenant[];
};

export type DemoTenant = {
  slug: string;
  name: string;
  origin: string;
  /** A Bearer key that may do everything; empty for a tenant that has none. */
  apiKey: string;
  users: { email: string; password: string; role: string }[];
};
