import { expect, it } from "vitest";
import { freshTenant } from "#worker/testing/fixture.ts";
import { createTask } from "./create-task.ts";
import { teamTasks } from "./team-tasks.ts";

it("the team is the people in one's teams, who has most to do first, as far as one sees it", async () => {
  const t = await freshTenant();
  const team = crypto.randomUUID();
  const [ayse, murat, stranger] = [
    await t.newUser("member", team),
    await t.newUser("member", team),
    await t.newUser("member"),
  ];
  const late = new Date(Date.now() - 3_600_000).toISOString();
  await ayse.ctx.run(createTask, { title: "Geç", ownerId: murat.id, dueAt: late });
  for (let i = 0; i < 6; i++) await ayse.ctx.run(createTask, { title: `Boş ${i}`, ownerId: murat.id });
  await ayse.ctx.run(createTask, { title: "Yabancının", ownerId: stranger.id });
  const { data } = await ayse.ctx.run(teamTasks, {});
  expect(data.map(({ id, open, overdue }) => [id, open, overdue])).toEqual([
    [murat.id, 7, 1],
    [ayse.id, 0, 0],
  ]);
  expect(data[0]?.tasks.map(({ title, overdue }) => [title, overdue])).toEqual([
    ["Geç", true],
    ...[0, 1, 2, 3].map((i) => [`Boş ${i}`, false]),
  ]);
  expect((await stranger.ctx.run(teamTasks, {})).data.map(({ id }) => id)).toEqual([stranger.id]);
  expect((await (await t.apiKey({ "tasks:read": "all" })).run(teamTasks, {})).data).toEqual([]);
});
