/** How a field can be filtered. Browser-safe: the filter builder, the contract and the SQL all read the same declaration. */
export type FieldType = "text" | "select" | "number" | "money" | "date" | "time" | "boolean" | "record" | "person";

export type FilterField = {
  type: FieldType;
  /** For `select`: the values, in order. Labels are messages. */
  options?: readonly string[];
  /** For `record`: the resource it points at. */
  resource?: string;
  /**
   * For `text`, what `has` asks where reading every row would be too slow: of a number what it `begins` with, of a name
   * from a fixed list which of those are `known` that contain it.
   */
  has?: "begins" | "known";
};

export type FilterFields = Record<string, FilterField>;

export const OPERATORS = {
  text: ["has", "eq", "in", "nin", "empty"],
  select: ["in", "nin", "eq", "empty"],
  number: ["eq", "gt", "gte", "lt", "lte", "empty"],
  money: ["eq", "gt", "gte", "lt", "lte", "empty"],
  date: ["gte", "lt", "eq", "gt", "lte", "empty"],
  time: ["gte", "lt", "gt", "lte", "empty"],
  boolean: ["eq"],
  record: ["in", "nin", "eq", "empty"],
  person: ["in", "nin", "eq", "empty"],
} as const satisfies Record<FieldType, readonly Operator[]>;

/** `nin`: none of these; `has`: contains, in any spelling; `empty`: true for nothing there, false for something. */
export type Operator = "eq" | "has" | "in" | "nin" | "gt" | "gte" | "lt" | "lte" | "empty";

/** `{ province: { in: ["İzmir"] }, createdAt: { gte: "2026-01-01T00:00:00Z" } }`; all must hold. */
export type Filter = Record<string, Partial<Record<Operator, unknown>>>;
