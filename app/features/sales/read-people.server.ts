import type { page } from "#worker/kernel/page.ts";
import { listTeams, listUsers } from "#worker/modules/identity/index.ts";

/** Teams and people whose deals can be asked for; none where one may not see who there is. */
export async function readPeople({ ctx }: Pick<ReturnType<typeof page>, "ctx">) {
  const [teams, people] = await Promise.all([
    ctx.run(listTeams, { limit: 200, sort: "name" }).catch(() => null),
    ctx.run(listUsers, { limit: 200, sort: "name" }).catch(() => null),
  ]);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return { teams: teams?.data.map(named) ?? [], people: people?.data.map(named) ?? [] };
}
