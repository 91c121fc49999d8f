/** Fills the places of one run with fresh ids. */
export function fresh(): (text: string) => string {
  const ids = new Map<string, string>();
  return (text) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const id = ids.get(name) ?? newId();
      ids.set(name, id);
      return id;
    });
}

function newId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
