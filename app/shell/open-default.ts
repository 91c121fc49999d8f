import { redirect } from "react-router";
import { defaultPlace, type SavedView } from "./list-views.ts";

/** In a loader: a list that was opened by its bare address goes to the view that it opens with, where there is one. */
export function openDefault(url: string, saved: readonly SavedView[]): void {
  const place = defaultPlace(url, saved);
  if (place) throw redirect(place);
}
