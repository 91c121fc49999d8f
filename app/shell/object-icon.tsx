import { Box } from "lucide-react";
import { onDemand } from "#app/ui/on-demand.tsx";

type Props = { name: string; size?: number | string; className?: string };

/** What an object of the agency's own wears. Few agencies have any, so the pictures come when one is shown. */
export const ObjectIcon = onDemand<Props>(
  async () => (await import("./object-icons.tsx")).ObjectPicture,
  ({ name: _, ...props }) => <Box aria-hidden="true" {...props} />,
);
