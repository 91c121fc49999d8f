import type { TableLayout } from "#app/ui/table-layout.ts";

type Arranged = { columns: readonly string[] | null } | null;
/** How a person arranged a list, and the columns that the agency's layout has for those who did not. */
export type ListLayout = { own: TableLayout; columns?: readonly string[] | undefined };

/** The person's arrangement is kept in a cookie of its own so that the first paint is already right. */
export function readLayout(cookies: string | null, list: string, arranged: Arranged = null): ListLayout {
  return { own: kept(cookies, list), columns: arranged?.columns ?? undefined };
}

function kept(cookies: string | null, list: string): TableLayout {
  const stored = cookies?.match(new RegExp(`(?:^|;\\s*)list-${list}=([^;]*)`))?.[1];
  if (!stored) return {};
  try {
    const layout: unknown = JSON.parse(decodeURIComponent(stored));
    return typeof layout === "object" && layout !== null ? layout : {};
  } catch {
    return {};
  }
}

export function keepLayout(list: string, layout: TableLayout): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `list-${list}=${encodeURIComponent(JSON.stringify(layout))}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
