import { expect, test } from "vitest";
import { fixture } from "./fixture.ts";
import { checkMessages } from "./messages.ts";

const good = {
  "messages/en/pages.ts": 'import deals from "./deals.json" with { type: "json" };',
  "messages/en/tasks.json": `{ "title": "Tasks" }`,
  "messages/tr/tasks.json": `{ "title": "Görevler" }`,
  "app/features/tasks/tasks.tsx": 't("tasks.title");',
  "messages/en/deals.json": `{ "title": "Deals", "won": "{{name}} won", "rows_one": "1", "rows_other": "2", "stage": { "a": "A" } }`,
  "messages/tr/deals.json": `{ "title": "Fırsatlar", "won": "Kazanan: {{name}}", "rows_one": "1", "rows_other": "2", "stage": { "a": "A" } }`,
  "app/deals.tsx":
    'const nav = { label: "deals.title" }; t("deals.won", { name }); t("deals.rows"); t(`deals.stage.${stage}`);',
};

test("catalogues that agree and are used have no findings", () => {
  expect(checkMessages(fixture(good))).toEqual([]);
});

test.each([
  [
    "messages/tr/deals.json",
    `{ "title": "F", "won": "{{name}}", "rows_one": "1", "rows_other": "2" }`,
    "tr: deals.stage.a is missing",
  ],
  ["messages/tr/tasks.json", `{ "title": "Görevler", "mine": "Benim" }`, "en: tasks.mine is missing"],
  [
    "messages/tr/deals.json",
    good["messages/tr/deals.json"].replace("{{name}}", "{{who}}"),
    "deals.won has other variables",
  ],
  ["messages/tr/deals.json", good["messages/tr/deals.json"].replace("Fırsatlar", " "), "deals.title is empty"],
  ["app/home.tsx", 't("tasks.title")', `what "tasks" says is not there on every page`],
  ["tenants/plan.ts", `t("deals.lost")`, `there is no message "deals.lost"`],
  ["app/deals.tsx", 't("deals.won"); t("deals.rows"); t(`deals.stage.${stage}`);', `nobody asks for "deals.title"`],
])("%s with %s: %s", (path, source, finding) => {
  expect(checkMessages(fixture({ ...good, [path]: source }))).toContainEqual(expect.stringContaining(finding));
});
