/** The images that are shown inline. SVG is none of them: it is a document that may run scripts. */
export type SafeImage = "image/png" | "image/jpeg" | "image/webp" | "image/gif";

/** What kind of image the first bytes say it is, whatever its name claims; null for everything else. */
export function sniffImage(bytes: Uint8Array): SafeImage | null {
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (starts(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (starts(bytes, ascii("RIFF")) && starts(bytes.subarray(8), ascii("WEBP"))) return "image/webp";
  if (starts(bytes, ascii("GIF87a")) || starts(bytes, ascii("GIF89a"))) return "image/gif";
  return null;
}

/** The type to keep: what an image really is, what is harmless as declared, else nothing in particular. */
export function typeOf(bytes: Uint8Array, declared: string): string {
  const type = declared.split(";")[0]?.trim().toLowerCase() ?? "";
  return sniffImage(bytes) ?? (HARMLESS.test(type) ? type : "application/octet-stream");
}

/** No browser runs these, and an image that is none would not have got here. */
const HARMLESS =
  /^(application\/(pdf|zip|msword|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.[\w.-]{1,80})|text\/(plain|csv)|(audio|video)\/[\w.-]{1,40})$/;

function starts(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
