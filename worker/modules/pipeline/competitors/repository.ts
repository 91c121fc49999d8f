import { choicesIn } from "../choices/repository.ts";
import { competitors } from "../tables.ts";

export const rivals = choicesIn(competitors);
