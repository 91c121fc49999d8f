import { describe, expect, it } from "vitest";
import { hashPassword, needsRehash, verifyPassword } from "#worker/kernel/password-hash.ts";
import { refusePassword } from "./password-rules.ts";

const cheap = { N: 16, r: 1, p: 1 };

describe("password hashes", () => {
  it("know their password, in either composition, and no other", () => {
    const stored = hashPassword("Şifre-Çok-Uzun", cheap);
    expect(stored).toMatch(/^scrypt\$16\$1\$1\$/);
    expect(verifyPassword("Şifre-Çok-Uzun".normalize("NFD"), stored)).toBe(true);
    expect(verifyPassword("şifre-çok-uzun", stored)).toBe(false);
    expect(hashPassword("Şifre-Çok-Uzun", cheap)).not.toBe(stored);
  });

  it("match nothing when absent, damaged or too dear", () => {
    const stored = hashPassword("correct horse", cheap);
    for (const bad of [
      null,
      undefined,
      "",
      "none",
      stored.slice(0, -1),
      stored.replace("$16$", "$999999$"),
      `x${stored}`,
    ]) {
      expect(verifyPassword("correct horse", bad), String(bad)).toBe(false);
    }
    expect(verifyPassword("", null)).toBe(false);
  });

  it("are renewed when the cost has risen since", () => {
    expect(needsRehash(hashPassword("correct horse", cheap))).toBe(true);
    expect(needsRehash(hashPassword("correct horse"))).toBe(false);
  });
});

describe("password rules", () => {
  const whose = { email: "ayse.yilmaz@anka.example", name: "Ayşe Yılmaz-Karadeniz", tenant: "Anka Dijital" };

  it.each([
    ["Galatasaray1905!", "identity.password_too_common"],
    ["P@ssword123", "identity.password_too_common"],
    ["Seni Çok Seviyorum", "identity.password_too_common"],
    ["ŞİFRE123456", "identity.password_too_common"],
    ["1234567890", "identity.password_too_common"],
    ["0987654321", "identity.password_too_common"],
    ["abababababab", "identity.password_too_common"],
    ["ayse.yilmaz@anka.example", "identity.password_is_own"],
    ["Ayse.Yilmaz2026", "identity.password_is_own"],
    ["ayşe yılmaz-karadeniz", "identity.password_is_own"],
    ["anka dijital 2026", "identity.password_is_own"],
    ["AnkaDijital!", "identity.password_is_own"],
  ])("%s is refused", (password, reason) => {
    expect(refusePassword(password, whose)).toBe(reason);
  });

  it.each(["mavi-kalem-9-tepe", "correct horse battery", "Xk4!pQ9vLm2#", "yağmurlu pazartesi günü"])(
    "%s is good",
    (password) => {
      expect(refusePassword(password, whose)).toBe(null);
    },
  );
});
