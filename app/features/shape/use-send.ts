import { useState } from "react";
import { useRevalidator } from "react-router";
import { type Answer, type Refused, useApi } from "#app/shell/use-api.ts";

/** Where a refusal belongs that names no field. */
const PLACE_OF_REASON: Record<string, string> = {
  fields_key: "key",
  objects_name: "name",
  "fields.choice_used": "settings.choices",
  "fields.duplicates": "unique",
};

/** Sends a form to the API and reads the page again. What was refused stays in `errors`, by the path of its field. */
export function useSend() {
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [sending, setSending] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const send = async <Output>(route: string, body: object, version?: number): Promise<Answer<Output>> => {
    setSending(true);
    const answer = await api<Output>(route, { body, quiet: true, ...(version === undefined ? {} : { version }) });
    setErrors(answer.refused ? errorsOf(answer.refused) : {});
    if (!answer.refused) await revalidate();
    setSending(false);
    return answer;
  };
  return { send, sending, errors };
}

/** By path; what is about no field at all has the path `""`. */
function errorsOf({ errors, detail, reason = "" }: Refused): Record<string, string> {
  if (errors.length === 0) return { [PLACE_OF_REASON[reason] ?? ""]: detail };
  return Object.fromEntries(errors.map(({ path, message }) => [path, message]));
}
