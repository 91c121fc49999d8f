import type { ReactNode } from "react";
import { TooltipLayer } from "#app/ui/tooltip.tsx";
import type { Mark } from "./navigation.ts";
import { TenantMark } from "./tenant-mark.tsx";
import { Toaster } from "./toaster.tsx";

/** Pages before signing in: the brand, one column, optionally its picture beside it. */
export function PublicFrame({
  mark,
  picture,
  title,
  text,
  children,
  foot,
}: {
  mark: Mark;
  picture?: string | null;
  title: ReactNode;
  text?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="grid min-h-dvh bg-bg lg:grid-cols-[minmax(480px,1fr)_1fr]">
      <main className="flex flex-col px-5 py-6 sm:px-10">
        <TenantMark mark={mark} size={28} />
        <div className="mx-auto flex w-full max-w-xs flex-1 flex-col justify-center py-10">
          <h1 className="text-balance font-semibold text-2xl tracking-tight">{title}</h1>
          {text && <p className="mt-1 text-text-2">{text}</p>}
          <div className="mt-6">{children}</div>
        </div>
        {foot && <footer className="text-center text-sm text-text-3">{foot}</footer>}
      </main>
      <div aria-hidden="true" className="relative hidden overflow-hidden border-line border-l lg:block">
        {picture ? <img src={picture} alt="" className="absolute inset-0 size-full object-cover" /> : <BrandGround />}
      </div>
      <Toaster />
      <TooltipLayer />
    </div>
  );
}

// The brand's own colour as a calm picture, for tenants who gave none.
function BrandGround() {
  return (
    <div className="absolute inset-0 bg-brand-soft">
      <svg viewBox="0 0 600 800" preserveAspectRatio="xMidYMid slice" className="size-full" aria-hidden="true">
        <circle cx="470" cy="210" r="330" fill="var(--brand)" opacity=".08" />
        <circle cx="150" cy="640" r="300" fill="var(--brand)" opacity=".1" />
        <circle cx="430" cy="560" r="150" fill="var(--brand)" opacity=".16" />
      </svg>
    </div>
  );
}
