/** A customer's form as the operation takes it: repeated fields are lists, `company` is nothing when left out. */
export function customerFrom(form: FormData): Record<string, unknown> {
  const text = (name: string) => form.get(name) ?? undefined;
  const list = (name: string) => form.getAll(name).filter((value) => value !== "");
  return {
    kind: text("kind"),
    name: text("name") ?? "",
    title: text("title"),
    companyId: text("companyId"),
    emails: list("emails"),
    phones: list("phones"),
    province: text("province"),
    district: text("district"),
    source: text("source"),
    tags: list("tags"),
  };
}
