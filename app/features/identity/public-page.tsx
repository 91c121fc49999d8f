import { Languages } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation, useRouteLoaderData } from "react-router";
import type { loader as rootLoader } from "#app/root.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { PublicFrame } from "#app/shell/public-frame.tsx";

type Props = { title: ReactNode; text?: ReactNode; children: ReactNode };

/** A page before signing in, in the tenant's brand, with its legal links, its support address and the other language. */
export function PublicPage({ title, text, children }: Props) {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const brand = root?.brand;
  return (
    <PublicFrame
      mark={{ name: brand?.name ?? "", logo: root?.icons.mark ?? "/icon.svg" }}
      title={title}
      text={text}
      foot={<Foot brand={brand} />}
    >
      {children}
    </PublicFrame>
  );
}

type Brand = NonNullable<ReturnType<typeof useRouteLoaderData<typeof rootLoader>>>["brand"];
const link = "inline-flex min-h-6 items-center rounded hover:text-text hover:underline touch:min-h-11";

function Foot({ brand }: { brand: Brand | undefined }) {
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1">
      {brand?.legal?.map(({ label, url }) => (
        <a key={url} href={url} target="_blank" rel="noreferrer" className={link}>
          {label}
        </a>
      ))}
      {brand?.supportEmail && (
        <a href={`mailto:${brand.supportEmail}`} className={link}>
          {brand.supportEmail}
        </a>
      )}
      <OtherLanguage />
    </div>
  );
}

/** A real form: works without script, and the whole document changes its language. */
function OtherLanguage() {
  const t = useT();
  const { pathname, search } = useLocation();
  const other = t.language === "tr" ? "en" : "tr";
  return (
    <form method="post" action="/language">
      <input type="hidden" name="to" value={pathname + search} />
      <button type="submit" name="language" value={other} lang={other} className={`${link} gap-1.5`}>
        <Languages size={14} aria-hidden="true" />
        {other === "tr" ? "Türkçe" : "English"}
      </button>
    </form>
  );
}
