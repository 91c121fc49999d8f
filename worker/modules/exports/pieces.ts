import type { Ctx } from "#worker/kernel/context.ts";

type File = { id: string; pieces: number };

/** The objects that a file stands in, in their order. */
export function namesOfPieces(id: string, pieces: number): string[] {
  return [`${id}.head`, ...Array.from({ length: pieces }, (_, piece) => `${id}.${piece}`), `${id}.tail`];
}

export async function keep(ctx: Ctx, name: string, bytes: Uint8Array): Promise<void> {
  // What zlib answers is a part of a larger buffer.
  await ctx.services.files.put(ctx.tenant?.id ?? "", name, new Uint8Array(bytes).buffer, "application/octet-stream");
}

/** The whole file, one object after the other. Fails midway where one is gone. */
export function contentOf(ctx: Ctx, { id, pieces }: File): ReadableStream<Uint8Array> {
  const names = namesOfPieces(id, pieces);
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream({
    async pull(to) {
      for (;;) {
        reader ??= await opened(ctx, names.shift());
        if (!reader) return to.close();
        const { done, value } = await reader.read();
        if (!done) return to.enqueue(value);
        reader = undefined;
      }
    },
    cancel: async (reason) => reader?.cancel(reason),
  });
}

async function opened(ctx: Ctx, name: string | undefined) {
  if (name === undefined) return undefined;
  const found = await ctx.services.files.get(ctx.tenant?.id ?? "", name);
  if (!found) throw new Error(`A piece of a file is gone: ${name}`);
  return (found.body as ReadableStream<Uint8Array>).getReader();
}
