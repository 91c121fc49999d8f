/** How a field can be filtered. Browser-safe: the filter builder, the contract and the SQL all read the same declaration. */
export type FieldType = "text" | "select" | "number" | "money" | "date" | "time" | "boolean" | "record" | "person";

export type FilterField = {
  type: FieldType;
  /** For `select`: the values, in order. Labels are messages. */
  options?: readonly string[];
  /** For `record`: the resource it points at. */
  resource?: string;
};

export type FilterFields = Record<string, FilterField>;

export const OPERATORS = {
  text: ["eq", "ne", "in", "empty"],
  select: ["eq", "ne", "in", "empty"],
  number: ["eq", "gt", "gte", "lt", "lte", "empty"],
  money: ["eq", "gt", "gte", "lt", "lte", "empty"],
  date: ["eq", "gt", "gte", "lt", "lte", "empty"],
  time: ["gt", "gte", "lt", "lte", "empty"],
  boolean: ["eq"],
  record: ["eq", "ne", "in", "empty"],
  person: ["eq", "ne", "in", "empty"],
} as const satisfies Record<FieldType, readonly Operator[]>;

export type Operator = "eq" | "ne" | "in" | "gt" | "gte" | "lt" | "lte" | "empty";

/** `{ province: { in: ["İzmir"] }, createdAt: { gte: "2026-01-01T00:00:00Z" } }`; all must hold. */
export type Filter = Record<string, Partial<Record<Operator, unknown>>>;
