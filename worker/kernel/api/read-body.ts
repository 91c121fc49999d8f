import { Failure } from "../errors.ts";

const BODY_LIMIT = 1 << 20;

/** The JSON object that a request carries; `{}` for none. Reads no further than the limit. */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  if (Number(request.headers.get("content-length")) > BODY_LIMIT) throw tooLarge();
  const bytes = request.body ? await readUpTo(request.body) : new Uint8Array();
  if (bytes.length === 0) return {};
  if (!isJson(request.headers.get("content-type") ?? "")) throw new Failure("invalid", "json_expected");
  const body = parseJson(decode(bytes));
  if (body === null || typeof body !== "object" || Array.isArray(body)) {
    throw new Failure("invalid", "invalid", {
      fields: [{ path: "", reason: "wrong_type", params: { expected: "object" } }],
    });
  }
  return body as Record<string, unknown>;
}

async function readUpTo(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > BODY_LIMIT) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return join(chunks, size);
}

function join(chunks: Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function tooLarge(): Failure {
  return new Failure("too_large", "too_large", { params: { maximum: BODY_LIMIT } });
}

/** `application/json` or `…+json`; JSON on the wire is UTF-8 (RFC 8259, 8.1). */
function isJson(type: string): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type.trim());
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Failure("invalid", "bad_encoding");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure("invalid", "bad_json");
  }
}
