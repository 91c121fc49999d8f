/** Where a record of an object is looked at; tasks have no page of their own. */
export function recordPath(object: string, id: string): string | undefined {
  if (object === "" || object === "tasks" || object === "users") return undefined;
  return ["customers", "deals", "projects"].includes(object) ? `/${object}/${id}` : `/objects/${object}/${id}`;
}
