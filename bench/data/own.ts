/** The largest tenant's own object, as the API calls it. Its thirty fields: */
export const OWN = "police";

type Field = { key: string; kind: string; slot: string; value: string };

/** The first of each kind holds what a built-in column holds, so that both can be asked the same. */
const FIELDS: Field[] = [
  { key: "ad", kind: "text", slot: "text_1", value: "c.name" },
  { key: "sinif", kind: "select", slot: "text_2", value: "'s' || abs(hashtext(c.name)) % 10" },
  /** As many rows hold a word of it as hold that word in their name, none hold it in both. */
  { key: "ters", kind: "text", slot: "text_3", value: "reverse(c.name)" },
  ...more(9, "text", "text_", 4, (n) => `md5(c.id::text || '${n}')`),
  { key: "tarih", kind: "date_time", slot: "number_1", value: "extract(epoch from c.created_at) * 1000" },
  ...more(15, "number", "number_", 2, (n) => `abs(hashtext(c.id::text || '${n}')) % 1000000 / 10.0`),
  { key: "danisman", kind: "person", slot: "ref_1", value: "c.owner_id" },
  { key: "malik", kind: "relation", slot: "ref_2", value: "c.id" },
];

const tenant = "(select id from tenants where slug = 't1')";
const object = `(select id from objects where tenant_id = ${tenant})`;
const rights = `(select jsonb_object_agg('records.' || ${object} || ':' || verb, 'all') from unnest('{read,write,delete}'::text[]) verb)`;
const choices = `jsonb_build_object('choices', (select jsonb_agg(jsonb_build_object('value', 's' || n, 'label', 'Sınıf ' || n)) from generate_series(0, 9) n))`;

/** A record for each customer of the largest tenant, every field filled in. */
export const OWN_OBJECT = [
  `insert into objects (tenant_id, id, name, label, plural, icon) values (${tenant}, uuidv7(), '${OWN}', 'Poliçe', 'Poliçeler', 'shield')`,
  ...FIELDS.map(
    ({ key, kind, slot }, at) => `insert into fields (tenant_id, id, object, key, label, kind, slot, settings, position)
     values (${tenant}, uuidv7(), '${OWN}', '${key}', '${key}', '${kind}', '${slot}',
       ${kind === "select" ? choices : kind === "relation" ? `'{"object": "customers"}'` : "'{}'"}, ${at})`,
  ),
  `update tenants set shape = 1 where id = ${tenant}`,
  `update roles set grants = grants || ${rights} where tenant_id = ${tenant} and key is not null`,
  `update api_keys set grants = grants || ${rights} where tenant_id = ${tenant}`,
  `insert into records (tenant_id, id, object_id, name, owner_id, created_at, updated_at, ${FIELDS.map(({ slot }) => slot).join(", ")})
   select c.tenant_id, uuidv7(), ${object}, c.name, c.owner_id, c.created_at, c.last_activity_at, ${FIELDS.map(({ value }) => value).join(", ")}
   from customers c where c.tenant_id = ${tenant}`,
];

function more(count: number, kind: string, slot: string, from: number, value: (n: number) => string): Field[] {
  return Array.from({ length: count }, (_, i) => ({
    key: `${kind === "text" ? "metin" : "sayi"}_${i}`,
    kind,
    slot: `${slot}${from + i}`,
    value: value(i),
  }));
}
