import { Unzip, UnzipInflate } from "fflate";
import { Failure } from "#worker/kernel/errors.ts";
import { MOST_UNPACKED } from "../options.ts";
import { dateStyles, rowsIn, sharedStrings } from "./sheet-xml.ts";
import type { Source } from "./source.ts";

const ABOUT = /^xl\/(sharedStrings|styles|workbook)\.xml$/;
const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;
/** In small pieces, so that a bomb is seen before a megabyte of it has become a gigabyte. */
const PIECE = 16 * 1024;

/**
 * The first sheet of an Office Open XML workbook (ECMA-376), read twice: its texts and formats, then its rows as they are
 * unpacked. What grows beyond a bound is refused as a bomb, whatever the file's directory claims. Fails with
 * `imports.not_a_workbook`, `imports.bomb`.
 */
export async function* readXlsx(open: () => Promise<ReadableStream<Uint8Array>>): Source {
  const about: Record<string, string> = {};
  const sheets = new Set<string>();
  for await (const { name, text } of unpacked(await open(), (name) => {
    if (SHEET.test(name)) sheets.add(name);
    return ABOUT.test(name);
  }))
    about[name] = (about[name] ?? "") + text;
  const [first] = [...sheets].sort((one, other) => number(one) - number(other));
  if (!first) throw new Failure("invalid", "imports.not_a_workbook");
  const book = {
    strings: sharedStrings(about["xl/sharedStrings.xml"] ?? ""),
    styles: dateStyles(about["xl/styles.xml"] ?? ""),
    since1904: /date1904="(1|true)"/.test(about["xl/workbook.xml"] ?? ""),
  };
  const rows = rowsIn(book);
  for await (const { text } of unpacked(await open(), (name) => name === first)) yield* rows(text);
  return { kind: "xlsx" };
}

type Part = { name: string; text: string };

async function* unpacked(body: ReadableStream<Uint8Array>, wanted: (name: string) => boolean): AsyncGenerator<Part> {
  const state: { size: number; failed: unknown; ready: Part[] } = { size: 0, failed: undefined, ready: [] };
  const unzip = unzipInto(state, wanted);
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value = new Uint8Array() } = await reader.read();
      for (let at = 0; at < value.length; at += PIECE) {
        push(unzip, value.subarray(at, at + PIECE), false, state);
        yield* state.ready.splice(0);
      }
      if (!done) continue;
      push(unzip, new Uint8Array(), true, state);
      yield* state.ready.splice(0);
      return;
    }
  } finally {
    await reader.cancel();
  }
}

function unzipInto(state: { size: number; failed: unknown; ready: Part[] }, wanted: (name: string) => boolean): Unzip {
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    const decoder = new TextDecoder();
    file.ondata = (error, chunk) => {
      if (error) state.failed ??= error;
      if (state.failed) return;
      state.size += chunk.length;
      if (state.size > MOST_UNPACKED) {
        state.failed = new Failure("too_large", "imports.bomb");
        file.terminate();
      } else state.ready.push({ name: file.name, text: decoder.decode(chunk, { stream: true }) });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  return unzip;
}

function push(unzip: Unzip, bytes: Uint8Array, last: boolean, state: { failed: unknown }): void {
  try {
    unzip.push(bytes, last);
  } catch (error) {
    state.failed ??= error;
  }
  const { failed } = state;
  if (!failed) return;
  throw failed instanceof Failure ? failed : new Failure("invalid", "imports.not_a_workbook", { cause: failed });
}

function number(name: string): number {
  return Number(/\d+/.exec(name)?.[0]);
}
