import { english } from "./en/index.ts";
import { addCatalogue } from "./index.ts";
import { turkish } from "./tr/index.ts";

// Both languages at once: imported by the server only, so that a browser never carries the other one.
addCatalogue("en", english);
addCatalogue("tr", turkish);

export { translator } from "./index.ts";
