import type { Page } from "playwright-core";
import { translator } from "#messages/server.ts";

const tr = translator("tr");

/** Opens a field of a record page for editing, by its label. */
export async function openField(page: Page, label: Parameters<typeof tr>[0]) {
  await page.getByRole("button", { name: tr("ui.editField", { field: tr(label) }) }).click();
  return page.getByRole("textbox", { name: tr(label), exact: true });
}

/** Edits a field in place and lets Enter save it. */
export async function editField(page: Page, label: Parameters<typeof tr>[0], text: string): Promise<void> {
  const field = await openField(page, label);
  await field.fill(text);
  await field.press("Enter");
}

/** Types into the palette once it is open. */
export async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page
    .getByRole("dialog", { name: tr("shell.palette.title") })
    .getByRole("combobox")
    .waitFor();
  await page.keyboard.type(text);
}
