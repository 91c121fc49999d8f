/** What a choice can be marked with: a closed list, readable on light and dark ground. */
export const CHOICE_COLOURS = {
  red: "#dc4c4c",
  orange: "#d9772b",
  yellow: "#c29a1b",
  green: "#3d9a55",
  teal: "#2a948e",
  blue: "#3f78d6",
  purple: "#8b5fd0",
  pink: "#cf5297",
} as const;

export type ColourName = keyof typeof CHOICE_COLOURS;
export const COLOUR_NAMES = Object.keys(CHOICE_COLOURS) as ColourName[];
