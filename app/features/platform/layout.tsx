import { LogOut, Mail } from "lucide-react";
import Building2 from "lucide-react/icons/building-2";
import MailWarning from "lucide-react/icons/mail-warning";
import { Outlet, redirect, useFetcher, useNavigate, useRouteLoaderData } from "react-router";
import type { loader as rootLoader } from "#app/root.tsx";
import { AppFrame } from "#app/shell/app-frame.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { visitor } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";
import type { Route } from "./+types/layout.ts";
import { onlyPlatform } from "./only-platform.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { run, platform } = page(context);
  onlyPlatform(platform);
  const actor = await run(visitor, {});
  if (actor.kind !== "operator") throw redirect("/platform/sign-in");
  return { me: { id: actor.id, name: actor.name, detail: actor.email } };
}

export default function PlatformLayout({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const go = useNavigate();
  const signOut = useFetcher();
  const root = useRouteLoaderData<typeof rootLoader>("root");
  return (
    <AppFrame
      mark={{ name: root?.brand.name ?? "" }}
      me={loaderData.me}
      home="/platform"
      navigation={[
        {
          items: [
            { to: "/platform", label: t("platform.tenants"), icon: Building2, end: true, key: "t" },
            { to: "/platform/mails", label: t("platform.mails"), icon: Mail, key: "m" },
            { to: "/platform/dead-letters", label: t("platform.dead.title"), icon: MailWarning, key: "d" },
          ],
        },
      ]}
      meMenu={[
        {
          label: t("shell.signOut"),
          icon: LogOut,
          onSelect: () => void signOut.submit(null, { method: "post", action: "/platform/sign-out" }),
        },
      ]}
      palette={{ onOpen: (to: string) => void go(to) }}
      onGo={(to) => void go(to)}
    >
      <Outlet />
    </AppFrame>
  );
}
