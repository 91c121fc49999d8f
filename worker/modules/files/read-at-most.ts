import { Failure } from "#worker/kernel/errors.ts";

/** The whole body, read no further than `most` bytes: what it claims about its length is not believed. */
export async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  most: number,
  claimed: number | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new Failure("too_large", "files.too_large", { params: { most, megabytes: Math.floor(most / 1024 / 1024) } });
  if (claimed !== null && claimed > most) {
    await body?.cancel();
    throw tooLarge();
  }
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
