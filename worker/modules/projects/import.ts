import type { Importable } from "#worker/kernel/importable.ts";
import { createProject } from "./create-project.ts";
import { deleteProject } from "./delete-project.ts";
import { PROJECT_STATUSES } from "./options.ts";

const words: Record<(typeof PROJECT_STATUSES)[number], readonly string[]> = {
  planned: [
    ...["planlandi", "planlaniyor", "baslamadi", "yeni", "taslak"],
    ...["planned", "planning", "not started", "new", "draft", "to do", "backlog"],
  ],
  active: [
    ...["suruyor", "devam ediyor", "aktif", "acik", "basladi", "yapiliyor"],
    ...["active", "in progress", "open", "started", "ongoing", "on track", "doing"],
  ],
  on_hold: ["beklemede", "durduruldu", "askida", "ertelendi", "on hold", "paused", "waiting", "deferred"],
  done: [
    ...["tamamlandi", "bitti", "teslim edildi", "kapandi", "kapali"],
    ...["done", "completed", "complete", "closed", "finished", "delivered"],
  ],
  cancelled: ["iptal edildi", "iptal", "vazgecildi", "cancelled", "canceled", "abandoned"],
};

/** How projects come out of a file. Headings are those of Pipedrive, Zoho, Bitrix24, Asana and plain spreadsheets. */
export const projectsImport: Importable = {
  create: createProject,
  remove: deleteProject,
  words: "projects",
  targets: [
    {
      name: "name",
      kind: "text",
      required: true,
      aliases: [
        ...["proje", "proje adi", "proje basligi", "adi", "isim", "baslik", "konu", "is", "is adi"],
        ...["name", "project", "project name", "project title", "title"],
      ],
    },
    {
      name: "customerId",
      kind: "relation",
      object: "customers",
      required: true,
      aliases: [
        ...["musteri adi", "firma", "firma adi", "sirket", "sirket adi", "cari", "cari adi", "unvan", "kisi"],
        ...["customer", "customer name", "client", "client name", "company", "company name", "organization"],
        ...["account", "account name", "contact", "contact name", "contact person", "associated company"],
      ],
    },
    {
      name: "status",
      kind: "select",
      choices: PROJECT_STATUSES.flatMap((value) => words[value].map((label) => ({ value, label }))),
      aliases: ["durumu", "proje durumu", "asama", "asamasi", "status", "project status", "state", "phase"],
    },
    {
      name: "startsOn",
      kind: "date",
      aliases: [
        ...["baslangic tarihi", "baslama tarihi", "basladigi tarih", "proje baslangici"],
        ...["start", "start date", "starts on", "started on", "begin date"],
      ],
    },
    {
      name: "endsOn",
      kind: "date",
      aliases: [
        ...["bitis tarihi", "teslim tarihi", "termin", "termin tarihi", "son tarih", "proje bitisi"],
        ...["end", "end date", "ends on", "due date", "due", "deadline", "finish date", "target date"],
      ],
    },
    {
      name: "ownerId",
      kind: "person",
      aliases: [
        ...["sorumlu kisi", "proje sorumlusu", "proje yoneticisi", "temsilci", "yonetici"],
        ...["owner", "project owner", "project manager", "manager", "responsible", "responsible person", "assigned to"],
      ],
    },
  ],
};
