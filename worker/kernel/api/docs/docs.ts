import type { Context, Env } from "hono";
import { translator } from "#messages/server.ts";
import type { Ctx } from "../../context.ts";
import type { Tenant } from "../../tenant.ts";
import { languageOf } from "../language.ts";
import { type DocsLook, docsPage } from "./docs-page.ts";

/** Answers `/api/docs` of a tenant's host. `lookOf` gives the brand's CSS and the theme that the person chose. */
export function apiDocs<E extends Env>(
  ctxOf: (c: Context<E>) => Ctx,
  lookOf: (c: Context<E>, brand: Tenant["brand"]) => DocsLook,
): (c: Context<E>) => Response {
  return (c) => {
    const { tenant } = ctxOf(c);
    if (!tenant) return c.notFound() as Response;
    const language = languageOf(c.req.header("accept-language"), tenant.language);
    return c.html(docsPage(tenant.brand, lookOf(c, tenant.brand), translator(language))) as Response;
  };
}
