import type { ReactNode } from "react";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation, useRouteLoaderData } from "react-router";
import { iconsOf, visitor } from "#tenants/index.ts";
import type { Actor } from "#worker/kernel/actor.ts";
import { page } from "#worker/kernel/page.ts";
import type { Brand } from "#worker/kernel/tenant.ts";
import type { Route } from "./+types/root.ts";
import { FailedPage } from "./shell/failed-page.tsx";
import { I18nProvider } from "./shell/i18n.tsx";
import { loadWords, preloadWords } from "./shell/words.ts";
import styles from "./styles.css?url";
import { appearanceAttributes, readAppearance } from "./theme/appearance.ts";
import { fontFiles } from "./theme/font-files.ts";
import { ThemeStyle } from "./theme/theme-style.tsx";

/** For a host without a tenant: no colour of its own, so the theme falls back to its own. */
const neutral: Brand = { name: "", colour: "", radius: "medium", font: "inter" };

/** What every page knows: the visitor, the brand, language and place. Rides on the page's own round trip. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { ctx, t, nonce, platform } = page(context);
  const actor: Actor | null = await ctx.run(visitor, {}).catch(() => null);
  const { tenant } = ctx;
  const own = actor && "language" in actor ? actor.language : null;
  return {
    nonce,
    brand: tenant?.brand ?? { ...neutral, name: platform?.name ?? "" },
    language: own ?? t.language,
    timeZone: (actor?.kind === "user" ? actor.timeZone : null) ?? tenant?.timeZone ?? "Europe/Istanbul",
    currency: tenant?.currency ?? "TRY",
    now: ctx.clock.now(),
    icons: iconsOf(tenant),
    appearance: readAppearance(request.headers.get("cookie")),
    isTenant: tenant !== null,
    requestId: ctx.requestId,
  };
}

/** On the way to a page its sentences come beside its data. */
export const clientMiddleware: Route.ClientMiddlewareFunction[] = [
  async ({ request }, next) => {
    await Promise.all([next(), loadWords(new URL(request.url).pathname)]);
  },
];

export const links: Route.LinksFunction = () => [
  { rel: "preload", href: fontFiles.latin, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "preload", href: fontFiles.latinExtended, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
];

const whole = "whole";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.brand.name ?? "" }];

export function Layout({ children }: { children: ReactNode }) {
  const here = useRouteLoaderData<typeof loader>("root");
  const {
    brand = neutral,
    language = "tr",
    timeZone = "Europe/Istanbul",
    currency = "TRY",
    nonce,
    now = 0,
  } = here ?? {};
  preloadWords(language, useLocation().pathname);
  const appearance = here?.appearance ?? readAppearance("");
  return (
    <html lang={language} {...appearanceAttributes(appearance)} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <ThemeStyle brand={brand} />
        <link rel="icon" href={here?.icons.mark ?? "/icon.svg"} type="image/svg+xml" />
        {here?.icons.touch && <link rel="apple-touch-icon" href={here.icons.touch} />}
        {here?.isTenant && <link rel="manifest" href="/manifest.webmanifest" crossOrigin="use-credentials" />}
        {/* Painted once the frame is read: a page painted in parts moves while the rest arrives. */}
        <link rel="expect" href={`#${whole}`} blocking="render" />
        <Meta />
        <Links />
      </head>
      <body>
        <I18nProvider language={language} timeZone={timeZone} currency={currency} now={now}>
          {children}
        </I18nProvider>
        <template id={whole} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <FailedPage here={useRouteLoaderData<typeof loader>("root")} standalone />;
}
