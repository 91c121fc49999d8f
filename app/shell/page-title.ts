import type { loader } from "#app/root.tsx";
import { type MessageKey, translator } from "#messages";
import { isLoaded } from "#messages/load.ts";

type Matches = readonly ({ id: string; loaderData?: unknown } | undefined)[];

/** A route's `meta`: the page's own name before the brand's, in the reader's language. */
export function pageTitle(key: MessageKey) {
  return ({ matches }: { matches: Matches }): { title: string }[] => {
    const root = matches.find((match) => match?.id === "root")?.loaderData as
      | Awaited<ReturnType<typeof loader>>
      | undefined;
    if (!root) return [];
    // While another language is on its way the brand alone stands there.
    const own = isLoaded(root.language) ? `${translator(root.language)(key)} · ` : "";
    return [{ title: own + root.brand.name }];
  };
}

/** The same for a record, which is called by its own name. */
export function recordTitle(name: string | undefined, matches: Matches): { title: string }[] {
  const root = matches.find((match) => match?.id === "root")?.loaderData as
    | Awaited<ReturnType<typeof loader>>
    | undefined;
  return [{ title: [name, root?.brand.name].filter(Boolean).join(" · ") }];
}
