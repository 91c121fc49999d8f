import { type Context, Hono } from "hono";
import { createRequestHandler, RouterContextProvider } from "react-router";
import { readAppearance } from "#app/theme/appearance.ts";
import { isLanguage, type Language } from "#messages";
import { translator } from "#messages/server.ts";
import { themeCss } from "#tenants/brand/index.ts";
import { findTenant, forgetTenant, manifest, normalizeHost, readTenant, serveIcon, serveMark } from "#tenants/index.ts";
import { languageCookie, readCookie, writeCookie } from "./http/cookie.ts";
import { credentialOf } from "./http/credential.ts";
import { contentPolicy, harden } from "./http/headers.ts";
import { localPath } from "./http/local-path.ts";
import { plainPage } from "./http/plain-page.ts";
import { isSameOrigin } from "./http/same-origin.ts";
import type { Actor } from "./kernel/actor.ts";
import { apiDocs } from "./kernel/api/docs/docs.ts";
import { languageOf } from "./kernel/api/language.ts";
import { apiRouter, problem } from "./kernel/api/router.ts";
import type { Ctx } from "./kernel/context.ts";
import type { Env } from "./kernel/env.ts";
import { Failure } from "./kernel/errors.ts";
import { newId } from "./kernel/id.ts";
import { joinLive } from "./kernel/live/join.ts";
import { type Log, openLog } from "./kernel/log.ts";
import { actorSeen, openCtx } from "./kernel/open.ts";
import { pageContext } from "./kernel/page.ts";
import { take } from "./kernel/quota/take.ts";
import { exportRoutes } from "./modules/exports/index.ts";
import { fileRoutes } from "./modules/files/index.ts";
import { importRoutes } from "./modules/imports/index.ts";
import { quoteRoutes } from "./modules/quotes/index.ts";
import { modules } from "./modules.ts";
import { openServices } from "./services.ts";

type Here = { Bindings: Env; Variables: { log: Log; requestId: string; ctx: Ctx; secure: boolean } };
type C = Context<Here>;

/** Of one key, session or address, where neither the plan nor the tenant says otherwise. */
const REQUESTS_PER_MINUTE = 600;

const GUESTS_PER_MINUTE = 60;

const operations = modules.flatMap((module) => module.operations);
const pages = createRequestHandler(() => import("virtual:react-router/server-build"), import.meta.env.MODE);

/** A request's way through the Worker, one line per stage. */
export const app = new Hono<Here>()
  .use(logged)
  .use(hardened)
  .use(entered)
  .use(fromHere)
  .get("/manifest.webmanifest", (c) => manifest(tenantOf(c)))
  .get("/icon.svg", (c) => serveMark(c.get("ctx"), c.req.query("v")))
  .get("*", icon)
  .get("/live", live)
  .get(
    "/api/docs",
    apiDocs<Here>(
      (c) => c.get("ctx"),
      (c, brand) => ({ css: themeCss(brand), theme: readAppearance(c.req.header("cookie")).theme }),
    ),
  )
  .route(
    "/",
    fileRoutes<Here>((c) => c.get("ctx")),
  )
  .route(
    "/",
    importRoutes<Here>((c) => c.get("ctx")),
  )
  .route(
    "/",
    exportRoutes<Here>((c) => c.get("ctx")),
  )
  .route(
    "/",
    quoteRoutes<Here>((c) => c.get("ctx"), guests),
  )
  .route(
    "/api/v1",
    apiRouter<Here>(operations, (c) => c.get("ctx"), { limit: quota }),
  )
  .all("*", page);

async function logged(c: C, next: () => Promise<void>): Promise<void> {
  const started = Date.now();
  const requestId = newId(started);
  // The token in a mailed link stays out of the log.
  const path = c.req.path.replace(/^\/(reset-password|invitation|exports\/file|quote)\/[^/.]+/, "/$1/…");
  const log = openLog({ requestId, method: c.req.method, path, host: c.req.header("host") });
  c.set("requestId", requestId);
  c.set("log", log);
  await next();
  const ctx = c.get("ctx") as Ctx | undefined;
  const actor = ctx && actorSeen(ctx);
  log.end({
    status: c.res.status,
    ms: Date.now() - started,
    tenant: ctx?.tenant?.slug,
    actor: actor && `${actor.kind}:${actor.id}`,
  });
}

async function hardened(c: C, next: () => Promise<void>): Promise<void> {
  const secure = c.req.url.startsWith("https:");
  c.set("secure", secure);
  await next();
  if (c.res.status === 101) return;
  try {
    c.res.headers.set("X-Request-Id", c.get("requestId"));
  } catch {
    // What comes from a fetch has immutable headers.
    c.res = new Response(c.res.body, c.res);
    c.res.headers.set("X-Request-Id", c.get("requestId"));
  }
  harden(c.res.headers, secure);
}

