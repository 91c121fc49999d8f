/** What an inline-edited value is doing. The draft survives everything but a saved or cancelled edit. */
export type EditState<V> =
  | { step: "shown" }
  | { step: "editing"; draft: V }
  | { step: "saving"; draft: V }
  | { step: "failed"; draft: V; message: string }
  | { step: "conflict"; draft: V; theirs: V };

/** What saving answers: nothing is success. */
export type SaveResult<V> = { error: string } | { conflict: V } | undefined;

export type EditEvent<V> =
  | { type: "edit"; value: V }
  | { type: "type"; draft: V }
  | { type: "cancel" }
  | { type: "save" }
  | { type: "answer"; result: SaveResult<V> };

/** The next state; answers that come after a cancel change nothing. */
export function editStep<V>(state: EditState<V>, event: EditEvent<V>): EditState<V> {
  if (event.type === "edit") return state.step === "shown" ? { step: "editing", draft: event.value } : state;
  if (state.step === "shown") return state;
  if (event.type === "cancel") return state.step === "saving" ? state : { step: "shown" };
  if (event.type === "type") return state.step === "saving" ? state : { step: "editing", draft: event.draft };
  if (event.type === "save") return { step: "saving", draft: state.draft };
  if (state.step !== "saving") return state;
  const { result } = event;
  if (!result) return { step: "shown" };
  return "conflict" in result
    ? { step: "conflict", draft: state.draft, theirs: result.conflict }
    : { step: "failed", draft: state.draft, message: result.error };
}
