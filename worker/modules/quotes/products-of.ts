/** The products that lines name. */
export function productsOf(lines: { productId?: string | null | undefined }[]): string[] {
  return [...new Set(lines.flatMap(({ productId }) => productId ?? []))];
}
