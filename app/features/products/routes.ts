import { route } from "@react-router/dev/routes";

export const productRoutes = [
  route("products", "features/products/products.tsx"),
  route("price-lists", "features/products/price-lists/price-lists.tsx"),
];
