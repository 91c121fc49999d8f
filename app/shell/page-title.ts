import { type MessageKey, translator } from "#messages";
import type { loader } from "#app/root.tsx";

type Matches = readonly ({ id: string; loaderData?: unknown } | undefined)[];

/** A route's `meta`: the page's own name before the brand's, in the reader's language. */
export function pageTitle(key: MessageKey) {
  return ({ matches }: { matches: Matches }): { title: string }[] => {
    const root = matches.find((match) => match?.id === "root")?.loaderData as Awaited<ReturnType<typeof loader>> | undefined;
    return root ? [{ title: `${translator(root.language)(key)} · ${root.brand.name}` }] : [];
  };
}
