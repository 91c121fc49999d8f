import { type ReactNode, useState } from "react";
import { useSearchParams } from "react-router";
import { onDemand } from "#app/ui/on-demand.tsx";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import { SkeletonRows } from "#app/ui/skeleton.tsx";
import { useT } from "./i18n.tsx";
import { partOf } from "./words.ts";

/** The comments on a record: loaded when they are shown. */
export const RecordComments = onDemand(
  async () => (await partOf("comments", import("./comments/record-comments.tsx"))).RecordComments,
  () => <SkeletonRows rows={3} />,
);

/** What happened to it: read after the page, and so loaded after it. */
export const RecordEvents = onDemand(
  async () => (await partOf("history", import("./history/record-events.tsx"))).RecordEvents,
  () => <SkeletonRows rows={4} />,
);

type Props = { subject: string; id: string; label: string; children: ReactNode };

/** What happened to a record, and behind the same switch what people say about it. An address with `?comments` opens those. */
export function RecordTalk({ subject, id, label, children }: Props) {
  const t = useT();
  const [search] = useSearchParams();
  const [part, setPart] = useState<"history" | "comments">(search.has("comments") ? "comments" : "history");
  return (
    <>
      <SegmentedControl
        label={label}
        value={part}
        onChange={setPart}
        className="mb-3"
        segments={[
          { value: "history", label },
          { value: "comments", label: t("shell.comments") },
        ]}
      />
      {part === "comments" ? <RecordComments key={id} subject={subject} id={id} /> : children}
    </>
  );
}
