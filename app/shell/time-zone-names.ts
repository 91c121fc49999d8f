import type { Language } from "#messages";

/**
 * The cities of time zones where a language calls them other than the zone's id does. `Intl` knows no cities; after CLDR's
 * "exemplar cities" (cldr-dates-full, timeZoneNames).
 */
export const CITIES: Record<Language, Readonly<Record<string, string>>> = {
  tr: named(`Europe/Istanbul İstanbul|Europe/Athens Atina|Europe/Belgrade Belgrad|Europe/Brussels Brüksel
    Europe/Bucharest Bükreş|Europe/Budapest Budapeşte|Europe/Busingen Büsingen|Europe/Chisinau Kişinev
    Europe/Copenhagen Kopenhag|Europe/Gibraltar Cebelitarık|Europe/Isle_of_Man Man Adası|Europe/Kyiv Kiev
    Europe/Lisbon Lizbon|Europe/London Londra|Europe/Luxembourg Lüksemburg|Europe/Monaco Monako|Europe/Moscow Moskova
    Europe/Podgorica Podgoritsa|Europe/Prague Prag|Europe/Rome Roma|Europe/Sarajevo Saraybosna|Europe/Skopje Üsküp
    Europe/Sofia Sofya|Europe/Tirane Tiran|Europe/Vatican Vatikan|Europe/Vienna Viyana|Europe/Warsaw Varşova
    Europe/Zurich Zürih|Europe/Astrakhan Astrahan|Asia/Almaty Almatı|Asia/Aqtau Aktav|Asia/Aqtobe Aktöbe
    Asia/Ashgabat Aşkabat|Asia/Baghdad Bağdat|Asia/Bahrain Bahreyn|Asia/Baku Bakü|Asia/Beirut Beyrut|Asia/Bishkek Bişkek
    Asia/Brunei Bruney|Asia/Calcutta Kalküta|Asia/Kolkata Kalküta|Asia/Chita Çita|Asia/Colombo Kolombo|Asia/Damascus Şam
    Asia/Dhaka Dakka|Asia/Dushanbe Duşanbe|Asia/Famagusta Gazimağusa|Asia/Gaza Gazze|Asia/Hebron El Halil
    Asia/Jakarta Cakarta|Asia/Jerusalem Kudüs|Asia/Kabul Kabil|Asia/Kamchatka Kamçatka|Asia/Karachi Karaçi
    Asia/Khandyga Handiga|Asia/Kuwait Kuveyt|Asia/Macau Makao|Asia/Muscat Maskat|Asia/Nicosia Lefkoşa|Asia/Qatar Katar
    Asia/Qostanay Kostanay|Asia/Qyzylorda Kızılorda|Asia/Rangoon Yangon|Asia/Riyadh Riyad|Asia/Saigon Ho Chi Minh
    Asia/Sakhalin Sahalin|Asia/Samarkand Semerkant|Asia/Seoul Seul|Asia/Shanghai Şanghay|Asia/Singapore Singapur
    Asia/Tashkent Taşkent|Asia/Tbilisi Tiflis|Asia/Tehran Tahran|Asia/Ulaanbaatar Ulan Batur|Asia/Urumqi Urumçi
    Asia/Yerevan Erivan|Africa/Accra Akra|Africa/Algiers Cezayir|Africa/Cairo Kahire|Africa/Casablanca Kazablanka
    Africa/Ceuta Septe|Africa/Dar_es_Salaam Darüsselam|Africa/Djibouti Cibuti|Africa/El_Aaiun Layun|Africa/Khartoum Hartum
    Africa/Mogadishu Mogadişu|Africa/Nouakchott Nuakşot|Africa/Tripoli Trablus|America/Dominica Dominika
    America/Guadeloupe Guadalup|America/Jamaica Jamaika|America/Martinique Martinik|America/Mexico_City Meksiko
    America/Puerto_Rico Porto Riko|America/Sao_Paulo São Paulo|Atlantic/Azores Azor Adaları|Atlantic/Canary Kanarya Adaları
    Atlantic/Cape_Verde Yeşil Burun|Atlantic/Faeroe Faroe Adaları|Atlantic/South_Georgia Güney Georgia
    Australia/Sydney Sidney|Indian/Comoro Komorlar|Indian/Maldives Maldivler|Pacific/Easter Paskalya Adası
    Pacific/Marquesas Markiz Adaları`),
  en: named(`Asia/Calcutta Kolkata|Asia/Katmandu Kathmandu|Asia/Rangoon Yangon|Asia/Saigon Ho Chi Minh City
    Europe/Kiev Kyiv|Europe/Tirane Tirana|America/Sao_Paulo São Paulo|America/Bogota Bogotá|Atlantic/Faeroe Faroe Islands`),
};

/** The first part of a zone's id: where it lies. */
export const AREAS: Record<Language, Readonly<Record<string, string>>> = {
  tr: {
    Africa: "Afrika",
    America: "Amerika",
    Antarctica: "Antarktika",
    Arctic: "Arktik",
    Asia: "Asya",
    Atlantic: "Atlas Okyanusu",
    Australia: "Avustralya",
    Europe: "Avrupa",
    Indian: "Hint Okyanusu",
    Pacific: "Büyük Okyanus",
  },
  en: { Atlantic: "Atlantic Ocean", Indian: "Indian Ocean", Pacific: "Pacific Ocean" },
};

function named(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines.split(/[|\n]/).map((line) => {
      const [zone = "", ...name] = line.trim().split(" ");
      return [zone, name.join(" ")];
    }),
  );
}
