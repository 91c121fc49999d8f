/** Pictures that an object can wear; names of lucide. */
export const OBJECT_ICONS = [
  "box",
  "building-2",
  "house",
  "car",
  "file-text",
  "shield",
  "briefcase",
  "graduation-cap",
  "heart-pulse",
  "package",
  "store",
  "wrench",
] as const;

export const RECORD_FIELDS = {
  ownerId: { type: "person" },
  createdAt: { type: "time" },
  updatedAt: { type: "time" },
  archived: { type: "boolean", outermost: true },
} as const;
export const RECORD_SORTS = ["name", "createdAt", "updatedAt"] as const;

/** Fields of one object that can be kept. */
export const MOST_FIELDS = 100;
