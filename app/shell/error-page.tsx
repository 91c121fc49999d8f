import { CloudOff, FileQuestion, Lock, TriangleAlert } from "lucide-react";
import { Button, buttonLook } from "#app/ui/button.tsx";
import { useT } from "./i18n.tsx";

const kinds = {
  403: { words: "forbidden", icon: Lock },
  404: { words: "not_found", icon: FileQuestion },
  500: { words: "failed", icon: TriangleAlert },
  503: { words: "unavailable", icon: CloudOff },
} as const;

export type ErrorPageProps = {
  status: number /** The request's id. */;
  reference?: string;
  home?: string;
  support?: string;
  /** Outside a frame: it is the main part of the page. */
  standalone?: boolean;
};

/** What happened, what it means for the person's data, what to do next. Works inside a frame and without one. */
export function ErrorPage({ status, reference, home = "/", support, standalone }: ErrorPageProps) {
  const t = useT();
  const known =
    status === 401 || status === 403
      ? 403
      : status === 404 || status === 410
        ? 404
        : status === 503 || status === 429
          ? 503
          : 500;
  const Part = standalone ? "main" : "div";
  const { words, icon: Glyph } = kinds[known];
  return (
    <Part className="grid min-h-[70dvh] flex-1 place-items-center px-5 py-10">
      <div className="w-full max-w-md">
        <span className="grid size-11 place-items-center rounded-xl border border-line bg-panel text-text-2 shadow-sm">
          <Glyph size={20} aria-hidden="true" />
        </span>
        <h1 className="mt-4 text-balance font-semibold text-xl tracking-tight">{t(`shell.error.${words}.title`)}</h1>
        <p className="mt-2 text-pretty text-md text-text-2">{t(`shell.error.${words}.meaning`)}</p>
        <p className="mt-1 text-pretty text-md text-text-2">{t(`shell.error.${words}.next`)}</p>
        <div className="mt-5 flex flex-wrap gap-2">
          {/* A plain form to the same address: also works when the script is what failed. */}
          {known === 500 || known === 503 ? (
            <form method="get">
              <Button type="submit" variant="primary">
                {t("shell.error.retry")}
              </Button>
            </form>
          ) : null}
          <Button to={home} variant={known === 404 || known === 403 ? "primary" : "default"} reloadDocument>
            {t("shell.error.home")}
          </Button>
          {support && (
            <a href={`mailto:${support}`} className={buttonLook("ghost")}>
              {t("shell.error.support")}
            </a>
          )}
        </div>
        {reference && (
          <p className="mt-6 border-line border-t pt-3 text-sm text-text-3">
            {t("shell.error.reference")}:{" "}
            <code className="select-all break-all font-sans text-text-2">{reference}</code>
          </p>
        )}
      </div>
    </Part>
  );
}
