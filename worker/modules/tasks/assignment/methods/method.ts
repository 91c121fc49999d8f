/**
 * A way to choose who gets a task among those who could. The choice itself is `app.pick_<name>(rule, candidates)` in the
 * database, which answers an id or null, so that it holds its place in the task's own transaction.
 */
export type AssignmentMethod = {
  name: string;
  /** How many people it wants to be named, or a team. None: whom it finds itself,
   * and of those only who is named, where somebody is. */
  people: "one" | "some" | "none";
};
