import { describe, expect, it } from "vitest";
import { localPath } from "./local-path.ts";

describe("where to go after signing in", () => {
  it.each([
    "/",
    "/customers",
    "/customers?filter[status][in]=open&sort=-createdAt",
    "/deals/0190#notes",
    "/customers?q=a%2Fb",
  ])("keeps %s", (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%2fevil.example",
    "/%5cevil.example",
    "/%252fevil.example",
    "/a//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/%09/evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "https://evil.example",
    "http:/evil.example",
    "javascript:alert(1)",
    "customers",
    "",
    null,
    undefined,
    "/sign-in?to=/",
    "/sign-out",
    `/${"a".repeat(3000)}`,
  ])("refuses %j", (path) => {
    expect(localPath(path)).toBe("/");
  });
});
