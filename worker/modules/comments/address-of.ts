/** Where a record is shown. A task has no page of its own: the list finds it. */
export function addressOf(subject: string, id: string, name: string): string {
  switch (subject) {
    case "customers":
    case "deals":
    case "projects":
      return `/${subject}/${id}`;
    case "tasks":
      return `/tasks?layout=list&q=${encodeURIComponent(name)}`;
    default:
      return `/objects/${subject}/${id}`;
  }
}
