import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type RawCustomer, realShape } from "../local/seed/corpus/index.ts";

/**
 * `npm run bench:move-in`: an agency's old list as a file into a running `npm start`, through the REST API with its key. `--subject` (customers;
 * deals, projects, tasks), `--tenant`, `--count` (100,000) and `--seed` choose others; `--undo` takes all of it back at the end. Fails where 100,000 rows
 * take three minutes or more.
 */
const { values } = parseArgs({
  options: {
    subject: { type: "string", default: "customers" },
    tenant: { type: "string", default: "anka" },
    count: { type: "string", default: "100000" },
    seed: { type: "string", default: "7" },
    undo: { type: "boolean", default: false },
  },
});
const MOST_SECONDS = 180;

type Demo = { tenants: { slug: string; origin: string; apiKey: string }[] };
type Import = { id: string; status: string; runId: string; counts: Record<string, number> | null };
const demo = JSON.parse(readFileSync(join(import.meta.dirname, "../.local/demo.json"), "utf8")) as Demo;
const tenant = demo.tenants.find(({ slug }) => slug === values.tenant);
if (!tenant) throw new Error(`No tenant ${values.tenant} in .local/demo.json; is npm start running?`);
const { apiKey, origin } = tenant;

const count = Number(values.count);
const { subject } = values;
const file = new TextEncoder().encode(
  subject === "customers" ? csvOf(realShape(count, Number(values.seed))) : await csvAbout(subject),
);
console.log(`${count} rows, ${(file.length / 1e6).toFixed(1)} MB`);
const began = performance.now();
const { id } = await ask<Import>("POST", `/imports?subject=${subject}&name=eski-liste.csv`, file);
await until("ready");
console.log(`read in ${since(began)} s`);
const started = performance.now();
await ask("POST", `/imports/${id}/start`, "{}");
const done = await until("done");
const seconds = (performance.now() - started) / 1000;
console.log(`written in ${seconds.toFixed(1)} s: ${(count / seconds).toFixed(0)} a second`, done.counts);
if (values.undo) {
  const back = performance.now();
  const job = await ask<{ id: string }>("POST", `/jobs/${done.runId}/undo`, "{}");
  while ((await ask<{ status: string }>("GET", `/jobs/${job.id}`)).status !== "done") await sleep(1000);
  console.log(`taken back in ${since(back)} s`);
}
process.exitCode = seconds < (MOST_SECONDS * count) / 100_000 ? 0 : 1;

async function until(status: string): Promise<Import> {
  for (;;) {
    const found = await ask<Import>("GET", `/imports/${id}`);
    if (found.status === status) return found;
    if (found.status === "unreadable") throw new Error(JSON.stringify(found));
    await sleep(2000);
  }
}

/** By node:http, because the `Host` header is what counts and `fetch` keeps it for itself. */
function ask<Answer>(method: string, path: string, body?: string | Uint8Array): Promise<Answer> {
  const { host, port } = new URL(origin);
  const headers = {
    Host: host,
    Authorization: `Bearer ${apiKey}`,
    "Content-Type": "application/json",
    ...(body ? { "Content-Length": Buffer.byteLength(body) } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path: `/api/v1${path}`, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(text) as Answer);
        else reject(new Error(text));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function csvOf(list: RawCustomer[]): string {
  const cell = (text = "") => `"${text.replaceAll('"', '""')}"`;
  const rows = list.map(({ address = {}, ...raw }) =>
    [
      raw.name,
      raw.kind,
      raw.jobTitle,
      raw.emails.join(","),
      raw.phones.join(","),
      raw.taxNumber,
      raw.taxOffice,
      raw.birthday,
    ]
      .concat([address.province, address.district, address.line, raw.source, raw.tags.join(",")])
      .map(cell)
      .join(";"),
  );
  const head = "Ad;Tür;Unvan;E-posta;Telefon;VKN / TCKN;Vergi dairesi;Doğum günü;İl;İlçe;Adres;Kaynak;Etiketler";
  return [head, ...rows].join("\r\n");
}

/** Records that hang on customers who are there: half of the deals are decided, half of the tasks are nobody's. */
async function csvAbout(kind: string): Promise<string> {
  const { data } = await ask<{ data: { id: string }[] }>("GET", "/customers?limit=100");
  const whose = (at: number) => data[at % data.length]?.id;
  const lines: Record<string, (at: number) => unknown[]> = {
    deals: (at) => [
      ...[`Fırsat ${at}`, whose(at), `${at % 900}.250,50 ₺`, at % 2 ? "Kazanıldı" : "", "01.02.2026", "31.10.2026"],
      at % 2 ? "15.10.2026 12:30" : "",
    ],
    projects: (at) => [`Proje ${at}`, whose(at), "Sürüyor", "01.02.2026", "31.12.2026"],
    tasks: (at) => [`Görev ${at}`, whose(at), at % 2 ? "Tamamlandı" : "", "31.12.2026", "Acil"],
  };
  const heads: Record<string, string> = {
    deals: "Ad;Müşteri;Tutar;Durum;Açılış;Beklenen kapanış;Sonuçlanma",
    projects: "Ad;Müşteri;Durum;Başlangıç;Bitiş",
    tasks: "Görev;Müşteri;Durum;Son tarih;Öncelik",
  };
  const line = lines[kind];
  if (!line) throw new Error(`No files of ${kind}`);
  return [heads[kind], ...Array.from({ length: count }, (_, at) => line(at).join(";"))].join("\r\n");
}

function since(moment: number): string {
  return ((performance.now() - moment) / 1000).toFixed(1);
}
