import type { Crop } from "./crop.ts";

/** Draws a square of a picture over the whole of a canvas. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, { x, y, side }: Crop, ground?: string): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.clearRect(0, 0, canvas.width, canvas.height);
  if (ground) {
    pen.fillStyle = ground;
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, x, y, side, side, 0, 0, canvas.width, canvas.height);
}

/** The square as a file of its own, at most `most` pixels a side. Where the browser cannot write WebP it is a JPEG. */
export async function cropped(
  picture: ImageBitmap,
  crop: Crop,
  most: number,
  type: "image/png" | "image/webp",
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.min(most, Math.round(crop.side));
  canvas.height = canvas.width;
  // JPEG knows no transparency.
  drawCrop(canvas, picture, crop, type === "image/png" ? undefined : "#ffffff");
  const blob = await written(canvas, type);
  return blob?.type === type ? blob : written(canvas, "image/jpeg");
}

function written(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((done) => canvas.toBlob(done, type, 0.9));
}
