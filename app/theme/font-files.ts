import latinExtended from "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url";
import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";

/** For `<link rel="preload" as="font">`; the extended file only where the language needs it at once. */
export const fontFiles = { latin, latinExtended };
