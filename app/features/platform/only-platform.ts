import { data } from "react-router";

/** The console exists on the platform's own host and nowhere else. */
export function onlyPlatform(platform: { name: string } | null): void {
  if (!platform) throw data(null, { status: 404 });
}
