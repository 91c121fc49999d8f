export { type BulkSample, bulkCustomers } from "./bulk.ts";
export { type CompanySample, companies } from "./companies.ts";
export { dealAmount, dealTitles } from "./deals.ts";
export { noteTexts } from "./notes.ts";
export { type PersonSample, people } from "./people.ts";
export { type Random, random, weighted } from "./random.ts";
export { type RawCustomer, realShape } from "./real-shape.ts";
export { taskTitles } from "./tasks.ts";
export { type Language, lostReasons } from "./words.ts";
