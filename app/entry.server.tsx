import { isbot } from "isbot";
import { renderToReadableStream } from "react-dom/server";
import { type EntryContext, type RouterContextProvider, ServerRouter } from "react-router";
import { themeCss } from "#tenants/brand/theme.ts";
import { pageContext } from "#worker/kernel/page.ts";
import { ThemeCss } from "./theme/theme-style.tsx";

/** Renders a page; what goes wrong while it streams is logged with the request it belongs to. */
export default async function handle(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
) {
  const { ctx, nonce } = context.get(pageContext);
  let answer = status;
  const body = await renderToReadableStream(
    <ThemeCss value={themeCss}>
      <ServerRouter context={entry} url={request.url} nonce={nonce} />
    </ThemeCss>,
    {
      nonce,
      signal: request.signal,
      onError(error: unknown) {
        answer = 500;
        ctx.log.error(error);
      },
    },
  );
  if (isbot(request.headers.get("user-agent"))) await body.allReady;
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (answer === 503 && !headers.has("Retry-After")) headers.set("Retry-After", "5");
  return new Response(body, { headers, status: answer });
}

/** Loaders' and actions' own failures are answers; only what nobody foresaw is logged. */
export function handleError(error: unknown, { context }: { context: Readonly<RouterContextProvider> }) {
  context.get(pageContext).ctx.log.error(error);
}
