import type { Language } from "./words.ts";

/** What agency people note down about a customer. */
export function noteTexts(language: Language): readonly string[] {
  return notes.map(([tr, en]) => (language === "tr" ? tr : en));
}

const notes: readonly (readonly [tr: string, en: string])[] = [
  [
    "Telefonda görüştük. Bütçeyi yönetim kuruluna sunacaklar, haftaya salı tekrar arayacağım.",
    "Spoke on the phone. They will take the budget to the board; I will call again next Tuesday.",
  ],
  [
    "Mevcut siteleri WordPress, 6 yıldır güncellenmemiş. Yenileme + hosting birlikte teklif edilecek.",
    "Their site is WordPress, not updated for six years. Offer redesign and hosting together.",
  ],
  [
    "Karar verici Işıl Hanım. Muhasebe tarafı için Çağrı Bey ile yazışıyoruz.",
    "Işıl Hanım decides. For accounting we write to Çağrı Bey.",
  ],
  [
    "Fatura her ayın 5'inde kesilecek, ödeme vadesi 15 gün. KDV dahil konuşuldu.",
    "Invoice on the 5th of each month, 15 days to pay. The price includes VAT.",
  ],
  [
    "Rakip ajanstan da teklif almışlar, bizimki %12 yüksek. Kapsamı anlatmak lazım.",
    "They also have a rival's offer; ours is 12% higher. Explain the scope.",
  ],
  [
    "Instagram reklamlarından memnunlar. Ocakta bütçeyi 40.000 TL'ye çıkarmak istiyorlar.",
    "Happy with the Instagram ads. They want to raise the budget to 40,000 TL in January.",
  ],
  [
    "Logo vektörel değil, yeniden çizilecek. Kurumsal renk: lacivert ve turuncu.",
    "The logo is not a vector, it must be redrawn. Colours: navy and orange.",
  ],
  [
    "Toplantı ofislerinde yapıldı, kahve güzeldi :) Tasarım yönünü beğendiler.",
    "Met at their office, the coffee was good :) They like the design direction.",
  ],
  ["WhatsApp'tan yazınca daha hızlı dönüyor, e-postaya bakmıyor.", "Answers faster on WhatsApp, does not read e-mail."],
  [
    "Domain başka firmada kayıtlı. Transfer kodu istendi, bekliyoruz.",
    "The domain is registered elsewhere. Asked for the transfer code, waiting.",
  ],
  [
    "Ürün listesi Excel olarak geldi: 1.240 kalem, görseller eksik.",
    "Product list came as Excel: 1,240 items, images missing.",
  ],
  [
    "İhracat yapıyorlar, sitede Almanca ve Arapça da olsun istiyorlar.",
    "They export and want German and Arabic on the site too.",
  ],
  ["Ödeme gecikti. Ayın 20'sine kadar söz verdiler.", "Payment is late. They promised it by the 20th."],
  [
    "Yeni şube açıyorlar (Bornova), açılış için sosyal medya planı istendi.",
    "They open a new branch (Bornova) and asked for a social media plan.",
  ],
  [
    "Geçen yılki kampanya dönüş oranı %3,4. Hedef bu yıl %5.",
    "Last year's campaign converted 3.4%. This year's goal is 5%.",
  ],
  ["Sözleşme Mart sonunda bitiyor, yenileme konuşulacak.", "The contract ends in late March, talk about renewal."],
  ["Yalnızca öğleden sonra aranmak istiyor.", "Wants calls in the afternoon only."],
  [
    "Referansla geldi, Yücel Bey'in arkadaşı. İlk iş için indirim sözü verildi.",
    "Came by referral, a friend of Yücel Bey. Promised a discount on the first job.",
  ],
  [
    "Sunucu dün gece 20 dk kapalı kaldı, özür dilendi, sorun yok.",
    "The server was down for 20 minutes last night; we apologised, no hard feelings.",
  ],
  ["Şimdilik beklemedeyiz; bayramdan sonra tekrar görüşülecek.", "On hold for now; talk again after the holiday."],
];