/** Host → tenant, credential → what `enter` will look up. Nothing later reads the host. */
async function entered(c: C, next: () => Promise<void>): Promise<Response | undefined> {
  const { env } = c;
  const host = normalizeHost(c.req.header("host"));
  const database = { url: env.DATABASE_URL, fetchEndpoint: env.NEON_FETCH_ENDPOINT };
  const platform = host === env.PLATFORM_HOST;
  const language = languageOf(c.req.header("accept-language"), "tr");
  const later = (work: Promise<unknown>) => c.executionCtx.waitUntil(work.catch((error) => lateError(c, error)));
  try {
    const tenant = host && !platform ? await findTenant(database, host, Date.now(), later) : null;
    if (!(tenant || platform) || !URL.canParse(c.req.url)) return plainPage(404, language);
    const { origin } = new URL(c.req.url);
    c.set(
      "ctx",
      openCtx({
        requestId: c.get("requestId"),
        origin: origin.replace(/\/\/[^/:]+/, `//${host}`),
        tenant,
        credential: credentialOf(c.req.raw.headers, { platform, secure: c.get("secure") }),
        ip: c.req.header("cf-connecting-ip") ?? "127.0.0.1",
        userAgent: c.req.header("user-agent") ?? "",
        database,
        services: openServices(env),
        log: c.get("log"),
        reload: (old) => forgetTenant(old.host).then(() => readTenant(database, host ?? old.host, Date.now(), later)),
        apart: c.req.path.startsWith("/api/"),
        later,
      }),
    );
  } catch (error) {
    c.get("log").error(error);
    return plainPage(503, language);
  }
  await next();
  return undefined;
}

async function fromHere(c: C, next: () => Promise<void>): Promise<Response | undefined> {
  const ctx = c.get("ctx");
  if (ctx.credential.kind === "api_key" || isSameOrigin(c.req.raw, ctx.origin)) return void (await next());
  return problem(c, ctx, new Failure("forbidden", "foreign_origin"));
}

/** By hand, because Hono's fast router takes no pattern where others spell a name out. */
async function icon(c: C, next: () => Promise<void>): Promise<Response | undefined> {
  const [, name] = /^\/((?:apple-touch-)?icon[\w-]*\.png)$/.exec(c.req.path) ?? [];
  return name ? serveIcon(c.get("ctx"), name, c.req.query("v")) : void (await next());
}

/** A WebSocket is a GET that cookies reach from anywhere, so it must come from here too. */
async function live(c: C): Promise<Response> {
  const ctx = c.get("ctx");
  try {
    if (c.req.header("origin") !== ctx.origin) throw new Failure("forbidden", "foreign_origin");
    return await joinLive(ctx, c.req.raw);
  } catch (error) {
    return problem(c, ctx, error);
  }
}

function quota(c: C) {
  const { credential, ip, tenant } = c.get("ctx");
  const who = "hash" in credential ? credential.hash : ip;
  return take(c.env.QUOTA, `${tenant?.id}:${who}`, tenant?.limits.requestsPerMinute ?? REQUESTS_PER_MINUTE);
}

/** Pages that anybody with the link may open, by address: nobody tries out links, and nobody fills a quote's counter. */
function guests(c: C) {
  const { ip, tenant } = c.get("ctx");
  return take(c.env.QUOTA, `${tenant?.id}:quote:${ip}`, GUESTS_PER_MINUTE);
}

async function page(c: C): Promise<Response> {
  const ctx = c.get("ctx");
  const nonce = newNonce();
  const context = new RouterContextProvider();
  const secure = c.get("secure");
  const chosen = readCookie(c.req.header("cookie"), "language");
  const own = ctx.tenant?.language ?? languageOf(c.req.header("accept-language"), "tr");
  context.set(pageContext, {
    ctx,
    t: translator(isLanguage(chosen) ? chosen : own),
    chosen: isLanguage(chosen) ? chosen : null,
    path: localPath(c.req.raw.url),
    nonce,
    cookies: {
      session: (token, days = 30) => writeCookie(ctx.tenant ? "session" : "operator", token, secure, days * 86_400),
      language: (language) => languageCookie(language, secure),
    },
    platform: ctx.tenant ? null : { name: c.env.PLATFORM_NAME ?? "Platform" },
    nav: modules.flatMap((module) => module.nav ?? []),
  });
  const answer = await pages(c.req.raw, context);
  if (answer.headers.get("content-type")?.startsWith("text/html"))
    answer.headers.set("Content-Security-Policy", contentPolicy(nonce));
  const spoken = languageSpoken(actorSeen(ctx));
  if (spoken && spoken !== chosen && !answer.headers.has("set-cookie"))
    answer.headers.append("Set-Cookie", languageCookie(spoken, secure));
  return answer;
}

/** The cookie follows a signed-in person, so that an action's refusal is told in the language of the page. */
function languageSpoken(actor: Actor | undefined): Language | null {
  return actor && "language" in actor ? actor.language : null;
}

function tenantOf(c: C) {
  return c.get("ctx").tenant;
}

/** What fails after the answer has a line of its own. */
function lateError(c: C, error: unknown): void {
  const log = openLog({ requestId: c.get("requestId"), late: true });
  log.error(error);
  log.end({});
}

function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
