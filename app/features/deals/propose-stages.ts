import { foldText } from "#app/ui/fold-text.ts";

type Stage = { id: string; name: string };

/** For each stage of one pipeline that of another which most likely stands for it: of the same name, else as far on the way. */
export function proposeStages(from: readonly Stage[], to: readonly Stage[]): Record<string, string> {
  const named = new Map(to.map(({ id, name }) => [foldText(name), id]));
  return Object.fromEntries(
    from.flatMap(({ id, name }, at) => {
      const place = Math.round((at / Math.max(1, from.length - 1)) * (to.length - 1));
      const taker = named.get(foldText(name)) ?? to[place]?.id;
      return taker ? [[id, taker]] : [];
    }),
  );
}
