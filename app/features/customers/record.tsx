import { Archive, ArchiveRestore } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { page } from "#worker/kernel/page.ts";
import { customerTimeline, getCustomer, listNotes } from "#worker/modules/customers/index.ts";
import type { Route } from "./+types/record.ts";
import { segmentTone } from "./columns.tsx";
import { Details } from "./details.tsx";
import { History } from "./history.tsx";
import { Related } from "./related.tsx";
import { useArchive } from "./use-archive.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { run } = page(context);
  const { id } = params;
  const [customer, timeline] = await Promise.all([run(getCustomer, { id }), run(customerTimeline, { id })]);
  return { customer, timeline };
}
