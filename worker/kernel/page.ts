import { createContext, data, type RouterContextProvider, redirect } from "react-router";
import type { Language, Translate } from "#messages";
import type { Actor } from "./actor.ts";
import { type Problem, problemOf } from "./api/problem.ts";
import type { Ctx, InputOf, OutputOf } from "./context.ts";
import type { CustomValue, ShownField } from "./custom/field.ts";
import { type Layout, layoutFor } from "./custom/layout.ts";
import { Failure } from "./errors.ts";
import type { NavItem } from "./module.ts";
import { actorSeen } from "./open.ts";
import type { Operation } from "./operation.ts";

/** What a loader or action works with. The Worker puts it into React Router's context, in process. */
export type Page = {
  ctx: Ctx;
  /** In the language of the visitor's cookie, else the tenant's. The cookie follows a signed-in person's own choice. */
  t: Translate;
  /** What the visitor's cookie asks for; null without one. */
  chosen: Language | null;
  /** Where the visitor is, as a local path with its query. */
  path: string;
  /** For inline scripts under the content security policy. */
  nonce: string;
  /** `Set-Cookie` values: this host's session with its token and days, null to forget it; the language, null for none. */
  cookies: { session(token: string | null, days?: number): string; language(language: Language | null): string };
  /** The platform's name on the platform's own host; null on a tenant's. */
  platform: { name: string } | null;
  /** All modules' places; the shell shows those that the actor may see. */
  nav: NavItem[];
};

export const pageContext = createContext<Page>();

export type Outcome<Output> = { output: Output; problem?: undefined } | { output?: undefined; problem: Problem };

/** The page behind a loader's or action's `context`. */
export function page(context: Readonly<RouterContextProvider>) {
  const here = context.get(pageContext);
  /** The agency's own fields on an object that the visitor may see; known once a first operation came back. */
  const fields = (object: string): ShownField[] => {
    const actor = actorSeen(here.ctx);
    const role = actor?.kind === "user" ? actor.roleId : "";
    return (here.ctx.tenant?.fields ?? [])
      .filter((field) => field.object === object && !field.hiddenFrom.includes(role))
      .map(({ id, key, label, kind, settings, required, unique, help, default: usual }) => {
        return { id, key, label, kind, settings, required, unique, help, default: usual as CustomValue };
      });
  };
  return {
    ...here,
    /** Runs an operation; a failure becomes the page's error, or the way to sign in. */
    async run<Op extends Operation>(operation: Op, input: InputOf<Op>): Promise<OutputOf<Op>> {
      try {
        return await here.ctx.run(operation, input);
      } catch (error) {
        throw toResponse(here, error);
      }
    },
    /** Runs an operation for a form: what was refused comes back beside the fields instead of ending the page. */
    async attempt<Op extends Operation>(operation: Op, input: InputOf<Op>): Promise<Outcome<OutputOf<Op>>> {
      try {
        return { output: await here.ctx.run(operation, input) };
      } catch (error) {
        if (!(error instanceof Failure) || (error.code === "unauthenticated" && !operation.elevated))
          throw toResponse(here, error);
        return { problem: problemOf(error, here.t, here.ctx.requestId) };
      }
    },
    fields,
    /** How the agency arranged an object's records, as far as the visitor may see it; null where it did not. */
    layout(object: string): Omit<Layout, "object"> | null {
      const saved = (here.ctx.tenant?.layouts ?? []).find((layout) => layout.object === object);
      return saved ? layoutFor(saved, fields(object)) : null;
    },
    /** Who is acting; known once a first operation came back. */
    actor: (): Actor | undefined => actorSeen(here.ctx),
  };
}

/** The way to sign in, and from there back to where the visitor wanted to be. */
export function signInPath({ platform, path }: Pick<Page, "platform" | "path">): string {
  if (platform) return "/platform/sign-in";
  return path === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(path)}`;
}

/** What a thrown error is to React Router: a redirect to sign in, or a problem with its status for the error page. */
function toResponse(here: Page, error: unknown): unknown {
  if (error instanceof Failure && error.code === "unauthenticated") return redirect(signInPath(here));
  const problem = problemOf(error, here.t, here.ctx.requestId);
  if (problem.status >= 500) here.ctx.log.error(error);
  return data({ problem }, { status: problem.status, headers: retryHeaders(error) });
}

function retryHeaders(error: unknown): Record<string, string> {
  return error instanceof Failure && error.retryAfter ? { "Retry-After": String(error.retryAfter) } : {};
}
