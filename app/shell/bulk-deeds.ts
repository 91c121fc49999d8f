/** What to ask of the API for a row; nothing where it is already as it is to be. */
export type Step<R> = (row: R) => { route: string; body?: object } | undefined;

/** What a person needs for it, how it is done, and how it is taken back, from the row as it was. */
export type Deed<R> = { right: string; step: Step<R>; back?: Step<R> };

/** The deeds of a resource: one of its verbs with the verb that undoes it, a change of its fields, fields set to values. */
export function deedsOf<R extends { id: string }>(resource: string, right = `${resource}:write`) {
  const call = (verb: string) => (row: R) => ({ route: `POST /${resource}/${row.id}/${verb}` });
  const verb = (name: string, back: string): Deed<R> => ({ right, step: call(name), back: call(back) });
  const change = (to: (row: R) => object, from: (row: R) => object): Deed<R> => {
    const route = ({ id }: R) => `PATCH /${resource}/${id}`;
    return {
      right,
      step: (row) =>
        JSON.stringify(to(row)) === JSON.stringify(from(row)) ? undefined : { route: route(row), body: to(row) },
      back: (row) => ({ route: route(row), body: from(row) }),
    };
  };
  const set = (values: Partial<R>): Deed<R> => {
    const names = Object.keys(values) as (keyof R)[];
    return change(
      () => values,
      (row) => Object.fromEntries(names.map((name) => [name, row[name]])),
    );
  };
  return { verb, change, set };
}
