export { themeColour, themeCss, themeTokens } from "./theme.ts";
