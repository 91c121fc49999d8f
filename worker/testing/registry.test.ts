import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { newId } from "#worker/kernel/id.ts";
import type { Operation } from "#worker/kernel/operation.ts";
import { builtInGrants } from "#worker/kernel/roles.ts";
import { modules } from "#worker/modules.ts";
import { apiNameOf } from "./one-of-each.ts";
import { idFor } from "./registry/id-for.ts";
import { ELEVATED, ROUTELESS } from "./registry/pinned.ts";
import { type Path, type Sample, sampleOf, withValue } from "./registry/sample.ts";
import { asOperator, everything, forged, grantsWithout, newWorld, type World, withGrants } from "./registry/world.ts";

const operations = modules.flatMap((module) => module.operations);
let other: World;
beforeAll(async () => {
  other = await newWorld();
});

describe.each(operations.map((operation) => [operation.name, operation] as const))("%s", (_, operation) => {
  const { access } = operation;
  const platform = access === "operator";
  let world: World;
  let sample: Sample;
  let does: Outcome;
  let grown: string[];
  let may: Ctx;

  beforeAll(async () => {
    const first = await newWorld();
    const before = await everything(first);
    does = await outcome(await allowed(first, operation), operation, inputFor(operation, first).value);
    const after = await everything(first);
    grown = Object.keys(after).filter((table) => (after[table]?.length ?? 0) > (before[table]?.length ?? 0));
    world = await newWorld();
    sample = inputFor(operation, world);
    may = await allowed(world, operation);
  });

  /** Refused, with nothing changed in either tenant. */
  async function refused(ctx: Ctx, input: unknown): Promise<Failure> {
    const before = [await everything(world), await everything(other)];
    const came = await outcome(ctx, operation, input);
    expect([await everything(world), await everything(other)]).toEqual(before);
    expect(came, `it answered ${JSON.stringify(came)}`).toBeInstanceOf(Failure);
    return came as Failure;
  }

  test("does its work and answers as its contract says, or says why not", () => {
    if (does instanceof Failure)
      expect(operation.kind === "query" && access !== "public" ? [] : REASONABLE).toContain(does.code);
    else if (operation.creates) expect(does).toHaveProperty("output.id", expect.any(String));
    else expect(does).toHaveProperty("output");
  });

  if (access !== "public")
    test("nobody gets in without signing in, nor with a session that nobody opened", async () => {
      expect((await refused(platform ? await onPlatform(world) : world.anonymous(), sample.value)).code).toBe(
        "unauthenticated",
      );
      expect((await refused(forged(world), sample.value)).code).toBe("unauthenticated");
    });

  if (access.includes(":"))
    test("a role with every right but this one is refused", async () => {
      expect((await refused(await withGrants(world, grantsWithout(access)), sample.value)).code).toBe("forbidden");
      expect((await refused(await withGrants(world, grantsWithout(access)), { nonsense: true })).code).toBe(
        "forbidden",
      );
      expect((await refused(await world.apiKey(grantsWithout(access)), sample.value)).code).toBe("forbidden");
    });

  if (operation.usersOnly)
    test("an API key is refused", async () => {
      expect((await refused(await world.apiKey(builtInGrants(modules, "owner")), sample.value)).code).toBe("forbidden");
    });

  if (platform)
    test("a tenant's owner is refused", async () => {
      expect((await refused(await world.as("owner"), sample.value)).code).toBeOneOf(["forbidden", "unauthenticated"]);
    });

  if (!platform && access !== "public")
    test("a platform operator has no business here", async () => {
      expect((await refused(await asOperator(world, "tenant"), sample.value)).code).toBeOneOf([
        "forbidden",
        "unauthenticated",
      ]);
    });

  if (!platform)
    test("another tenant's ids find nothing and change nothing", async () => {
      const theirs = idFor(operation, other.rows);
      const ids = Object.values(other.rows);
      for (const { path } of sample.leaves.filter(({ kind }) => kind === "id")) {
        const where = path.join(".");
        const before = [await everything(other), await everything(world)];
        const came = await outcome(may, operation, withValue(sample.value, path, theirs(path)));
        expect(await everything(other), where).toEqual(before[0]);
        // A command that takes a filter (an export) finds nothing, as a list does.
        if (operation.kind === "command" && path[0] !== "filter") {
          expect(came, `${where} took another tenant's id`).toBeInstanceOf(Failure);
          expect(await everything(world), where).toEqual(before[1]);
        }
        // Exactly as an id that nobody has.
        const nobodys = await outcome(may, operation, withValue(sample.value, path, newId(Date.now())));
        expect([where, told(came)]).toEqual([where, told(nobodys)]);
        if (came instanceof Failure) expect([where, came.code]).not.toEqual([where, "forbidden"]);
        else
          expect(
            ids.filter((id) => JSON.stringify(came.output).includes(id)),
            where,
          ).toEqual([]);
      }
    });

  test("what is over the plan's limit is refused", async () => {
    const counted = grown.includes("usage") || COUNTED.some((table) => grown.includes(table));
    if (!counted || platform) return;
    await world.sql(
      "update tenants set limits = (select jsonb_object_agg(metric, used) from usage where tenant_id = $1) where id = $1",
      [world.tenant.id],
    );
    expect((await refused(may, sample.value)).code).toBe("limit_reached");
    await world.sql("update tenants set limits = '{}' where id = $1", [world.tenant.id]);
  });

  test("a field that it does not know is named", async () => {
    const failure = await refused(may, { ...(sample.value as object), nonsense: 1 });
    expect(failure.code).toBe("invalid");
    if (sample.value !== null) expect(failure.fields).toContainEqual({ path: "nonsense", reason: "unknown_field" });
  });

  test("bad values are refused with the field's path", async () => {
    const wrong: [string, unknown, (leaf: Sample["leaves"][number]) => boolean][] = [
      ["an object", { wrong: [true] }, () => true],
      ["a NUL", "a\0b", ({ kind, path }) => kind === "text" && !HASHED.test(path.join("."))],
      ["half a surrogate pair", "a\ud800b", ({ kind, path }) => kind === "text" && !HASHED.test(path.join("."))],
      ["10,000 characters", "x".repeat(10_000), ({ kind, path }) => kind === "text" && !LONG.test(path.join("."))],
    ];
    const cases = wrong.flatMap(([what, value, fits]) =>
      sample.leaves.filter(fits).map(({ path }) => ({ what, value, path })),
    );
    const before = [await everything(world), await everything(other)];
    const missed = await Promise.all(
      cases.map(async ({ what, value, path }) => {
        const came = await outcome(may, operation, withValue(sample.value, path, value));
        if (!(came instanceof Failure)) return `${path.join(".")}: took ${what}`;
        const named = came.fields.some((field) => under(path, field.path));
        return came.code === "invalid" && named
          ? []
          : `${path.join(".")}: ${what} is ${came.code} (${came.reason}) at "${came.fields.map((field) => field.path)}"`;
      }),
    );
    expect(missed.flat()).toEqual([]);
    expect([await everything(world), await everything(other)]).toEqual(before);
  });
});

