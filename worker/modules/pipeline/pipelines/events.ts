import type { NewEvent } from "#worker/kernel/events/event.ts";

export function pipelineCreated(id: string): NewEvent {
  return { name: "pipelines.created", subject: "pipelines", subjectId: id };
}

/** `fields` names what was changed; `stageIds` is another order. */
export function pipelineUpdated(id: string, fields: string[]): NewEvent {
  return { name: "pipelines.updated", subject: "pipelines", subjectId: id, payload: { fields } };
}

export function pipelineArchived(id: string): NewEvent {
  return { name: "pipelines.archived", subject: "pipelines", subjectId: id };
}

export function stageCreated(id: string, pipelineId: string): NewEvent {
  return { name: "stages.created", subject: "stages", subjectId: id, payload: { pipelineId } };
}

export function stageUpdated(id: string, fields: string[]): NewEvent {
  return { name: "stages.updated", subject: "stages", subjectId: id, payload: { fields } };
}

/** `moveTo` is the stage that took its deals. */
export function stageDeleted(id: string, moveTo: string | null): NewEvent {
  return { name: "stages.deleted", subject: "stages", subjectId: id, payload: { moveTo } };
}
