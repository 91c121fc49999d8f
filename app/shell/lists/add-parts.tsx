import { Plus } from "lucide-react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { freshFilter } from "#app/ui/fresh-filter.ts";
import { MOST_DEPTH } from "#worker/kernel/list/fields.ts";
import type { Scope } from "./scopes.ts";
import { type Node, newId, said } from "./tree.ts";

type Props = { scope: Scope; object: string; depth: number; onAdd: (part: Node) => void };

/** A condition, a group, related records. */
export function AddParts({ scope, depth, onAdd }: Props) {
  const t = useT();
  const fresh = freshFilter(scope.fields.find((field) => depth === 0 || !field.outermost));
  const [relation] = scope.relations;
  const id = newId;
  return (
    <div className="flex flex-wrap gap-2">
      {fresh && (
        <Button size="small" icon={Plus} onClick={() => onAdd(said(fresh))}>
          {t("lists.filter.addCondition")}
        </Button>
      )}
      {fresh && depth < MOST_DEPTH - 1 && (
        <Button
          size="small"
          variant="ghost"
          icon={Plus}
          onClick={() => onAdd({ id: id(), kind: "group", any: true, parts: [said(fresh), said({ ...fresh })] })}
        >
          {t("lists.filter.addGroup")}
        </Button>
      )}
      {relation && depth < MOST_DEPTH - 1 && (
        <Button
          size="small"
          variant="ghost"
          icon={Plus}
          onClick={() =>
            onAdd({ id: id(), kind: "related", relation: relation.name, none: false, any: false, parts: [] })
          }
        >
          {t("lists.filter.addRelated")}
        </Button>
      )}
    </div>
  );
}
