import { asStatement, prepare, type Statement } from "./builder.ts";

type Merge = { key: () => string; item: unknown; write: (items: never[]) => Statement<unknown> };

const merges = new WeakMap<Statement<unknown>, Merge>();

/**
 * A statement that `write` can make for many items as well: `merged` sends one for all of the same `key`. What `write`
 * answers for several has no result of its own for each.
 */
export function perItem<Item, Result>(
  key: () => string,
  item: Item,
  write: (items: Item[]) => Statement<Result>,
): Statement<Result> {
  const statement = asStatement<Result>({
    getQuery: () => one().getQuery(),
    isResponseInArrayMode: () => one().isResponseInArrayMode(),
    mapResult: (raw) => one().mapResult(raw),
  });
  let prepared: ReturnType<typeof prepare> | undefined;
  const one = () => {
    prepared ??= prepare(write([item]));
    return prepared;
  };
  merges.set(statement, { key, item, write });
  return statement;
}

/** The same for one that is never sent with another list's: what stands after it in its list comes before theirs. */
export function alone<Result>(key: string, statement: Statement<Result>): Statement<Result> {
  return perItem(
    () => key,
    statement,
    ([one = statement]) => one,
  );
}

/** The statements of several lists as few as they can be: each list's own keep their order. */
export function merged(lists: Statement<unknown>[][]): Statement<unknown>[] {
  const all: Statement<unknown>[] = [];
  const left = lists.map((list) => list.map((statement) => ({ statement, merge: merges.get(statement) })));
  for (;;) {
    for (const list of left) while (list[0] && !list[0].merge) all.push(...list.splice(0, 1).map(bare));
    const heads = left.flatMap((list) =>
      list[0]?.merge ? [{ list, merge: list[0].merge, key: list[0].merge.key() }] : [],
    );
    const [first] = heads;
    if (!first) return all;
    const same = heads.filter(({ key }) => key === first.key);
    for (const { list } of same) list.shift();
    all.push(first.merge.write(same.map(({ merge }) => merge.item) as never[]));
  }
}

function bare({ statement }: { statement: Statement<unknown> }): Statement<unknown> {
  return statement;
}
