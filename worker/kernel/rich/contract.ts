import { z } from "zod";
import { hasBadText } from "../text.ts";
import { type Doc, MOST_MENTIONS } from "./document.ts";
import { documentOf, mentionedIn, plainText } from "./plain-text.ts";
import { readDocument } from "./read-document.ts";

/** What is kept of a formatted text: the document, what stands there, and whom it names. */
export type Rich = { document: Doc; text: string; mentions: string[] };

/**
 * A formatted text, or plain text of several lines; 1 to `most` characters of what stands there. Throws 422 for nodes, marks
 * and attributes that there are not, links elsewhere than to http, https and mailto, and what is too deep or too large;
 * `alone` for mentions, too.
 */
export const richText = (most: number, alone = false) =>
  z
    .union([z.string(), z.record(z.string(), z.unknown()).describe('A document: `{ "type": "doc", "content": […] }`')])
    .transform((sent, ctx): Rich => {
      const refuse = (message: string) => {
        ctx.addIssue({ code: "custom", message, input: sent });
        return z.NEVER;
      };
      if (typeof sent === "string" && hasBadText(sent)) return refuse("bad_text");
      const read = typeof sent === "string" ? { doc: documentOf(sent.trim()) } : readDocument(sent);
      if ("problem" in read) return refuse(read.problem);
      const text = plainText(read.doc).trim();
      const mentions = mentionedIn(read.doc);
      if (text === "") return refuse("required");
      if (text.length > most) {
        ctx.addIssue({ code: "too_big", origin: "string", maximum: most, inclusive: true, input: sent });
        return z.NEVER;
      }
      if (alone && mentions.length > 0) return refuse("rich_unknown");
      if (mentions.length > MOST_MENTIONS) return refuse("rich_large");
      return { document: read.doc, text, mentions };
    });

/** The same as it is answered. */
export const richDocument = z.custom<Doc>().describe("The text with its look, nodes as the editor has them");
