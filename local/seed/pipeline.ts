import { DAY, iso } from "./clock.ts";
import { lostReasons } from "./corpus/index.ts";
import type { Story } from "./story.ts";

export type Pipeline = { id: string; stages: string[]; reasons: string[] };

/** The pipeline with its stages, and the reasons for which deals are lost. */
export function addPipeline(story: Story): Pipeline {
  const { agency, clock, members } = story;
  const start = clock.now - 740 * DAY;
  const by = members[0]?.id ?? null;
  const stamps = { created_at: iso(start), updated_at: iso(start) };
  const words = text[agency.language];
  const pipeline = { id: story.id(start), stages: words.stages.map(() => story.id(start)), reasons: [] as string[] };
  story.add("pipelines", [{ by, id: pipeline.id, name: words.name, position: 0, ...stamps }]);
  story.add(
    "stages",
    words.stages.map((name, position) => ({
      by,
      id: pipeline.stages[position],
      pipeline_id: pipeline.id,
      name,
      probability: probabilities[position],
      rotting_days: patience[position],
      position,
      ...stamps,
    })),
  );
  const reasons = lostReasons(agency.language).map((name, position) => ({
    by,
    id: story.id(start),
    name,
    position,
    archived: false,
  }));
  story.add("lost_reasons", reasons);
  return { ...pipeline, reasons: reasons.map(({ id }) => id) };
}

const probabilities = [10, 30, 50, 75, 90];
const patience = [14, 14, 10, 10, 7];
const text = {
  tr: { name: "Yeni iş", stages: ["İlk temas", "Görüşme", "Teklif", "Pazarlık", "Sözleşme"] },
  en: { name: "New business", stages: ["Lead in", "Qualified", "Proposal", "Negotiation", "Contract"] },
};
