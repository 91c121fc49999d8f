export { themeCss, themeTokens } from "./theme.ts";
