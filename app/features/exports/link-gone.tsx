import { data, useRouteLoaderData } from "react-router";
import type { loader as rootLoader } from "#app/root.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { PublicFrame } from "#app/shell/public-frame.tsx";
import { Button } from "#app/ui/button.tsx";

export const meta = pageTitle("exports.gone");

/** A link that works sends its file before any page is asked for. */
export function loader() {
  return data(null, { status: 404 });
}

export default function LinkGonePage() {
  const t = useT();
  const root = useRouteLoaderData<typeof rootLoader>("root");
  return (
    <PublicFrame
      mark={{ name: root?.brand.name ?? "", logo: root?.icons.mark ?? "/icon.svg" }}
      title={t("exports.gone")}
      text={t("exports.goneText")}
    >
      <Button to="/" size="large" className="w-full">
        {root?.brand.name}
      </Button>
    </PublicFrame>
  );
}
