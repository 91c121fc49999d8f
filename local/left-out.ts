import type { Plugin } from "vite";

/** Parts of packages that nothing here runs. */
const unused = [
  // React's old renderer, beside the streaming one that pages use: 45 kB gzipped that every start would read.
  /\/react-dom-server-legacy\./,
  // Measures of the fonts that every reader of PDF has, 95 kB: a PDF of ours brings its own.
  /\/standard-fonts\/(Courier|Helvetica|Symbol|Times|ZapfDingbats)[\w-]*\.compressed\.json$/,
];

/** Leaves out of the Worker what its packages bring and it never calls. */
export function leftOut(): Plugin {
  return {
    name: "left-out",
    enforce: "pre",
    apply: "build",
    load: (id) => {
      if (!unused.some((part) => part.test(id))) return;
      return id.endsWith(".json") ? "{}" : "module.exports = {};";
    },
  };
}
