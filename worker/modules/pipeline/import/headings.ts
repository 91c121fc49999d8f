import type { DEAL_STATUSES, ForecastCategory } from "../options.ts";

/** Headings of HubSpot, Pipedrive, Zoho, Bitrix24 and plain spreadsheets, folded. */
export const ALIASES = {
  name: [
    ...["firsat", "firsat adi", "anlasma", "anlasma adi", "is", "is adi", "konu", "baslik", "teklif adi", "satis adi"],
    ...["deal", "deal name", "deal title", "name", "title", "opportunity", "opportunity name", "lead title"],
  ],
  customerId: [
    ...[
      "musteri adi",
      "firma",
      "firma adi",
      "sirket",
      "sirket adi",
      "cari",
      "cari adi",
      "unvan",
      "kisi",
      "ilgili kisi",
    ],
    ...[
      "organization",
      "deal organization",
      "company",
      "associated company",
      "company name",
      "account",
      "account name",
    ],
    ...["customer", "customer name", "client", "contact", "contact name", "associated contact", "deal contact person"],
    ...["contact person", "person", "associated company primary"],
  ],
  amountMinor: [
    ...[
      "bedel",
      "deger",
      "fiyat",
      "toplam",
      "toplam tutar",
      "anlasma tutari",
      "firsat tutari",
      "teklif tutari",
      "ciro",
    ],
    ...["amount", "value", "deal value", "deal amount", "opportunity amount", "total", "price", "income"],
  ],
  currency: [
    "doviz",
    "doviz cinsi",
    "doviz turu",
    "kur",
    "currency",
    "deal currency",
    "currency of value",
    "deal currency code",
  ],
  pipelineId: [
    "pipeline",
    "satis sureci",
    "huni",
    "satis hunisi",
    "surec",
    "deal pipeline",
    "sales pipeline",
    "funnel",
  ],
  stageId: [
    ...["asama adi", "satis asamasi", "anlasma asamasi", "firsat asamasi", "evre", "kademe"],
    ...["stage", "deal stage", "sales stage", "pipeline stage", "deal pipeline stage", "opportunity stage"],
  ],
  status: [
    "sonuc",
    "durumu",
    "firsat durumu",
    "anlasma durumu",
    "status",
    "deal status",
    "outcome",
    "result",
    "is closed won",
  ],
  expectedClose: [
    ...["kapanis", "kapanis tarihi", "beklenen kapanis tarihi", "tahmini kapanis", "tahmini kapanis tarihi"],
    ...["close date", "closing date", "expected close date", "deal expected close date", "expected close", "end date"],
  ],
  openedAt: [
    ...[
      "acilis tarihi",
      "olusturma tarihi",
      "olusturulma tarihi",
      "olusturulma",
      "eklenme",
      "eklenme tarihi",
      "kayit tarihi",
    ],
    ...["baslangic tarihi", "create date", "created", "created at", "created on", "created time", "deal created"],
    ...["date created", "creation date", "start date"],
  ],
  closedAt: [
    ...["kapandigi tarih", "sonuclanma tarihi", "kazanilma tarihi", "kaybedilme tarihi", "gerceklesen kapanis"],
    ...[
      "closed at",
      "closed on",
      "closed date",
      "closed time",
      "deal closed on",
      "won time",
      "lost time",
      "deal won time",
    ],
    ...["deal lost time", "actual close date", "date closed"],
  ],
  ownerId: [
    ...["temsilci", "satis temsilcisi", "satisci", "sorumlu kisi", "firsat sahibi", "anlasma sahibi", "sahibi"],
    ...[
      "owner",
      "deal owner",
      "opportunity owner",
      "responsible",
      "responsible person",
      "assigned to",
      "sales rep",
      "salesperson",
    ],
  ],
  lostReasonId: [
    ...["kayip sebebi", "kaybetme nedeni", "kaybetme sebebi", "kaybedilme nedeni", "neden kaybedildi"],
    ...["lost reason", "deal lost reason", "closed lost reason", "reason for loss", "loss reason", "lost because"],
  ],
  winReasonId: [
    ...["kazanma sebebi", "kazanilma nedeni", "neden kazanildi"],
    ...["win reason", "won reason", "closed won reason", "reason for win"],
  ],
  competitorId: ["rakip firma", "rakipler", "competitor", "competitors", "main competitor", "lost to"],
  closeNote: ["kapanis notu", "sonuc notu", "closing note", "close note", "won lost note"],
  forecastCategory: ["tahmin kategorisi", "tahmin", "forecast category", "forecast"],
} as const satisfies Record<string, readonly string[]>;

export const STATUS_WORDS: Record<(typeof DEAL_STATUSES)[number], readonly string[]> = {
  open: [
    "acik",
    "acik firsat",
    "devam ediyor",
    "suruyor",
    "surec devam ediyor",
    "beklemede",
    "open",
    "in progress",
    "active",
  ],
  won: [
    ...["kazanildi", "kazanilan", "kazandi", "kazanc", "basarili", "kazanilarak kapandi", "satildi", "satis oldu"],
    ...["won", "closed won", "closedwon", "deal won", "close won", "won deal"],
  ],
  lost: [
    ...["kaybedildi", "kaybedilen", "kaybetti", "kayip", "basarisiz", "kaybedilerek kapandi", "olmadi"],
    ...["lost", "closed lost", "closedlost", "deal lost", "close lost", "lost deal", "closed lost to competition"],
  ],
};

export const CATEGORY_WORDS: Record<ForecastCategory, readonly string[]> = {
  pipeline: ["pipeline", "huni", "olasi"],
  best_case: ["best case", "en iyi ihtimal", "en iyi durum"],
  commit: ["commit", "taahhut", "kesin"],
  omitted: ["omitted", "not forecasted", "tahmin disi", "haric"],
};
