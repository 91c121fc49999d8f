import { asc, eq, type SQL, sql } from "drizzle-orm";
import { db, rows } from "#worker/kernel/db/builder.ts";
import { quoteLines } from "../tables.ts";

export function linesOf(id: string) {
  return linesWhere(eq(quoteLines.quoteId, id));
}

export function linesWhere(where: SQL) {
  return db
    .select({
      productId: quoteLines.productId,
      name: quoteLines.name,
      description: quoteLines.description,
      unit: quoteLines.unit,
      quantityMilli: quoteLines.quantityMilli,
      unitPriceMinor: quoteLines.unitPriceMinor,
      discountBp: quoteLines.discountBp,
      discountMinor: quoteLines.discountMinor,
      vatBp: quoteLines.vatBp,
      listPriceMinor: quoteLines.listPriceMinor,
      netMinor: quoteLines.netMinor,
      shareMinor: quoteLines.shareMinor,
    })
    .from(quoteLines)
    .where(where)
    .orderBy(asc(quoteLines.position));
}

type Line = Omit<typeof quoteLines.$inferInsert, "tenantId" | "quoteId">;

/** Puts the lines in their places; one that stays as it was is not written. */
export function setLines(quoteId: string, all: Line[]) {
  const record = JSON.stringify(all);
  return {
    gone: rows(sql`delete from ${quoteLines} where quote_id = ${quoteId} and position >= ${all.length}::int`),
    put: rows(sql`insert into ${quoteLines} as q (id, quote_id, position, product_id, name, description, unit, quantity_milli, unit_price_minor,
        discount_bp, discount_minor, vat_bp, list_price_minor, net_minor, share_minor)
      select l.id, ${quoteId}, l.position, l."productId", l.name, l.description, l.unit, l."quantityMilli", l."unitPriceMinor",
        l."discountBp", l."discountMinor", l."vatBp", l."listPriceMinor", l."netMinor", l."shareMinor"
      from jsonb_to_recordset(${record}::jsonb) l (id uuid, position int, "productId" uuid, name text, description text, unit text, "quantityMilli" bigint,
        "unitPriceMinor" bigint, "discountBp" int, "discountMinor" bigint, "vatBp" int, "listPriceMinor" bigint, "netMinor" bigint, "shareMinor" bigint)
      on conflict (tenant_id, quote_id, position) do update set (product_id, name, description, unit, quantity_milli, unit_price_minor, discount_bp,
        discount_minor, vat_bp, list_price_minor, net_minor, share_minor) = (excluded.product_id, excluded.name, excluded.description, excluded.unit,
        excluded.quantity_milli, excluded.unit_price_minor, excluded.discount_bp, excluded.discount_minor, excluded.vat_bp, excluded.list_price_minor,
        excluded.net_minor, excluded.share_minor)
      where (q.product_id, q.name, q.description, q.unit, q.quantity_milli, q.unit_price_minor, q.discount_bp, q.discount_minor, q.vat_bp,
          q.list_price_minor, q.net_minor, q.share_minor) is distinct from (excluded.product_id, excluded.name, excluded.description, excluded.unit,
          excluded.quantity_milli, excluded.unit_price_minor, excluded.discount_bp, excluded.discount_minor, excluded.vat_bp, excluded.list_price_minor,
          excluded.net_minor, excluded.share_minor)`),
  };
}

/** Raises 422 for a line whose product the actor does not see. */
export function mustSeeProducts(all: { productId?: string | null | undefined }[]) {
  const ids = all.map(({ productId }) => productId ?? null);
  return rows(sql`select app.must_see('products', p.id, 'lines.' || (p.at - 1) || '.productId')
    from unnest(${sql.param(ids)}::uuid[]) with ordinality p (id, at)`);
}

export function hasLines(id: string): SQL {
  return sql`select exists (select from ${quoteLines} where quote_id = ${id})`;
}
