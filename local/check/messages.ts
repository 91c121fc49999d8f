import { type Finding, files, sources, text } from "./tree.ts";

const LANGUAGES = ["en", "tr"] as const;
const CATALOGUE = /^messages\/(en|tr)\/([^/]+)\.json$/;
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** Beginnings of keys that no literal spells out: an error's reason becomes `errors.<reason>.title`, for one. */
const DYNAMIC = ["errors."];

/** Features whose pages all stand below an area's address say what that area says. */
const BELOW: Record<string, string> = {
  "identity/profile": "profile",
  records: "objects",
  shape: "settings",
  "deals/pipelines": "settings",
  "quotes/settings": "settings",
};

type Tree = { [key: string]: string | Tree };

/**
 * Languages that differ, empty texts, keys that are asked for and missing, keys asked for where a browser may not have them,
 * and keys that nobody asks for.
 */
export function checkMessages(root: string): Finding[] {
  const [en, tr] = LANGUAGES.map((language) => read(root, language));
  if (!(en && tr)) return [];
  const code = sources(root).filter((path) => !/^local\/|\.test\.tsx?$/.test(path));
  const texts = code.map((path) => ({ path, source: text(root, path) }));
  return [
    ...compare(en, tr),
    ...missing(en, texts),
    ...astray(root, texts),
    ...unused(en, texts.map(({ source }) => source).join("\n")),
  ];
}

function read(root: string, language: string): Map<string, string> {
  const all = files(root).flatMap((path) => {
    const [, of, namespace = ""] = CATALOGUE.exec(path) ?? [];
    return of === language ? flatten(JSON.parse(text(root, path)), namespace) : [];
  });
  return new Map(all);
}

function flatten(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === "object" ? flatten(value, `${prefix}.${name}`) : [[`${prefix}.${name}`, String(value)]],
  );
}

function compare(en: Map<string, string>, tr: Map<string, string>): Finding[] {
  return [...new Set([...en.keys(), ...tr.keys()])].flatMap((key) => {
    const [english, turkish] = [en.get(key), tr.get(key)];
    if (english === undefined) return [`messages/en: ${key} is missing`];
    if (turkish === undefined) return [`messages/tr: ${key} is missing`];
    return [
      ...(english.trim() && turkish.trim() ? [] : [`messages: ${key} is empty`]),
      ...(variables(english) === variables(turkish) ? [] : [`messages: ${key} has other variables in tr than in en`]),
    ];
  });
}

function variables(sentence: string): string {
  return [...new Set([...sentence.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name))].sort().join();
}

function missing(en: Map<string, string>, texts: { path: string; source: string }[]): Finding[] {
  const known = new Set([...en.keys()].flatMap((key) => [key, key.replace(PLURAL, "")]));
  return texts.flatMap(({ path, source }) =>
    [...source.matchAll(/\bt(?:\.find)?\(\s*["'`](\w+\.[\w.-]+)["'`]/g)].flatMap(([, key = ""]) =>
      known.has(key) ? [] : [`${path}: there is no message "${key}"`],
    ),
  );
}

/** What is not in `pages.ts` comes with one feature's pages, or stays on the server: nobody else in the browser may ask for it. */
function astray(root: string, texts: { path: string; source: string }[]): Finding[] {
  const [pages] = files(root).filter((path) => path === "messages/en/pages.ts");
  if (!pages) return [];
  const everywhere = [...text(root, pages).matchAll(/"\.\/(\w+)\.json"/g)].map(([, name]) => name);
  const namespaces = files(root).flatMap((path) => CATALOGUE.exec(path)?.[2] ?? []);
  const elsewhere = [...new Set(namespaces)].filter((name) => !everywhere.includes(name));
  return texts
    .filter(({ path }) => path.startsWith("app/") || path.endsWith("/module.ts"))
    .flatMap(({ path, source }) =>
      elsewhere
        .filter((name) => !isOf(name, path) && said(name, path).test(source))
        .map((name) => `${path}: what "${name}" says is not there on every page`),
    );
}

/** A module says its places' names; what else it names (schedules, limits) is nobody's sentence. */
function said(namespace: string, path: string): RegExp {
  return new RegExp(`${path.endsWith("/module.ts") ? "label: " : ""}["'\`]${namespace}\\.\\w`);
}

function isOf(namespace: string, path: string): boolean {
  const [, folder = "", feature = ""] = /^app\/features\/((\w+)(?:\/\w+)?)\//.exec(path) ?? [];
  return [feature, BELOW[feature], BELOW[folder]].includes(namespace) || path.startsWith(`app/shell/${namespace}/`);
}

/** A key is used when a string spells it, or a template begins like it (`customers.segment.${segment}`). */
function unused(en: Map<string, string>, code: string): Finding[] {
  const spelled = new Set([...code.matchAll(/["'`](\w+\.[\w.-]+)["'`]/g)].map(([, key]) => key));
  const begun = [...code.matchAll(/`(\w+\.[\w.-]*)\$\{/g)].map(([, prefix = ""]) => prefix).concat(DYNAMIC);
  return [...en.keys()]
    .filter((key) => !(spelled.has(key) || spelled.has(key.replace(PLURAL, ""))))
    .filter((key) => !begun.some((prefix) => key.startsWith(prefix)))
    .map((key) => `messages: nobody asks for "${key}"`);
}
