/** Text for comparing by eye: "Işıl", "ISIL" and "isil" are one. */
export function foldText(text: string): string {
  return text.replace(/[ıİI]/g, "i").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
