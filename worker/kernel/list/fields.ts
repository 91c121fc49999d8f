/** How a field can be filtered. Browser-safe: the filter builder, the contract and the SQL all read the same declaration. */
export type FieldType =
  | "text"
  | "select"
  | "choices"
  | "number"
  | "money"
  | "date"
  | "time"
  | "boolean"
  | "record"
  | "records"
  | "person"
  | "files";

export type FilterField = {
  type: FieldType;
  /** For `select` and `choices`: the values, in order. Labels are messages. */
  options?: readonly string[];
  /** For `record` and `records`: the resource it points at. */
  resource?: string;
  /**
   * For `text`, what `has` asks where reading every row would be too slow: of a number what it `begins` with, of a name
   * from a fixed list which of those are `known` that contain it.
   */
  has?: "begins" | "known";
  /** Asked of the whole list, not inside a group: whether archived records are shown. */
  outermost?: true;
};

export type FilterFields = Record<string, FilterField>;

const HELD = ["in", "all", "nin", "eq", "empty"] as const;

export const OPERATORS = {
  text: ["has", "nhas", "starts", "eq", "ne", "in", "nin", "empty"],
  select: ["in", "nin", "eq", "empty"],
  choices: HELD,
  number: ["eq", "ne", "gt", "gte", "lt", "lte", "between", "empty"],
  money: ["eq", "ne", "gt", "gte", "lt", "lte", "between", "empty"],
  date: ["gte", "lt", "eq", "ne", "gt", "lte", "between", "within", "empty"],
  time: ["gte", "lt", "gt", "lte", "between", "within", "empty"],
  boolean: ["eq"],
  record: ["in", "nin", "eq", "empty"],
  records: HELD,
  person: ["in", "nin", "eq", "empty"],
  files: ["empty"],
} as const satisfies Record<FieldType, readonly Operator[]>;

/**
 * `nin`: none of these; `all`: of a field that holds several, each of these; `has`: contains, in any spelling, `nhas` does not; `between`: both ends belong to it; `within`: days
 * as seen from today (`last_30_days`, see `relative-days.ts`); `empty`: true for nothing there, false for something.
 */
export type Operator =
  | "eq"
  | "ne"
  | "has"
  | "nhas"
  | "starts"
  | "in"
  | "nin"
  | "all"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "between"
  | "within"
  | "empty";

/** What may be asked of a field, the usual one first. Where "contains" means something else, only that is asked. */
export function operatorsFor({ type, has }: Pick<FilterField, "type" | "has">): readonly Operator[] {
  const all: readonly Operator[] = OPERATORS[type];
  return has ? all.filter((operator) => operator !== "nhas" && operator !== "starts") : all;
}

export type Conditions = Partial<Record<Operator, unknown>>;

/**
 * `{ province: { in: ["İzmir"] }, createdAt: { within: "last_30_days" } }`: all must hold. `and` and `or` hold filters again,
 * `related` and `unrelated` by the name of a relation what records that hang together must be like: there is one such, or
 * none. Plain JSON: what was parsed once can be kept and asked again. Decision 020.
 */
export type Filter = {
  [field: string]: Conditions | Filter[] | Record<string, Filter> | undefined;
  and?: Filter[];
  or?: Filter[];
  related?: Record<string, Filter>;
  unrelated?: Record<string, Filter>;
};

/** The names in a filter that are no fields. */
export const GROUPS = ["and", "or"] as const;
export const RELATEDS = ["related", "unrelated"] as const;

/** Conditions of a filter in all, groups and relations counted as one each; and how deep they may stand. */
export const MOST_CONDITIONS = 60;
export const MOST_DEPTH = 4;
