/**
 * The path and query of a page's request as its address bar shows them: React Router asks for a page's data at
 * `/customers.data?_routes=…`, and for the front page's at `/_root.data`.
 */
export function localPath(address: string): string {
  const { pathname, searchParams } = new URL(address);
  if (!pathname.endsWith(".data")) return pathname + query(searchParams);
  const path = pathname
    .slice(0, -".data".length)
    .replace(/^\/_(root)?$/, "/")
    .replace(/\/_$/, "/");
  return path + query(searchParams);
}

function query(params: URLSearchParams): string {
  const kept = [...params].filter(([name, value]) => name !== "_routes" && !(name === "index" && value === ""));
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
}
