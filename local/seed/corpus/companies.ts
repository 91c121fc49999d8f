import { slugify } from "#worker/kernel/text.ts";
import { landline, mobile, vkn } from "./contacts.ts";
import { lastName } from "./names.ts";
import { place, street } from "./places.ts";
import { type Random, random, weighted } from "./random.ts";
import { type Language, source, tags } from "./words.ts";

/** `domain` is reserved (.example); phones are E.164; `taxNumber` is a valid VKN. */
export type CompanySample = {
  kind: "company";
  name: string;
  domain: string;
  email: string;
  phones: string[];
  taxNumber: string | null;
  taxOffice: string | null;
  province: string;
  district: string;
  street: string;
  source: string;
  tags: string[];
};

/** The same companies for the same seed; a shorter list is the beginning of a longer one. */
export function companies(n: number, seed: number, language: Language = "tr"): CompanySample[] {
  const r = random(seed);
  const taken = new Set<string>();
  return Array.from({ length: n }, () => company(r, language, taken));
}

/** A company's name alone, with the brand in it: `{ name: "Yücel Gıda San. ve Tic. A.Ş.", brand: "Yücel Gıda" }`. */
export function companyName(r: Random): { name: string; brand: string } {
  const brand = `${r.chance(0.45) ? lastName(r) : r.pick(brands)} ${sector(r)}`;
  return { name: unincorporated.test(brand) ? brand : brand + suffix(r), brand };
}

function company(r: Random, language: Language, taken: Set<string>): CompanySample {
  const { name, brand } = companyName(r);
  const at = place(r);
  const slug = free(slugify(brand.split(" ").slice(0, 3).join("-"), 40), taken);
  const domain = `${slug}.example`;
  return {
    kind: "company",
    name,
    domain,
    email: `${r.pick(mailboxes)}@${domain}`,
    phones: [landline(r, at.area), ...(r.chance(0.35) ? [mobile(r)] : [])],
    taxNumber: r.chance(0.8) ? vkn(r) : null,
    taxOffice: r.chance(0.7) ? at.district : null,
    province: at.province,
    district: at.district,
    street: street(r),
    source: source(r, language),
    tags: tags(r, language),
  };
}

function free(slug: string, taken: Set<string>): string {
  let found = slug;
  for (let i = 2; taken.has(found); i++) found = `${slug}-${i}`;
  taken.add(found);
  return found;
}

const mailboxes = ["info", "info", "info", "iletisim", "muhasebe", "satis", "pazarlama", "bilgi"];
const unincorporated = /(Bürosu|Kulübü|Pet Shop|Çiçekçilik|Merkezi|Kahve|Restoran)$/;
const suffix = weighted([
  ["", 42],
  [" Ltd. Şti.", 24],
  [" San. ve Tic. Ltd. Şti.", 14],
  [" A.Ş.", 10],
  [" San. ve Tic. A.Ş.", 8],
  [" Anonim Şirketi", 2],
]);
const sector = weighted([
  ["Mimarlık", 5],
  ["Gıda", 8],
  ["İnşaat", 9],
  ["Tekstil", 6],
  ["Mobilya", 5],
  ["Otomotiv", 5],
  ["Turizm", 5],
  ["Lojistik", 4],
  ["Yazılım", 4],
  ["Danışmanlık", 4],
  ["Diş Polikliniği", 4],
  ["Hukuk Bürosu", 3],
  ["Emlak", 4],
  ["Kozmetik", 4],
  ["Kuyumculuk", 2],
  ["Eğitim Kurumları", 3],
  ["Sağlık Hizmetleri", 3],
  ["Makina", 4],
  ["Elektronik", 3],
  ["Enerji", 3],
  ["Tarım Ürünleri", 3],
  ["Zeytinyağı", 2],
  ["Kahve", 2],
  ["Butik Otel", 2],
  ["Restoran", 3],
  ["Spor Kulübü", 1],
  ["Matbaacılık", 2],
  ["Ambalaj", 3],
  ["Pet Shop", 1],
  ["Çiçekçilik", 1],
  ["Güzellik Merkezi", 2],
  ["Sigorta Aracılık", 2],
  ["Peyzaj", 1],
  ["Isı Sistemleri", 1],
]);
const brands =
  `Bosphorus,Anadolu,Ege,Toros,Uludağ,Boğaziçi,Marmara,Kuzey,Güney,Doğa,Işık,Yıldız,Çınar,Ihlamur,Zeytin,Lale,Mavi,Turkuaz,Altın,
Gümüş,Nokta,Vizyon,Öncü,Başak,Güneş,Ay,Pusula,Yelken,Fener,Kale,Köprü,Kapadokya,Likya,İyonya,Truva,Efes,Hitit,Selçuklu,Şehir,
Yeni Çağ,Ilgaz,Iğdır,Kaçkar,Ağrı Dağı,Ölçek,Üçgen,Dört Mevsim,Birlik,Özgün,Şafak,Ufuk,Rota,Atölye,Usta,Hazar,Tuna,Meriç,Dicle`.split(
    /,\s*/,
  );
