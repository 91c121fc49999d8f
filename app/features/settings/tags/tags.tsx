import { Search } from "lucide-react";
import Merge from "lucide-react/icons/merge";
import TagIcon from "lucide-react/icons/tag";
import { type ReactNode, useState } from "react";
import { Link, useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useDone } from "#app/shell/use-done.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { foldText } from "#app/ui/fold-text.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Input } from "#app/ui/input.tsx";
import { RowActions } from "#app/ui/row-actions.tsx";
import { toast } from "#app/ui/toast.ts";
import { visitor } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";
import { listTags } from "#worker/modules/customers/index.ts";
import type { Route } from "./+types/tags.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import type { action } from "./save-tag.ts";

export { action } from "./save-tag.ts";

export const meta = pageTitle("settings.section.tags");

export type Tag = Route.ComponentProps["loaderData"]["tags"][number];
type Doing = { what: "rename" | "merge" | "delete"; tag: Tag };

/** From here on a list is searched rather than read. */
const MANY = 15;

export async function loader({ context }: Route.LoaderArgs) {
  const { run } = page(context);
  const [{ grants }, tags] = await Promise.all([run(visitor, {}), run(listTags, {})]);
  const everywhere = grants["customers:write"] === "all";
  return { tags: tags.data, mayWrite: everywhere, mayMerge: everywhere && grants["customers:read"] === "all" };
}

export default function TagsPage({ loaderData: { tags, mayWrite, mayMerge } }: Route.ComponentProps) {
  const t = useT();
  const [query, setQuery] = useState("");
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const removing = doing?.what === "delete" ? doing.tag : undefined;
  const remover = useFetcher<typeof action>();
  const refused = remover.data && "fields" in remover.data ? remover.data : undefined;
  useDone(remover.data, () => toast({ title: t("settings.tags.deleted"), tone: "good" }));
  const shown = tags.filter(({ name }) => foldText(name).includes(foldText(query)));
  return (
    <>
      <PageHeader title={t("settings.section.tags")} count={tags.length} />
      <PageBody>
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        {tags.length === 0 && (
          <EmptyState
            icon={TagIcon}
            title={t("settings.tags.empty")}
            text={t("settings.tags.emptyText")}
            action={<Button to="/customers">{t("customers.title")}</Button>}
          />
        )}
        {tags.length > 0 && mayWrite && <p className="max-w-prose pb-2 text-text-2">{t("settings.tags.text")}</p>}
        {tags.length > MANY && (
          <Input
            type="search"
            icon={Search}
            aria-label={t("settings.tags.search")}
            placeholder={t("settings.tags.search")}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="max-w-sm pb-2"
          />
        )}
        {tags.length > 0 && shown.length === 0 && <p className="py-6 text-text-2">{t("settings.tags.noneFound")}</p>}
        <ul className="divide-y divide-line">
          {shown.map((tag) => (
            <TagLine key={tag.id} tag={tag}>
              {mayWrite && (
                <RowActions
                  name={tag.name}
                  onEdit={() => setDoing({ what: "rename", tag })}
                  onDelete={() => setDoing({ what: "delete", tag })}
                >
                  {mayMerge && tags.length > 1 && (
                    <IconButton
                      icon={Merge}
                      aria-label={t("settings.tags.merge", { name: tag.name })}
                      onClick={() => setDoing({ what: "merge", tag })}
                    />
                  )}
                </RowActions>
              )}
            </TagLine>
          ))}
        </ul>
      </PageBody>
      {doing?.what === "rename" && <RenameDialog tag={doing.tag} onClose={close} />}
      {doing?.what === "merge" && <MergeDialog tag={doing.tag} tags={tags} onClose={close} />}
      <ConfirmDialog
        open={removing !== undefined}
        onClose={close}
        title={t("settings.tags.deleteTitle", { name: removing?.name ?? "" })}
        text={t("settings.tags.deleteText", { count: removing?.customers ?? 0 })}
        confirm={t("settings.tags.delete")}
        onConfirm={() => remover.submit({ intent: "delete", id: removing?.id ?? "" }, { method: "post" })}
      />
    </>
  );
}

/** Beside its name how many customers carry it; below it on a phone, where the verbs need the place. */
function TagLine({ tag, children }: { tag: Tag; children: ReactNode }) {
  const t = useT();
  return (
    <li className="flex min-h-13 items-center gap-x-4 py-2">
      <div className="flex min-w-0 flex-1 max-sm:flex-col sm:items-center sm:gap-4">
        <h2 className="min-w-0 flex-1 truncate font-medium" title={tag.name}>
          {tag.name}
        </h2>
        <Link
          to={`/customers?filter[tagId][in]=${tag.id}`}
          className="num flex min-h-6 items-center self-start rounded text-text-2 hover:text-text hover:underline sm:self-center"
        >
          {t("settings.tags.customers", { count: tag.customers })}
        </Link>
      </div>
      {children}
    </li>
  );
}
