import { type Finding, files, text } from "./tree.ts";

const SERVED = /^(app|messages|worker|tenants|public)\//;
const TEXT = /\.(tsx?|mjs|json|jsonc|md|sql|toml|css|svg|sh|html|ya?ml)$|^[^.]+$/;
const WORKING_NAME = new RegExp(["ker", "van"].join(""), "i");
const MACHINE = /(?<![\w.~-])\/(?:(?:work|root)\/|(?:home|Users)\/[a-z])/;

const COLOUR =
  /\[#[0-9a-f]{3,8}\]|(fill|stroke|colou?r|background)\w*[=:]\s*["'{]*#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch)\(/i;

/** Paths of somebody's machine anywhere, and our working name in what a tenant's host may serve, colours in components. */
export function checkWords(root: string): Finding[] {
  return files(root)
    .filter((path) => TEXT.test(path) && path !== "package-lock.json")
    .flatMap((path) =>
      text(root, path)
        .split("\n")
        .flatMap((line, index) => [
          ...(MACHINE.test(line) ? [`${path}:${index + 1}: a path of one machine`] : []),
          ...(path.endsWith(".tsx") && COLOUR.test(line) ? [`${path}:${index + 1}: a colour instead of a token`] : []),
          ...(SERVED.test(path) && WORKING_NAME.test(line) ? [`${path}:${index + 1}: our working name`] : []),
        ]),
    );
}
