import { districtsOf, provinces } from "#worker/modules/customers/places/options.ts";
import { type Random, weighted } from "./random.ts";

export type Place = { province: string; district: string; area: string };

/** Where somebody lives: provinces by population, large districts too; with the area code of its land lines. */
export function place(r: Random): Place {
  const { code, name, district } = province(r);
  const found = district(r);
  return { province: name, district: found, area: code === "34" && asia.has(found) ? "216" : (areas[code] ?? "212") };
}

/** A street address without its district. */
export function street(r: Random): string {
  const kind = r.chance(0.55) ? "Cad." : "Sok.";
  const flat = r.chance(0.6) ? ` D:${r.int(1, 24)}` : "";
  return `${r.pick(quarters)} Mah. ${r.pick(streets)} ${kind} No:${r.int(1, 180)}${r.chance(0.15) ? "/A" : ""}${flat}`;
}

// Plate: area code, population in thousands (address register, 2023, rounded).
const table = `01:322:2270 02:416:604 03:272:751 04:472:511 05:358:339 06:312:5803 07:242:2696 08:466:172 09:256:1161 10:266:1273
11:228:228 12:426:285 13:434:359 14:374:324 15:248:277 16:224:3214 17:286:570 18:376:205 19:364:528 20:258:1059
21:412:1818 22:284:419 23:424:604 24:446:243 25:442:749 26:222:915 27:342:2164 28:454:461 29:456:148 30:438:287
31:326:1544 32:246:449 33:324:1938 34:212:15655 35:232:4479 36:474:278 37:366:388 38:352:1445 39:288:377 40:386:247
41:262:2102 42:332:2320 43:274:575 44:422:742 45:236:1475 46:344:1116 47:482:888 48:252:1066 49:436:392 50:384:315
51:388:377 52:452:775 53:464:350 54:264:1098 55:362:1377 56:484:347 57:368:229 58:346:650 59:282:1167 60:356:606
61:462:824 62:428:89 63:414:2213 64:276:377 65:432:1127 66:354:420 67:372:591 68:382:438 69:458:86 70:338:262
71:318:283 72:488:647 73:486:570 74:378:207 75:478:92 76:476:209 77:226:304 78:370:255 79:348:155 80:328:557 81:380:409`;
const rows = table.split(/\s+/).map((row) => row.split(":"));
const areas: Record<string, string> = Object.fromEntries(rows.map(([code = "", area = ""]) => [code, area]));

// Thousands. A district that is not here counts 25, a provincial centre 120.
const large: Record<string, string> = {
  "34": `Esenyurt 979, Küçükçekmece 792, Pendik 743, Ümraniye 724, Bağcılar 719, Bahçelievler 575, Sultangazi 532, Maltepe 524,
Üsküdar 517, Başakşehir 514, Sancaktepe 502, Gaziosmanpaşa 479, Kartal 475, Kadıköy 467, Kağıthane 445, Avcılar 440,
Esenler 427, Eyüpsultan 420, Beylikdüzü 415, Ataşehir 414, Sultanbeyli 369, Fatih 356, Sarıyer 344, Arnavutköy 337,
Çekmeköy 306, Tuzla 293, Büyükçekmece 280, Zeytinburnu 279, Bayrampaşa 268, Güngören 264, Şişli 264, Beykoz 245,
Silivri 222, Bakırköy 219, Beyoğlu 218, Beşiktaş 169, Çatalca 80, Şile 48, Adalar 16`,
  "06": `Çankaya 938, Keçiören 932, Yenimahalle 704, Mamak 687, Etimesgut 614, Sincan 580, Altındağ 407, Pursaklar 163,
Gölbaşı 160, Polatlı 130, Çubuk 97, Kahramankazan 60, Beypazarı 48`,
  "35": `Buca 523, Karabağlar 478, Bornova 451, Karşıyaka 346, Konak 332, Bayraklı 303, Çiğli 217, Torbalı 210, Menemen 204,
Gaziemir 138, Ödemiş 132, Kemalpaşa 117, Menderes 108, Bergama 106, Aliağa 105, Balçova 80, Urla 75, Çeşme 49`,
  "16": "Osmangazi 886, Yıldırım 654, Nilüfer 550, İnegöl 304, Gemlik 123, Mudanya 110, Gürsu 102, Karacabey 85",
  "07": "Kepez 623, Muratpaşa 526, Alanya 364, Manavgat 261, Konyaaltı 216, Serik 145, Döşemealtı 86, Kemer 49",
  "01": "Seyhan 786, Yüreğir 407, Çukurova 396, Sarıçam 218, Ceyhan 160, Kozan 134",
  "27": "Şahinbey 948, Şehitkamil 868, Nizip 147, İslahiye 70",
  "41": "Gebze 410, İzmit 376, Darıca 230, Körfez 180, Gölcük 178, Çayırova 154, Derince 148, Kartepe 136, Başiskele 124",
  "42": "Selçuklu 697, Karatay 382, Meram 347, Ereğli 153, Akşehir 93",
  "48": "Bodrum 198, Fethiye 181, Milas 147, Menteşe 118, Marmaris 98",
};
const asia = new Set(
  "Adalar Ataşehir Beykoz Çekmeköy Kadıköy Kartal Maltepe Pendik Sancaktepe Sultanbeyli Şile Tuzla Ümraniye Üsküdar".split(
    " ",
  ),
);

const province = weighted(
  provinces().map(({ code, name }) => {
    const people = rows.find(([plate]) => plate === code)?.[2] ?? "1";
    return [{ code, name, district: districtPicker(code) }, Number(people)] as const;
  }),
);

function districtPicker(code: string): (r: Random) => string {
  const entries = (large[code] ?? "").split(/,\s+/).map((entry) => entry.split(/ (?=\d)/));
  const known = new Map(entries.map(([name = "", people]) => [name, people]));
  return weighted(districtsOf(code).map((name) => [name, Number(known.get(name) ?? (name === "Merkez" ? 120 : 25))]));
}

const quarters =
  `Cumhuriyet,Atatürk,Fatih,Yeni,Bahçelievler,İstiklal,Hürriyet,Barbaros,Mimar Sinan,Gazi,Zafer,Yıldız,Çamlık,Esentepe,
Caferağa,Kızılay,Alsancak,Işıklar,Güzelyalı,Yeşilyurt,Orta,Şirinyer,Ihlamurkuyu,Göztepe,Sanayi,Karşıyaka,Çarşı`.split(
    /,\s*/,
  );
const streets =
  `Atatürk,İnönü,Cumhuriyet,Gazi Mustafa Kemal,İstiklal,Bağdat,Lale,Menekşe,Çınar,Ihlamur,Şehit Ömer Halisdemir,Fevzi Çakmak,
Kâzım Karabekir,Mevlâna,Yunus Emre,Barış,Gül,Zambak,Okul,Çeşme,Değirmen,Büyükdere,Halaskargazi,Kıbrıs Şehitleri,Tunalı Hilmi`.split(
    /,\s*/,
  );
