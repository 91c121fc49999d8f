import type { TaskPriority } from "../options.ts";

/** Headings of HubSpot, Pipedrive, Zoho, Bitrix24, Asana, Trello and plain spreadsheets, folded. */
export const ALIASES = {
  title: [
    ...[
      "gorev adi",
      "gorev basligi",
      "konu",
      "baslik",
      "yapilacak",
      "yapilacak is",
      "is",
      "aktivite",
      "etkinlik",
      "ad",
    ],
    ...[
      "title",
      "subject",
      "task",
      "task name",
      "task title",
      "task subject",
      "name",
      "card name",
      "activity",
      "to do",
    ],
  ],
  note: [
    ...["aciklama", "notlar", "detay", "detaylar", "icerik"],
    ...[
      "note",
      "notes",
      "description",
      "task notes",
      "task description",
      "card description",
      "body",
      "details",
      "public description",
    ],
  ],
  dueAt: [
    ...["bitis", "bitis tarihi", "teslim tarihi", "termin", "termin tarihi", "vade", "tarih", "son gun"],
    ...["due", "due date", "due on", "due time", "deadline", "due date and time", "date"],
  ],
  priority: ["oncelik derecesi", "onem", "onem derecesi", "aciliyet", "priority", "task priority", "importance"],
  ownerId: [
    ...["sorumlu", "sorumlu kisi", "atanan", "atanan kisi", "gorevli", "yapan", "kime", "temsilci"],
    ...["owner", "assignee", "assigned to", "assigned to user", "task owner", "responsible", "responsible person"],
    ...["activity assigned to user", "members"],
  ],
  customerId: [
    ...["musteri adi", "firma", "firma adi", "sirket", "sirket adi", "cari", "unvan", "ilgili kisi", "kisi"],
    ...[
      "customer",
      "customer name",
      "company",
      "associated company",
      "organization",
      "account",
      "account name",
      "client",
    ],
    ...["contact", "contact name", "associated contact", "contact person"],
  ],
  dealId: ["firsat adi", "anlasma", "anlasma adi", "deal", "deal name", "deal title", "associated deal", "opportunity"],
  projectId: ["proje adi", "project", "project name", "projects", "board", "board name"],
  status: [
    ...["gorev durumu", "durumu", "tamamlandi", "tamamlandi mi", "yapildi", "yapildi mi", "bitti", "bitti mi"],
    ...["status", "task status", "done", "completed", "is completed", "complete", "marked as done"],
  ],
  doneAt: [
    ...["tamamlanma tarihi", "tamamlandigi tarih", "yapildigi tarih", "bittigi tarih"],
    ...[
      "completed at",
      "completed on",
      "completion date",
      "date completed",
      "completed date",
      "closed time",
      "closed on",
    ],
    ...["marked as done time"],
  ],
  checklist: [
    "alt gorevler",
    "maddeler",
    "yapilacaklar listesi",
    "checklist",
    "checklists",
    "subtasks",
    "checklist items",
  ],
} as const satisfies Record<string, readonly string[]>;

export const STATUS_WORDS: Record<"open" | "done", readonly string[]> = {
  open: [
    ...["acik", "yapilacak", "bekliyor", "beklemede", "baslamadi", "devam ediyor", "suruyor", "yapiliyor", "ertelendi"],
    ...[
      "open",
      "to do",
      "todo",
      "not started",
      "in progress",
      "waiting",
      "waiting on someone else",
      "deferred",
      "pending",
    ],
    ...["hayir", "no", "n", "false", "0", "active"],
  ],
  done: [
    ...["tamamlandi", "tamam", "yapildi", "bitti", "kapandi", "kapali", "evet"],
    ...["done", "completed", "complete", "closed", "finished", "yes", "y", "true", "1", "x", "✓", "✔"],
  ],
};

export const PRIORITY_WORDS: Record<TaskPriority, readonly string[]> = {
  urgent: ["acil", "cok acil", "kritik", "cok yuksek", "urgent", "critical", "highest"],
  high: ["yuksek", "onemli", "high", "important"],
  normal: ["normal", "orta", "standart", "medium", "none", "default"],
  low: ["dusuk", "onemsiz", "low", "lowest"],
};
