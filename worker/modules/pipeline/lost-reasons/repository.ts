import { choicesIn } from "../choices/repository.ts";
import { lostReasons } from "../tables.ts";

export const reasons = choicesIn(lostReasons);
