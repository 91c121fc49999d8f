import { expect, it } from "vitest";
import { proposeStages } from "./propose-stages.ts";

const stages = (...names: string[]) => names.map((name) => ({ id: name, name }));

it("proposes the stage of the same name in any spelling, else the one as far on the way", () => {
  expect(proposeStages(stages("Yeni", "TEKLİF", "Son"), stages("Aday", "Görüşme", "Teklif", "Söz", "İmza"))).toEqual({
    Yeni: "Aday",
    TEKLİF: "Teklif",
    Son: "İmza",
  });
  expect(proposeStages(stages("A", "B", "C"), stages("Tek"))).toEqual({ A: "Tek", B: "Tek", C: "Tek" });
  expect(proposeStages(stages("A"), stages("X", "Y"))).toEqual({ A: "X" });
  expect(proposeStages(stages("A"), [])).toEqual({});
});
