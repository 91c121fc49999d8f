import { describe, expect, test } from "vitest";
import { openSecrets } from "./secrets.ts";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const secrets = openSecrets(`1:${key(1)},2:${key(2)}`);
const text = "https://anka.example/reset?token=ğüş…";

describe("what was sealed", () => {
  test("comes back, is never sealed alike twice, and does not show the text", async () => {
    const [one, two] = await Promise.all([
      secrets.seal("a", "mails.body", text),
      secrets.seal("a", "mails.body", text),
    ]);
    expect(one).toMatch(/^v1\.2\.[\w-]+$/);
    expect(one).not.toBe(two);
    expect(await secrets.open("a", "mails.body", one)).toBe(text);
    expect(await secrets.open("a", "mails.body", await secrets.seal("a", "mails.body", ""))).toBe("");
    const long = "ş".repeat(300_000);
    expect(await secrets.open("a", "mails.body", await secrets.seal("a", "mails.body", long))).toBe(long);
  });

  test.each([
    ["another tenant", "b", "mails.body"],
    ["another table", "a", "notes.body"],
    ["another column", "a", "mails.subject"],
  ] as const)("does not open for %s", async (_, tenant, place) => {
    await expect(secrets.open(tenant, place, await secrets.seal("a", "mails.body", text))).rejects.toThrow();
  });

  test("does not open when changed", async () => {
    const sealed = await secrets.seal("a", "mails.body", text);
    const changed = `${sealed.slice(0, 30)}${sealed[30] === "A" ? "B" : "A"}${sealed.slice(31)}`;
    for (const wrong of [
      changed,
      sealed.slice(0, -4),
      sealed.replace("v1.2.", "v1.1."),
      sealed.replace("v1.2.", "v1.3."),
      "",
      "v1.2.",
    ]) {
      await expect(secrets.open("a", "mails.body", wrong)).rejects.toThrow();
    }
  });
});

test("an older master key opens what it sealed, another one does not", async () => {
  const old = await openSecrets(`1:${key(1)}`).seal("a", "mails.body", text);
  expect(await secrets.open("a", "mails.body", old)).toBe(text);
  await expect(openSecrets(`1:${key(3)}`).open("a", "mails.body", old)).rejects.toThrow();
});

test.each(["", "1", `1:${key(1).slice(4)}`, `0:${key(1)}`, `1:${key(1)},1:${key(2)}`, `${key(1)}`])(
  "master keys %j are refused",
  (keys) => {
    expect(() => openSecrets(keys)).toThrow("MASTER_KEYS");
  },
);
