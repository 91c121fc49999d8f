import type { Client } from "pg";
import { hostOf, keyOf } from "../data/names.ts";
import type { HttpRequest } from "../load/job.ts";

export type Line = { name: string; request: HttpRequest; expected: number };

export const CREATED = "Bench Müşterisi";

/** The requests whose speed counts, as the largest tenant's API key sends them. */
export async function requestLines(owner: Client): Promise<Line[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from customers where tenant_id = (select id from tenants where slug = 't1') and archived_at is null
     order by created_at desc offset 500 limit 1`,
  );
  const province = encodeURIComponent("İzmir");
  const body = JSON.stringify({
    kind: "person",
    name: CREATED,
    emails: ["bench@posta.example"],
    phones: ["0532 111 22 33"],
    province: "İzmir",
    source: "Web sitesi",
  });
  const headers = { "Content-Type": "application/json", "Idempotency-Key": "{{key}}" };
  return [
    get("list", `/customers?filter[province]=${province}&sort=-createdAt&limit=50`),
    get("search", `/customers?q=${encodeURIComponent("yılmaz")}&limit=50`),
    get("read", `/customers/${rows[0]?.id}`),
    { name: "create", request: { ...of(1, "POST", "/customers", headers), body }, expected: 201 },
    get("dashboard", "/dashboard"),
  ];
}

/** The same of the bare Worker. */
export function bareRequest({ name, request }: Line): HttpRequest {
  return { ...request, path: `/${name}`, headers: { "Content-Type": "application/json" } };
}

/** A request of the n-th tenant. */
export function of(n: number, method: string, path: string, headers: Record<string, string> = {}): HttpRequest {
  return {
    method,
    path: `/api/v1${path}`,
    headers: { Host: hostOf(n), Authorization: `Bearer ${keyOf(n)}`, ...headers },
  };
}

function get(name: string, path: string): Line {
  return { name, request: of(1, "GET", path), expected: 200 };
}
