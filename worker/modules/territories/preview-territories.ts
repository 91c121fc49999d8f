import { mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { PreviewTerritories, TerritoryPreview } from "./contract.ts";
import * as territories from "./repository.ts";

/** As a change is sent whose territory is new. */
const FRESH = "00000000-0000-0000-0000-000000000000";

/** It writes nothing; what it asks is too much for an address. */
export const previewTerritories = command({
  name: "territories.preview",
  summary: "Which customers a change of the tree or its rules would move, from where to where; nothing is changed",
  access: "territories:write",
  route: "POST /territories/preview",
  input: PreviewTerritories,
  output: TerritoryPreview,
  write: ({ input: { id, ...change } }) => ({
    known: mustSee("territories", id, "id"),
    parent: mustSee("territories", change.parentId, "parentId"),
    found: territories.preview({ id: id ?? FRESH, ...change }),
  }),
  result: ({ found: { preview, sample, names, people } }) => {
    const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
    const fresh = (id: string | null) => id === FRESH;
    return {
      ...{ moved: preview.moved, token: preview.token },
      pairs: preview.pairs.map(({ from, to, customers }) => ({
        ...{ fromId: from, fromName: nameOf(from), toId: fresh(to) ? null : to, toName: nameOf(to) },
        ...{ isNew: fresh(to), customers },
      })),
      owners: preview.owners.map(({ ownerId, customers }) => ({
        ...{ ownerId, customers },
        ownerName: ownerId === null ? null : (people[ownerId] ?? null),
      })),
      sample: sample.map(({ from, to, ...one }) => ({
        ...one,
        ...{ fromName: nameOf(from), toName: nameOf(to), isNew: fresh(to) },
      })),
    };
  },
});
