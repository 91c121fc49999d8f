import { type Random, weighted } from "./random.ts";

/** A first and a last name, about as often as they occur. */
export function firstName(r: Random): string {
  return r.chance(0.5) ? woman(r) : man(r);
}

export function lastName(r: Random): string {
  return family(r);
}

// "Name weight", by rough order of the registry's published counts; what has no weight is rare.
const woman =
  list(`Fatma 60, Ayşe 55, Emine 42, Hatice 40, Zeynep 38, Elif 30, Meryem 18, Şerife 12, Zehra 15, Sultan 10,
Hanife 8, Merve 18, Havva 8, Zeliha 8, Esra 14, Fadime 6, Özlem 12, Hacer 7, Yasemin 11, Hülya 9, Cemile 5, Sevim 6,
Gülsüm 5, Leyla 7, Dilek 8, Büşra 11, Kübra 10, Songül 6, Sibel 8, Tuğba 8, Ebru 8, Gamze 7, Aslı 6, Ece 6, Ceren 6,
Işıl 4, Çiğdem 5, Şule 4, Ümmügülsüm, İpek 4, İrem 6, Derya 6, Deniz 4, Pınar 6, Seda 5, Selin 5, Sıla 4, Tuğçe 5,
Yağmur 4, Buse 4, Damla 4, Defne 5, Nehir 3, Asya 3, Naz 2, Melis 3, Öykü 3, Özge 5, Şeyma 5, Jale 2, Müjde 2, Hâle,
Lâle, Nigâr, Ayşe Nur 3, Elif Su 2, Fatma Betül, Gül 3, Gülşen 4, Nurgül 3, İclal, Iraz, Ilgın 2, Ezgi 4, Nazlı 3,
Burcu 6, Canan 4, Filiz 4, Nilüfer 3, Sevgi 4, Belgin 2, Zübeyde 2, Çağla 3, Tülay 3, Vildan 2, Rabia 4`);
const man =
  list(`Mehmet 70, Mustafa 60, Ahmet 52, Ali 48, Hüseyin 40, Hasan 38, İbrahim 32, İsmail 28, Osman 22, Yusuf 26,
Murat 24, Ömer 24, Ramazan 18, Halil 15, Süleyman 14, Abdullah 14, Mahmut 9, Recep 11, Salih 8, Fatih 13, Kadir 9,
Emre 15, Hakan 12, Adem 8, Kemal 7, Yaşar 6, Bekir 6, Musa 5, Metin 7, Orhan 7, Serkan 8, Burak 10, Furkan 8, Gökhan 9,
Uğur 8, Yunus 7, Ercan 5, Erkan 5, Volkan 5, Onur 8, Barış 6, Cem 5, Kaan 6, Tolga 5, Deniz 3, Eren 6, Arda 5, Berk 5,
Çağrı 4, Doğukan 3, Şükrü 3, Ümit 5, Oğuz 4, Ozan 4, Sinan 5, Selim 4, Tuncay 3, Umut 5, Zafer 4, Güven 2, İlker 4,
Kâmil 2, Kâzım 2, Nâzım, Işık 2, Ilgaz, Engin 5, Levent 4, Okan 4, Özgür 5, Cengiz 4, Bülent 4, Şahin 3, Ferhat 4,
Mehmet Ali 6, Ali Rıza 3, Ahmet Emin 2, Hasan Hüseyin, Jankat, Veysel 3, Vedat 3, Gürkan 3, Çetin 2, İlhan 4, Tarık 3`);
const family =
  list(`Yılmaz 75, Kaya 52, Demir 48, Çelik 42, Şahin 40, Yıldız 39, Yıldırım 38, Öztürk 36, Aydın 34, Özdemir 30,
Arslan 29, Doğan 28, Kılıç 26, Aslan 24, Çetin 23, Kara 21, Koç 20, Kurt 20, Özkan 17, Şimşek 17, Polat 14, Korkmaz 13,
Özcan 12, Çakır 12, Erdoğan 12, Yavuz 11, Can 11, Acar 11, Şen 10, Aktaş 11, Güler 11, Yalçın 10, Güneş 9, Bozkurt 9,
Bulut 9, Keskin 8, Ünal 8, Turan 8, Gül 7, Özer 7, Işık 7, Kaplan 7, Avcı 7, Sarı 6, Tekin 6, Taş 6, Köse 6, Yüksel 6,
Ateş 6, Aksoy 6, Uçar 4, Ağaoğlu 2, Iğdır, Ilgın, Işıklar 2, Öz 3, Çiçek 5, Güngör 5, Uysal 4, Dağ 3, Ekinci 3,
Bayram 4, Tunç 4, Coşkun 5, Karaca 4, Toprak 3, Soylu 2, İnan 3, İpekçi 2, Çağlar 2, Gökçe 3, Sönmez 4, Ertuğrul 2,
Karadağ 4, Özgür 2, Sevinç 2, Başaran 2, Hacıoğlu 2, Kâhyaoğlu, Yücel 5, Oğuz 3, Dinçer 2, Varol 2, Baştürk 2, Peker 2,
Tüfekçi 2, Jandar, Şengül 3, Küçük 4, Büyükşahin, Akgün 4, Altın 3, Bilgiç 2, Demirci 4, Erbaş, Fidan 2, Gündüz 3`);

function list(text: string): (r: Random) => string {
  return weighted(
    text.split(/,\s+/).map((entry) => {
      const [, name = entry, weight = "1"] = /^(.+?)(?: (\d+))?$/.exec(entry) ?? [];
      return [name, Number(weight)] as const;
    }),
  );
}
