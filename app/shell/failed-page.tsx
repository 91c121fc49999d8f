import { isRouteErrorResponse, useRouteError } from "react-router";
import { ErrorPage } from "./error-page.tsx";

type Here = { requestId: string; brand: { supportEmail?: string | undefined } };

/** The error page for what a loader threw, or for a crash. `here` is what the root knows of the page, if it got so far. */
export function FailedPage({ here, standalone }: { here: Here | undefined; standalone?: boolean }) {
  const error = useRouteError();
  const problem = isRouteErrorResponse(error)
    ? (error.data as { problem?: { requestId?: string } } | null)?.problem
    : undefined;
  const reference = problem?.requestId ?? here?.requestId;
  return (
    <ErrorPage
      status={isRouteErrorResponse(error) ? error.status : 500}
      {...(standalone ? { standalone } : {})}
      {...(reference ? { reference } : {})}
      {...(here?.brand.supportEmail ? { support: here.brand.supportEmail } : {})}
    />
  );
}
