import type { Brand, Drawing } from "#worker/kernel/tenant.ts";
import { contrast } from "../brand/oklch.ts";
import letters from "./letters.json" with { type: "json" };
import { outline } from "./outline.ts";

/** The side of a drawing's square, and how far its corners are cut round. */
export const SIDE = 32;
export const CORNER = 8;
const CAP_HEIGHT = 14.5;
/** Of the outlines in letters.json: Inter Display Bold (SIL Open Font License 1.1), 1,000 units an em, y downwards. */
const DRAWN_CAP_HEIGHT = 719;

/** The brand's own mark, else the first letter of its name on its colour. */
export function drawingOf(brand: Pick<Brand, "name" | "colour" | "icon">): Drawing {
  return typeof brand.icon === "object" ? brand.icon : monogram(brand);
}

/** The first letter of a name as it stands on icons; what has no outline here stands without its accent, or not at all. */
export function initial(name: string): string {
  const letter = [...name.trim()][0]?.toLocaleUpperCase("tr") ?? "";
  return outlines[letter] ? letter : (letter.normalize("NFD")[0] ?? "");
}

function monogram(brand: Pick<Brand, "name" | "colour">): Drawing {
  const ground = /^#[0-9a-f]{6}$/i.test(brand.colour) ? brand.colour : "#5b6470";
  // So large a letter needs 3:1.
  const fill = contrast("#ffffff", ground) >= 3 ? "#ffffff" : "#1c1c1c";
  const drawn = outlines[initial(brand.name)];
  return { ground, shapes: [{ path: drawn ? centred(drawn) : DISC, fill }] };
}

/** In the middle by its width, and by the height of capitals: hooks and dots hang over. */
function centred(path: string): string {
  const xs = outline(path).flatMap((polygon) => polygon.map(([x]) => x));
  const scale = CAP_HEIGHT / DRAWN_CAP_HEIGHT;
  const left = (SIDE - (Math.min(...xs) + Math.max(...xs)) * scale) / 2;
  const base = (SIDE + CAP_HEIGHT) / 2;
  let isX = false;
  return path.replace(/-?\d+/g, (number) => {
    isX = !isX;
    return String(Math.round(((isX ? left : base) + Number(number) * scale) * 100) / 100);
  });
}

const outlines: Partial<Record<string, string>> = letters;
const DISC = "M22 16C22 19.3 19.3 22 16 22C12.7 22 10 19.3 10 16C10 12.7 12.7 10 16 10C19.3 10 22 12.7 22 16Z";
