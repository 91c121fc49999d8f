export { themeTokens } from "./theme.ts";
