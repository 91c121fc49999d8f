import type { Random } from "./random.ts";
import type { Language } from "./words.ts";

export type Currency = "TRY" | "EUR" | "USD";

/** A deal an agency sells, with what it costs at least and at most, in whole lira. */
export type DealTitle = { title: string; lira: readonly [from: number, to: number] };

export function dealTitles(language: Language): readonly DealTitle[] {
  return deals.map(([tr, en, from, to]) => ({ title: language === "tr" ? tr : en, lira: [from, to] }));
}

/** A price for a deal in minor units, rounded as an offer would be. */
export function dealAmount(r: Random, deal: DealTitle, currency: Currency): number {
  const [from, to] = deal.lira;
  const price = (from + r.next() ** 1.6 * (to - from)) / rate[currency];
  const step = currency === "TRY" ? (price < 50_000 ? 500 : 2_500) : 50;
  return Math.max(step, Math.round(price / step) * step) * 100;
}

// Round figures of late 2026, for amounts that look right; nothing is converted with them.
const rate: Record<Currency, number> = { TRY: 1, EUR: 55, USD: 47 };

const deals: readonly (readonly [tr: string, en: string, from: number, to: number])[] = [
  ["Landing + SEO paketi", "Landing page + SEO package", 45_000, 160_000],
  ["Meta reklam yönetimi (6 ay)", "Meta ads management (6 months)", 90_000, 360_000],
  ["Google Ads yönetimi (yıllık)", "Google Ads management (yearly)", 150_000, 600_000],
  ["Kurumsal web sitesi", "Corporate website", 80_000, 350_000],
  ["E-ticaret altyapısı kurulumu", "E-commerce platform setup", 180_000, 900_000],
  ["Sosyal medya yönetimi (yıllık)", "Social media management (yearly)", 180_000, 720_000],
  ["Logo ve kurumsal kimlik", "Logo and brand identity", 35_000, 180_000],
  ["SEO danışmanlığı (12 ay)", "SEO consulting (12 months)", 180_000, 540_000],
  ["Hosting ve bakım yenileme", "Hosting and maintenance renewal", 12_000, 60_000],
  ["Mobil uygulama, 1. faz", "Mobile app, phase 1", 450_000, 2_400_000],
  ["Ürün fotoğraf çekimi", "Product photo shoot", 25_000, 120_000],
  ["Tanıtım filmi", "Promotional film", 120_000, 650_000],
  ["Web sitesi yenileme", "Website redesign", 90_000, 420_000],
  ["İngilizce ve Almanca site çevirisi", "English and German site translation", 30_000, 140_000],
  ["Pazaryeri entegrasyonu", "Marketplace integration", 60_000, 280_000],
  ["Aylık içerik paketi (12 blog yazısı)", "Monthly content package (12 posts)", 24_000, 96_000],
  ["E-posta pazarlama kurulumu", "E-mail marketing setup", 40_000, 150_000],
  ["Influencer kampanyası", "Influencer campaign", 150_000, 1_200_000],
  ["Ambalaj tasarımı", "Packaging design", 40_000, 220_000],
  ["Katalog tasarımı ve baskı", "Catalogue design and print", 50_000, 260_000],
  ["Online randevu modülü", "Online booking module", 45_000, 190_000],
  ["Fuar standı ve dijital ekran", "Trade fair stand and screens", 140_000, 700_000],
  ["KVKK ve çerez uyumu", "Privacy and cookie compliance", 20_000, 80_000],
  ["Site hızlandırma", "Site speed-up", 18_000, 90_000],
  ["Yapay zekâ destekli sohbet kurulumu", "AI chat setup", 60_000, 320_000],
];
