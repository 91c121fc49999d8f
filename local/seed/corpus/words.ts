import { type Random, weighted } from "./random.ts";

export type Language = "tr" | "en";

/** How a customer came to an agency. */
export function source(r: Random, language: Language): string {
  return sources[language](r);
}

/** None to three different tags. */
export function tags(r: Random, language: Language): string[] {
  const count = howMany(r);
  const found = new Set<string>();
  while (found.size < count) found.add(tag[language](r));
  return [...found];
}

/** What a person does in a company. */
export function jobTitle(r: Random, language: Language): string {
  return r.pick(titles[language]);
}

/** Why a deal was lost. */
export function lostReasons(language: Language): readonly string[] {
  return reasons[language];
}

const howMany = weighted([
  [0, 30],
  [1, 40],
  [2, 22],
  [3, 8],
]);
const sources = {
  tr: weighted([
    ["Referans", 34],
    ["Web sitesi", 22],
    ["Instagram", 12],
    ["Google", 12],
    ["Meta reklam", 8],
    ["Fuar", 4],
    ["Telefon", 4],
    ["LinkedIn", 3],
    ["Eski müşteri", 1],
  ]),
  en: weighted([
    ["Referral", 34],
    ["Website", 22],
    ["Instagram", 12],
    ["Google", 12],
    ["Meta ads", 8],
    ["Trade fair", 4],
    ["Phone", 4],
    ["LinkedIn", 3],
    ["Former client", 1],
  ]),
};
const tag = {
  tr: weighted([
    ["SEO", 20],
    ["Hosting", 16],
    ["Meta reklam", 15],
    ["E-ticaret", 13],
    ["Google Ads", 12],
    ["Web tasarım", 12],
    ["Sosyal medya", 11],
    ["Bakım sözleşmesi", 8],
    ["VIP", 5],
    ["Tahsilat", 5],
    ["Kurumsal kimlik", 4],
    ["Yenileme", 4],
    ["İhracatçı", 3],
    ["Bayi", 2],
  ]),
  en: weighted([
    ["SEO", 20],
    ["Hosting", 16],
    ["Meta ads", 15],
    ["E-commerce", 13],
    ["Google Ads", 12],
    ["Web design", 12],
    ["Social media", 11],
    ["Care plan", 8],
    ["VIP", 5],
    ["Collections", 5],
    ["Branding", 4],
    ["Renewal", 4],
    ["Exporter", 3],
    ["Reseller", 2],
  ]),
};
const titles = {
  tr: `Kurucu,Ortak,Genel Müdür,Genel Müdür Yardımcısı,Pazarlama Müdürü,Pazarlama Uzmanı,Dijital Pazarlama Yöneticisi,
E-ticaret Yöneticisi,Satış Müdürü,Satın Alma Sorumlusu,Muhasebe Müdürü,Mali İşler Sorumlusu,Kurumsal İletişim Uzmanı,
İnsan Kaynakları Müdürü,Bilgi İşlem Sorumlusu,Marka Yöneticisi,Operasyon Müdürü,Yönetici Asistanı,İşletme Müdürü,Mimar`.split(
    /,\s*/,
  ),
  en: `Founder,Partner,Managing Director,Deputy Managing Director,Marketing Manager,Marketing Specialist,Head of Digital,
E-commerce Manager,Sales Manager,Purchasing Officer,Accounting Manager,Finance Officer,Communications Specialist,HR Manager,
IT Manager,Brand Manager,Operations Manager,Executive Assistant,Store Manager,Architect`.split(/,\s*/),
};
const reasons = {
  tr: [
    "Fiyat yüksek bulundu",
    "Bütçe ertelendi",
    "Rakip ajansı seçti",
    "Cevap vermedi",
    "İşi kendi ekibiyle yapacak",
    "Kapsam dışı istek",
    "Teslim tarihi uymadı",
    "Yönetim değişti",
    "Mükerrer kayıt",
  ],
  en: [
    "Price too high",
    "Budget postponed",
    "Chose another agency",
    "Stopped answering",
    "Doing it in-house",
    "Out of scope",
    "Timeline did not fit",
    "Change of management",
    "Duplicate entry",
  ],
};
