import { z } from "zod";

/**
 * The output of an operation that answers a file instead of JSON: the API sends `text` as the body, with its type and name
 * in the headers.
 */
export const Download = z.object({
  name: z.string().describe("What the file is called"),
  type: z.string().describe("Its media type"),
  text: z.string(),
});

/** Rows that one file holds at most. */
export const EXPORT_LIMIT = 10_000;
