import { data } from "react-router";

/** What no route knows. A route of its own, so that the page has the brand and the visitor's language. */
export function loader() {
  throw data(null, { status: 404 });
}

export default function NotFound() {
  return null;
}
