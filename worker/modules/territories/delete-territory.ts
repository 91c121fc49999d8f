import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { Changed, DeleteTerritory } from "./contract.ts";
import { territoryChanged } from "./events.ts";
import * as territories from "./repository.ts";

export const deleteTerritory = command({
  name: "territories.delete",
  summary: "Remove a territory; those below it come under its parent, customers go where they belong without it",
  access: "territories:write",
  route: "DELETE /territories/:id",
  input: DeleteTerritory,
  output: Changed,
  write: ({ input: { id, version, token } }) => ({
    turn: territories.takeTurn(),
    lock: lock("territories", id, version),
    removed: territories.remove(id, token),
  }),
  events: ({ input }) => [territoryChanged(input.id)],
  result: ({ removed: { settled } }, { input: { id } }) => ({ id, ...settled }),
});
