import { CircleCheck, FolderKanban, SquareKanban, Users } from "lucide-react";

/** Our own objects that take fields, as they are called in the API. */
export const BUILT_IN = [
  { name: "customers", icon: Users },
  { name: "deals", icon: SquareKanban },
  { name: "projects", icon: FolderKanban },
  { name: "tasks", icon: CircleCheck },
] as const;
