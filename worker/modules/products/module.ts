import type { Module } from "#worker/kernel/module.ts";
import { archiveProduct } from "./archive-product.ts";
import { productsBulk } from "./bulk.ts";
import { createProduct } from "./create-product.ts";
import { productsExport } from "./export.ts";
import { getProduct } from "./get-product.ts";
import { listProducts } from "./list-products.ts";
import { archivePriceList } from "./price-lists/archive-price-list.ts";
import { createPriceList } from "./price-lists/create-price-list.ts";
import { getOffer } from "./price-lists/get-offer.ts";
import { getPriceList } from "./price-lists/get-price-list.ts";
import { listPriceLists } from "./price-lists/list-price-lists.ts";
import { listPrices } from "./price-lists/list-prices.ts";
import { restorePriceList } from "./price-lists/restore-price-list.ts";
import { setPrice } from "./price-lists/set-price.ts";
import { updatePriceList } from "./price-lists/update-price-list.ts";
import { restoreProduct } from "./restore-product.ts";
import { updateProduct } from "./update-product.ts";

/** What an agency sells, and for how much. */
export const productsModule: Module = {
  name: "products",
  bulk: { products: productsBulk },
  exports: { products: productsExport },
  operations: [
    ...[listProducts, getProduct, getOffer, createProduct, updateProduct, archiveProduct, restoreProduct],
    ...[listPriceLists, getPriceList, listPrices],
    ...[createPriceList, updatePriceList, archivePriceList, restorePriceList, setPrice],
  ],
  permissions: [
    { name: "products:read", scoped: false, defaults: { manager: "all", member: "all", viewer: "all" } },
    { name: "products:write", scoped: false, defaults: { manager: "all" } },
    { name: "products:cost", scoped: false, defaults: { manager: "all" } },
  ],
  nav: [{ to: "/products", label: "shell.nav.products", icon: "package", group: "sales", access: "products:read" }],
};