describe("the registry", () => {
  test("runs as the system only what is listed here", () => {
    expect(
      operations
        .filter(({ elevated }) => elevated)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(ELEVATED);
  });
  test("has no route for only what is listed here", () => {
    expect(
      operations
        .filter(({ route }) => !route)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(ROUTELESS);
  });
  test("names and routes each operation once", () => {
    expect(repeated(operations.map(({ name }) => name))).toEqual([]);
    expect(repeated(operations.flatMap(({ route }) => (route ? [route.replace(/:\w+/g, ":")] : [])))).toEqual([]);
  });
  test("says of each POST to a collection that it creates, and of no other", () => {
    const shapes = operations.flatMap(({ route = "" }) => route.replace(/:\w+/g, ":").split(" ")[1] ?? []);
    const posts = operations.filter(({ route, access }) => route?.startsWith("POST ") && access !== "operator");
    const isCollection = ({ route }: Operation) => {
      const path = String(route).slice("POST ".length).replace(/:\w+/g, ":");
      return shapes.includes(`${path}/:`) || shapes.includes(`${path.slice(path.lastIndexOf("/"))}/:`);
    };
    expect(operations.filter(({ creates }) => creates).map(({ name }) => name)).toEqual(
      posts.filter(isCollection).map(({ name }) => name),
    );
  });
  test.each(operations)("$name is well declared", ({ name, summary, route, kind, access, input }) => {
    expect(name).toMatch(/^[a-z_]+\.[a-z_]+$/);
    expect(name).not.toMatch(/(?<!e)ed$/);
    expect(summary).toMatch(/^[A-Z].{4,}[^.]$/);
    expect(access).toMatch(/^([a-z_]+:[a-z_]+|staff|public|operator)$/);
    if (access.includes(":"))
      expect(modules.flatMap(({ permissions = [] }) => permissions.map((one) => one.name))).toContain(access);
    if (!route) return;
    expect(route).toMatch(/^(GET|POST|PATCH|PUT|DELETE) (\/(:?[a-z][A-Za-z-]*))+(\.csv|\.json)?$/);
    expect(route.startsWith("GET ")).toBe(kind === "query");
    const fields = sampleOf(input, () => "0190a000-0000-7000-8000-000000000000").value as object | null;
    for (const [, parameter] of route.matchAll(/:(\w+)/g)) expect(Object.keys(fields ?? {})).toContain(parameter);
  });
});

type Outcome = Failure | { output: unknown };

/** What may come of made-up input without anything being wrong: the record is in the wrong state, the token is nobody's. */
const REASONABLE = ["conflict", "invalid", "unauthenticated", "not_found", "forbidden", "too_many_requests"];
const COUNTED = ["customers", "deals", "projects", "users"];
/** Hashed, never stored or shown as text: any characters will do. */
const HASHED = /(^|[a-z])password$/i;
/** Fields for whole texts. */
const LONG = /(^|\.)(body|note|text|content)$/;

async function outcome(ctx: Ctx, operation: Operation, input: unknown): Promise<Outcome> {
  try {
    return { output: await ctx.run(operation, input as never) };
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

function inputFor(operation: Operation, world: World): Sample {
  const sample = sampleOf(operation.input, idFor(operation, world.rows), ["cursor"]);
  // An object is named, not pointed at; so is what a job does with its records.
  const named: Record<string, string> = { action: "archive" };
  for (const name of ["object", "resource", "subject"]) named[name] = apiNameOf(world.rows.objects ?? "");
  for (const { path, kind } of sample.leaves)
    if (kind === "text" && named[String(path)]) sample.value = withValue(sample.value, path, named[String(path)]);
  return sample;
}

function allowed(world: World, { access }: Operation): Promise<Ctx> {
  if (access === "operator") return asOperator(world, "platform");
  return access === "public" ? Promise.resolve(world.anonymous()) : world.as("owner");
}

async function onPlatform(world: World): Promise<Ctx> {
  const { run: _, ...ctx } = await asOperator(world, "platform");
  return { ...ctx, run: world.anonymous().run };
}

/** What the caller learns. */
function told(came: Outcome): unknown {
  return came instanceof Failure ? [came.code, came.reason, came.params, came.fields] : came.output;
}

function under(path: Path, found: string): boolean {
  const own = path.join(".");
  return found !== "" && (own === found || own.startsWith(`${found}.`) || found.startsWith(`${own}.`));
}

function repeated(list: string[]): string[] {
  return list.filter((one, i) => list.indexOf(one) !== i);
}
