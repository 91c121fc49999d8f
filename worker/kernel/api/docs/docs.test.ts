import { Hono } from "hono";
import { afterEach, expect, test, vi } from "vitest";
import { STATUS } from "../../errors.ts";
import { fakeApi } from "../fake-api.ts";
import { apiDocs } from "./docs.ts";

afterEach(() => void vi.unstubAllGlobals());

const page = async (language: string) => {
  const { ctx } = fakeApi();
  const app = new Hono().get(
    "/api/docs",
    apiDocs(
      () => ctx,
      () => ({ css: ":root{--bg:#fff}", theme: "dark" }),
    ),
  );
  return app.request("/api/docs", { headers: { "Accept-Language": language } });
};

test("the page carries the tenant's brand, in the person's language, and nothing from elsewhere", async () => {
  const response = await page("en");
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain("<title>Anka &quot;Dijital&quot; API</title>");
  expect(html).toContain('<html lang="en" data-theme="dark">');
  expect(html).toContain(":root{--bg:#fff}");
  expect(html).not.toMatch(/https?:|swagger|smartbear/i);
  expect(await (await page("tr")).text()).toContain("<h2>Hatalar</h2>");
});

test("no script stands in the page, and every problem's type leads to its row", async () => {
  const html = await (await page("en")).text();
  expect([...html.matchAll(/<script[^>]*>([^<]*)/g)].map(([, inner]) => inner)).toEqual([""]);
  expect(html).not.toMatch(/\son\w+=/);
  for (const code of Object.keys(STATUS)) expect(html).toContain(`<tr id="${code}">`);
});
