import { join } from "node:path";

/** Everything a laptop keeps between starts. */
export const FOLDER = join(import.meta.dirname, "../../.local");
