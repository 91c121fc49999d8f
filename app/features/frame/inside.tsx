import { Outlet, useRouteLoaderData } from "react-router";
import type { loader as rootLoader } from "#app/root.tsx";
import { FailedPage } from "#app/shell/failed-page.tsx";

/** What a page of a signed-in person may not show, or fails at, is said inside the frame: the way on stays in sight. */
export function ErrorBoundary() {
  return <FailedPage here={useRouteLoaderData<typeof rootLoader>("root")} />;
}

export default function Inside() {
  return <Outlet />;
}
