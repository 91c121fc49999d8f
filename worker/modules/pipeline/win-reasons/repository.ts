import { choicesIn } from "../choices/repository.ts";
import { winReasons } from "../tables.ts";

export const reasons = choicesIn(winReasons);
