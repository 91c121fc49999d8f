import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "#app/routes.ts";
import { OBJECT } from "../../local/seed/shape.ts";
import { api, eventually, type Slug, sql } from "./product.ts";

type Page = { path: string; file: string; area: "staff" | "public" | "platform" };

/** Every page of the product, read from the routes themselves, so that a new page is tested the day it is mounted. */
export const siteMap: Page[] = flatten(routes as RouteConfigEntry[]);

/** Pages before signing in; their links hold a token that nobody has. */
export function publicPages(): string[] {
  const token = "0190a0b1c2d3e4f50190a0b1c2d3e4f50190a0b1c2d";
  return siteMap.filter(({ area }) => area === "public").map(({ path }) => path.replace(/:\w+/g, token));
}

/** Pages behind signing in, with ids of real records of the tenant in them. */
export async function staffPages(slug: Slug): Promise<string[]> {
  const paths: string[] = [];
  for (const { path, area } of siteMap) {
    if (area !== "staff") continue;
    let filled = path.replace(":object", OBJECT);
    for (const segment of filled.match(/[\w-]+\/:\w+/g) ?? []) {
      const [resource = "", name = ""] = segment.split("/");
      filled = filled.replace(name, await firstId(slug, resource));
    }
    paths.push(filled);
  }
  return paths;
}

/** Pages of the platform's console behind its sign-in, by how the routes name them, with the id of a real tenant in them. */
export async function platformPages(): Promise<Map<string, string>> {
  const [tenant] = await sql<{ id: string }>("select id from tenants where slug = 'anka'");
  const inside = siteMap.filter(({ area, path }) => area === "platform" && !path.endsWith("sign-in"));
  return new Map(inside.map(({ path }) => [path, path.replace(":id", tenant?.id ?? "")]));
}

/** A layout adds its own file's area; what ends in `.ts` has no page; optional parts are left out. */
function flatten(entries: RouteConfigEntry[], before = "", staff = false): Page[] {
  return entries.flatMap((entry): Page[] => {
    const inside = staff || entry.file.includes("/frame/");
    const path = entry.path ? `${before}/${entry.path}` : before;
    if (entry.children) return flatten(entry.children, path, inside);
    if (!entry.file.endsWith(".tsx") || path.includes("*")) return [];
    const area = path.startsWith("/platform") ? "platform" : inside ? "staff" : "public";
    return [{ path: path.replace(/\/[\w:-]+\?/g, "") || "/", file: entry.file, area }];
  });
}

const plural: Record<string, string> = { board: "pipelines", people: "users", invite: "users" };

async function firstId(slug: Slug, segment: string): Promise<string> {
  const resource = segment === OBJECT ? `objects/${OBJECT}/records` : (plural[segment] ?? segment);
  const find = () => api(slug, `/${resource}${resource === "pipelines" ? "" : "?limit=1"}`);
  let answer = await find();
  if ((segment === "imports" || segment === "jobs") && answer.json().data.length === 0) {
    await handIn(slug);
    answer = await find();
  }
  const id = answer.status === 200 ? answer.json().data[0]?.id : undefined;
  if (!id) throw new Error(`No record for a page below ${segment}: GET /${resource} answered ${answer.status}`);
  return id;
}

/** What the demo has none of: a file, and the job that read it. */
async function handIn(slug: Slug): Promise<void> {
  const file = "Ad Soyad;E-posta;Şehir\nIşıl Öztürk;isil@ornek.com;İzmir\n";
  const { id } = (await api(slug, "/imports?subject=customers&name=Liste.csv", { body: file })).json();
  await eventually(async () => (await api(slug, `/imports/${id}`)).json().status === "ready");
}
