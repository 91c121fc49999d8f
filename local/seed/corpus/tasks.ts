import type { Language } from "./words.ts";

/** What agency people write on their task lists. */
export function taskTitles(language: Language): readonly string[] {
  return titles.map(([tr, en]) => (language === "tr" ? tr : en));
}

const titles: readonly (readonly [tr: string, en: string])[] = [
  ["Teklifi gönder", "Send the offer"],
  ["Teklif için geri ara", "Call back about the offer"],
  ["Toplantı notlarını paylaş", "Share the meeting notes"],
  ["Domain yenilemesini hatırlat", "Remind about the domain renewal"],
  ["SSL sertifikasını kontrol et", "Check the SSL certificate"],
  ["Logo dosyalarını iste (vektör)", "Ask for the logo files (vector)"],
  ["Reklam bütçesini onaylat", "Get the ad budget approved"],
  ["Aylık SEO raporunu hazırla", "Prepare the monthly SEO report"],
  ["Ekim ayı faturasını kes", "Issue the October invoice"],
  ["Geciken ödeme için ara", "Call about the overdue payment"],
  ["Ürün görsellerini yükle", "Upload the product images"],
  ["Instagram şifresini al", "Get the Instagram password"],
  ["Sözleşmeyi imzaya gönder", "Send the contract for signature"],
  ["Ana sayfa taslağını sun", "Present the home page draft"],
  ["Google İşletme kaydını doğrula", "Verify the Google Business profile"],
  ["Meta Pixel kurulumunu test et", "Test the Meta Pixel setup"],
  ["Hosting taşıma planını yaz", "Write the hosting move plan"],
  ["Hakkımızda metnini düzelt", "Correct the About us text"],
  ["Çekim gününü kesinleştir", "Fix the day of the shoot"],
  ["Kargo entegrasyonunu dene", "Try the shipping integration"],
  ["Bayram kampanyası görselleri", "Holiday campaign visuals"],
  ["Black Friday landing sayfası", "Black Friday landing page"],
  ["Yedekleri kontrol et", "Check the backups"],
  ["Yıl sonu memnuniyet görüşmesi", "Year-end satisfaction call"],
  ["Vergi levhasını iste", "Ask for the tax certificate"],
  ["Mobil menü hatasını düzelt", "Fix the mobile menu bug"],
  ["Referans yazısı rica et", "Ask for a testimonial"],
  ["Rakip analizini tamamla", "Finish the competitor analysis"],
];
