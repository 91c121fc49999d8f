import type { Module } from "#worker/kernel/module.ts";
import { computeRecords } from "./computed/compute-records.ts";
import { previewFormula } from "./computed/preview-formula.ts";
import { createObject } from "./create-object.ts";
import { deleteObject } from "./delete-object.ts";
import { archiveField } from "./fields/archive-field.ts";
import { clearRecords } from "./fields/clear-records.ts";
import { createField } from "./fields/create-field.ts";
import { fieldUsage } from "./fields/field-usage.ts";
import { getField } from "./fields/get-field.ts";
import { listFields } from "./fields/list-fields.ts";
import { removeField } from "./fields/remove-field.ts";
import { reorderFields } from "./fields/reorder-fields.ts";
import { restoreField } from "./fields/restore-field.ts";
import { updateField } from "./fields/update-field.ts";
import { getObject } from "./get-object.ts";
import { changeKind } from "./kinds/change-kind.ts";
import { changeRecords } from "./kinds/change-records.ts";
import { previewKind } from "./kinds/preview-kind.ts";
import { getLayout } from "./layouts/get-layout.ts";
import { RECORD_LAYOUT } from "./layouts/options.ts";
import { resetLayout } from "./layouts/reset-layout.ts";
import { saveLayout } from "./layouts/save-layout.ts";
import { listObjects } from "./list-objects.ts";
import { archiveRecord } from "./records/archive-record.ts";
import { recordsBulk } from "./records/bulk.ts";
import { createRecord } from "./records/create-record.ts";
import { deleteRecord } from "./records/delete-record.ts";
import { recordsDuplicates } from "./records/duplicates.ts";
import { recordsExport } from "./records/export.ts";
import { getRecord } from "./records/get-record.ts";
import { recordsImport } from "./records/import.ts";
import { listRecords } from "./records/list-records.ts";
import * as records from "./records/repository.ts";
import { restoreRecord } from "./records/restore-record.ts";
import { recordTimeline } from "./records/timeline/record-timeline.ts";
import { updateRecord } from "./records/update-record.ts";
import { updateObject } from "./update-object.ts";

/** What an agency makes of its records: fields of its own on ours, objects of its own with their records. */
export const objectsModule: Module = {
  name: "objects",
  bulk: { records: recordsBulk },
  imports: { records: recordsImport },
  duplicates: { records: recordsDuplicates },
  exports: { records: recordsExport },
  layouts: { records: RECORD_LAYOUT },
  operations: [
    listObjects,
    getObject,
    createObject,
    updateObject,
    deleteObject,
    listFields,
    getField,
    createField,
    updateField,
    archiveField,
    restoreField,
    removeField,
    reorderFields,
    fieldUsage,
    getLayout,
    saveLayout,
    resetLayout,
    previewKind,
    changeKind,
    previewFormula,
    listRecords,
    getRecord,
    createRecord,
    updateRecord,
    archiveRecord,
    restoreRecord,
    deleteRecord,
    recordTimeline,
  ],
  ownObjects: records.kind,
  jobs: [computeRecords, clearRecords, changeRecords],
  permissions: [{ name: "fields:write", scoped: false, defaults: {} }],
};
