import { expect, test } from "vitest";
import { assets } from "./api-reference.ts";

test("the assets bear our names and keep the licences", () => {
  const { "api-reference.js": script = "", "api-reference.css": styles = "", "api-reference.txt": licences } = assets();
  expect(styles.match(/swagger|sourceMapping/gi)).toBeNull();
  expect(script.match(/className:"swagger|\.swagger-ui"/g)).toBeNull();
  expect(script.match(/className:"api-reference"/g)?.length).toBeGreaterThan(0);
  expect(script.includes("validatorUrl: null")).toBe(true);
  expect(licences).toContain("Apache License");
});
