/** The places below settings, in order, and the right that opens each. */
export const SECTIONS = [
  { key: "people", access: "users:read" },
  { key: "teams", access: "users:read" },
  { key: "roles", access: "users:read" },
  { key: "fields", access: "fields:write" },
  { key: "pipelines", access: "pipelines:write" },
  { key: "assignment", access: "assignment:manage" },
  { key: "territories", access: "territories:write" },
  { key: "quotes", access: "settings:write" },
  { key: "tags", access: "customers:read" },
  { key: "apiKeys", access: "api_keys:write" },
  { key: "brand", access: "settings:write" },
] as const;

export type Section = (typeof SECTIONS)[number]["key"];

export const sectionPath = (key: Section) => `/settings/${key === "apiKeys" ? "api-keys" : key}`;
