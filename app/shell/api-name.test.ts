import { expect, test } from "vitest";
import { apiName, choiceValue } from "./api-name.ts";

test.each([
  ["Mülk", "mulk"],
  ["IĞDIR Şubesi", "igdir_subesi"],
  ["  Çağrı & Öneri (2026) ", "cagri_oneri_2026"],
  ["2. el araç", "el_arac"],
  ["★ 12", ""],
  ["a".repeat(39).concat(" b"), "a".repeat(39)],
])("%s is %s in the API", (label, name) => expect(apiName(label)).toBe(name));

test("a choice may begin with a digit, has always a value, and never another's", () => {
  expect(choiceValue("3+1", [])).toBe("3_1");
  expect(choiceValue("★", [])).toBe("choice");
  expect(choiceValue("Satılık", ["satilik", "satilik_2"])).toBe("satilik_3");
  expect(choiceValue("x".repeat(60), ["x".repeat(40)])).toHaveLength(38);
});
