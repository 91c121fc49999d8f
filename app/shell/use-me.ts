import { useRouteLoaderData } from "react-router";

type Frame = { me: { id: string; name: string }; grants: Record<string, string> };

/** Who is signed in, and what to offer: `may("deals:write")`, or of one row `may("deals:write", deal)`. */
export function useMe() {
  const { me, grants } = useRouteLoaderData<Frame>("features/frame/app-layout") ?? {
    me: { id: "", name: "" },
    grants: {},
  };
  /** A team's rows cannot be told apart here: they are offered, and the database has the last word. */
  const may = (right: string, row?: { ownerId: string | null }) => {
    const scope = grants[right];
    if (!scope || !row) return Boolean(scope);
    return scope !== "own" || row.ownerId === me.id;
  };
  return { me, may };
}
