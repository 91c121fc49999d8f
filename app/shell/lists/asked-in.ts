import type { Scope } from "./scopes.ts";
import type { Node } from "./tree.ts";
import type { Asked } from "./use-names.ts";

/** Every condition below a part, with the field it is about. `object` is what the part is asked of. */
export function askedIn(node: Node, object: string, scopeOf: (object: string) => Scope): Asked[] {
  const { fields, relations } = scopeOf(object);
  if (node.kind === "said") {
    const field = fields.find(({ id }) => id === node.condition.field);
    return field ? [{ field, values: node.condition.values }] : [];
  }
  const relation = node.kind === "related" ? relations.find(({ name }) => name === node.relation) : undefined;
  if (node.kind === "related" && !relation) return [];
  return node.parts.flatMap((part) => askedIn(part, relation?.object ?? object, scopeOf));
}
