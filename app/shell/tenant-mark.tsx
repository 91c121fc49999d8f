import { cx } from "#app/ui/cx.ts";
import { useFormat } from "./i18n.tsx";
import type { Mark } from "./navigation.ts";

/** The tenant's icon and name. */
export function TenantMark({
  mark,
  size = 24,
  nameHidden,
  className,
}: {
  mark: Mark;
  size?: number;
  nameHidden?: boolean;
  className?: string;
}) {
  const format = useFormat();
  const box = { width: size, height: size };
  return (
    <span className={cx("flex min-w-0 items-center gap-2.25 font-semibold text-md", className)}>
      {mark.logo ? (
        <>
          <img
            src={mark.logo}
            alt=""
            style={box}
            className={cx("shrink-0 rounded-md object-contain", mark.logoDark && "only-light")}
          />
          {mark.logoDark && (
            <img src={mark.logoDark} alt="" style={box} className="only-dark shrink-0 rounded-md object-contain" />
          )}
        </>
      ) : (
        <span
          aria-hidden="true"
          style={box}
          className="grid shrink-0 place-items-center rounded-md bg-brand font-bold text-base text-on-brand"
        >
          {format.initials(mark.name).slice(0, 1)}
        </span>
      )}
      <span className={nameHidden ? "sr-only" : "truncate"}>{mark.name}</span>
    </span>
  );
}
