import type { Exportable } from "#worker/kernel/exportable.ts";

/** How deals become rows of a file. */
export const dealsExport: Exportable = {
  right: () => "deals:read",
  words: "deals",
  columns: [
    { name: "name", kind: "text" },
    { name: "customerId", kind: "text", from: "customerName", shownAs: "customer" },
    { name: "pipelineId", kind: "text", from: "pipelineName", shownAs: "pipeline" },
    { name: "stageId", kind: "text", from: "stageName", shownAs: "stage" },
    { name: "status", kind: "choice" },
    { name: "amountMinor", kind: "money" },
    { name: "currency", kind: "text" },
    { name: "probability", kind: "number" },
    { name: "expectedClose", kind: "day" },
    { name: "ownerId", kind: "text", from: "ownerName", shownAs: "owner" },
    { name: "lostReasonId", kind: "text", from: "lostReasonName", shownAs: "lostReason" },
    { name: "closeNote", kind: "text" },
    { name: "enteredStageAt", kind: "moment", shownAs: "age" },
    { name: "closedAt", kind: "moment" },
    { name: "createdAt", kind: "moment" },
  ],
};
