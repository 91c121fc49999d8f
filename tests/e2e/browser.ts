import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "../../local/chromium.ts";
import { account, demo, hostOf, origin, type Role, type Slug } from "./product.ts";

/** `slug` before `.localhost`; with a role, an account of the demo. */
export type Visitor = { slug: string; role?: Role | "operator" };

/** A page under watch. `problems` fills with whatever a person with open developer tools would frown at. */
export type Watched = {
  page: Page;
  context: BrowserContext;
  problems: string[];
  /** Says that an answer with this status is what the test is about. */
  expectStatus(status: number): void;
  /** Loads a page, waits until it is at rest, and notes how much it shifted on the way. Answers its status. */
  go(path: string): Promise<number>;
};

let shared: Promise<Browser> | undefined;
const states = new Map<string, Promise<Awaited<ReturnType<BrowserContext["storageState"]>>>>();

/** One Chromium for a test file; it ends with the file's process. */
export async function browser(): Promise<Browser> {
  shared ??= findChromium().then((executablePath) =>
    chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] }),
  );
  return shared;
}

export async function closeBrowser(): Promise<void> {
  await (await shared)?.close();
  shared = undefined;
}

/** Most a page may shift by itself before a person notices. */
const SHIFT = 0.001;

/**
 * Runs `visit` on a page of its own, signed in through the real form when a role is named, and fails on any console
 * error, page error, layout shift or request to another host.
 */
export async function visiting<T>(
  visitor: Visitor,
  visit: (watched: Watched) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const storageState = visitor.role ? await signIn(visitor) : undefined;
  const context = await newContext(visitor, { ...options, ...(storageState ? { storageState } : {}) });
  try {
    const watched = await watch(context, visitor);
    const result = await visit(watched);
    if (watched.problems.length > 0) throw new Error(`The browser complained:\n${watched.problems.join("\n")}`);
    return result;
  } finally {
    await context.close();
  }
}

/** Signs in through the form once per visitor; answers what the browser keeps of it. */
export function signIn(visitor: Visitor) {
  const key = JSON.stringify(visitor);
  const known = states.get(key);
  if (known) return known;
  const made = throughTheForm(visitor);
  states.set(key, made);
  return made;
}

async function throughTheForm(visitor: Visitor) {
  const { slug, role } = visitor;
  const context = await newContext(visitor, {});
  const page = await context.newPage();
  const { email, password } = slug === "platform" ? demo.platform : account(slug as Slug, role as Role);
  await page.goto(`${origin(hostOf(slug))}${slug === "platform" ? "/platform/sign-in" : "/sign-in"}`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.keyboard.press("Enter");
  await page.locator("main#page").waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

async function newContext({ slug }: Visitor, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await (await browser()).newContext({
    baseURL: origin(hostOf(slug)),
    viewport: { width: 1280, height: 800 },
    locale: slug === "pera" ? "en-GB" : "tr-TR",
    ...options,
  });
  context.setDefaultTimeout(10_000);
  if (options.javaScriptEnabled !== false) await context.addInitScript(observeShifts);
  return context;
}

/** A page of a context that notes what goes wrong on it. */
export async function watch(context: BrowserContext, { slug }: Visitor): Promise<Watched> {
  const page = await context.newPage();
  const problems: string[] = [];
  const expected = new Set<number>();
  page.on("pageerror", (error) => problems.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    const text = message.text();
    const status = Number(/the server responded with a status of (\d+)/.exec(text)?.[1]);
    if (!expected.has(status)) problems.push(`console ${message.type()}: ${text} (${message.location().url})`);
  });
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith("http") && host !== new URL(origin(hostOf(slug))).host)
      problems.push(`asked ${request.url()}`);
  });
  return {
    page,
    context,
    problems,
    expectStatus: (status) => expected.add(status),
    async go(path) {
      const answer = await page.goto(path, { waitUntil: "load" });
      await settled(page);
      const { shifted, moved } = await page.evaluate(() => window as unknown as Shifts);
      if (shifted > SHIFT) problems.push(`layout shift of ${shifted.toFixed(3)} at ${page.url()}: ${moved.join("; ")}`);
      return answer?.status() ?? 0;
    },
  };
}

/** Hydrated (where React has anything to do with it), its fonts there, nothing moving any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const hydrated = (part: Element) => Object.keys(part).some((key) => key.startsWith("__reactFiber"));
      return !("__reactRouterContext" in window) || [...document.body.children].some(hydrated);
    },
    undefined,
    { timeout: 30_000 },
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => setTimeout(done, 150));
    await Promise.all(
      document
        .getAnimations()
        .map((animation) =>
          animation.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY
            ? undefined
            : animation.finished.catch(() => undefined),
        ),
    );
  });
}

type Shifts = { shifted: number; moved: string[] };

function observeShifts(): void {
  type Box = { x: number; y: number; width: number; height: number };
  type Shift = {
    value: number;
    hadRecentInput: boolean;
    startTime: number;
    sources: { node: Node | null; previousRect: Box; currentRect: Box }[];
  };
  const page = window as unknown as Shifts;
  page.shifted = 0;
  page.moved = [];
  const told = ({ x, y, width, height }: Box) => [x, y, width, height].map(Math.round).join(",");
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as Shift[]) {
      if (entry.hadRecentInput) continue;
      page.shifted += entry.value;
      for (const { node, previousRect, currentRect } of entry.sources) {
        const what = node instanceof Element ? node.outerHTML : (node?.nodeValue ?? "gone");
        page.moved.push(
          `${Math.round(entry.startTime)} ms ${told(previousRect)} → ${told(currentRect)} ${what.slice(0, 90)}`,
        );
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type AxeResult = {
  violations: { id: string; impact: string | null; nodes: { target: unknown[]; failureSummary?: string }[] }[];
};

/** What axe finds serious or critical, a line each; `only` names rules when not all are wanted. */
export async function axe(page: Page, only?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async (rules): Promise<AxeResult> => {
    const { axe } = window as unknown as { axe: { run(where: Document, options: object): Promise<AxeResult> } };
    return axe.run(document, { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) });
  }, only);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 5)
        .map(
          ({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary?.split("\n").at(-1)?.trim()}`,
        ),
    );
}
