import type { Words } from "./words.ts";

export const callingRulesWords = {
  title: ["Calling rules", "Arama kuralları"],
  about: [
    "What every call has to keep, whoever asked for it: an agent, a person or a program. Each is asked at the moment of dialling.",
    "Kim isterse istesin (temsilci, kişi ya da program) her aramanın uyduğu kurallar. Her birine numara çevrilirken bakılır.",
  ],
  isDefault: ["Aftercall's default", "Aftercall'ın varsayılanı"],
  isOwn: ["Set by your workspace", "Çalışma alanınız belirledi"],
  changedAt: ["Last changed {time}.", "Son değişiklik: {time}."],
  neverChanged: [
    "Nobody changed them yet: these are the defaults.",
    "Henüz kimse değiştirmedi: bunlar varsayılanlar.",
  ],
  basis: ["Where the default comes from", "Varsayılanın kaynağı"],
  save: ["Save the rules", "Kuralları kaydet"],
  saved: [
    "The rules are saved. They count for every call from now on.",
    "Kurallar kaydedildi. Bundan sonraki her arama için geçerli.",
  ],
  nothingChanged: ["Nothing was changed.", "Hiçbir şey değişmedi."],
  changedMeanwhile: [
    "Somebody changed the rules while this page was open. Compare with what stands now, then save again.",
    "Bu sayfa açıkken biri kuralları değiştirdi. Şimdikiyle karşılaştırıp yeniden kaydedin.",
  ],
  windowTitle: ["Hours", "Saatler"],
  windowText: [
    "Phones ring only on these days and hours. A schedule or agent with hours of its own goes by those; a call meant for another time moves to the first moment that is allowed.",
    "Telefonlar yalnızca bu gün ve saatlerde çalar. Kendi saatleri olan plan ya da temsilci onlara uyar; başka zamana denk gelen arama ilk uygun ana kayar.",
  ],
  windowBasis: [
    "The widest that no law known to us forbids, and no Sunday: 47 CFR 64.1200(c)(1) in the United States allows 8 to 21, several states less.",
    "Bildiğimiz hiçbir yasanın yasaklamadığı en geniş aralık, pazar hariç: ABD'de 47 CFR 64.1200(c)(1) 8–21 arasına izin verir, bazı eyaletler daha azına.",
  ],
  holidaysText: [
    "Public holidays are those of the country of the number, national ones only, known up to {year}. Source: the date-holidays data set.",
    "Resmî tatiller numaranın ülkesinindir, yalnızca ulusal olanlar, {year} yılına kadar bilinir. Kaynak: date-holidays veri kümesi.",
  ],
  attemptsTitle: ["Peace for a number", "Numaranın rahatı"],
  attemptsText: [
    "One number is tried only so often, whichever agents and schedules want to reach it.",
    "Hangi temsilci ve planlar ulaşmak isterse istesin, bir numara yalnızca bu kadar sık denenir.",
  ],
  attemptsBasis: [
    "Florida and Oklahoma allow three calls in 24 hours on one subject; nobody known to us is stricter.",
    "Florida ve Oklahoma aynı konuda 24 saatte üç aramaya izin verir; bildiğimiz daha katısı yok.",
  ],
  attempts: ["Tries in any 24 hours", "24 saat içindeki denemeler"],
  minutes: ["Minutes between two tries", "İki deneme arasındaki dakika"],
  countriesTitle: ["Countries", "Ülkeler"],
  countriesText: [
    "Only numbers of these countries are called. This stops a wrong or invented number from costing you.",
    "Yalnızca bu ülkelerin numaraları aranır. Bu, yanlış ya da uydurma bir numaranın size mal olmasını önler.",
  ],
  countriesBasis: [
    "Without a list: the countries of your own numbers. Toll fraud mostly rings countries that a business never calls.",
    "Liste yoksa kendi numaralarınızın ülkeleri. Ücret dolandırıcılığı çoğunlukla işletmenin hiç aramadığı ülkeleri arar.",
  ],
  countries: ["Allowed countries", "İzin verilen ülkeler"],
  countriesHint: [
    "Codes such as TR, US, DE. Empty: those of your own numbers{own}.",
    "TR, US, DE gibi kodlar. Boş: kendi numaralarınızın ülkeleri{own}.",
  ],
  capsTitle: ["Limits of a day", "Günlük sınırlar"],
  capsText: [
    "When one of these is reached, the calls left wait until the next day (UTC).",
    "Bunlardan birine ulaşılınca kalan aramalar ertesi güne (UTC) bekler.",
  ],
  capsBasis: [
    "Enough for a busy line, and an end to what a mistake or a fraud may cost in one night.",
    "Yoğun bir hat için yeterli; bir hatanın ya da dolandırıcılığın bir gecede verebileceği zarara sınır.",
  ],
  dials: ["Calls a day", "Günlük arama"],
  dialsOfCountry: ["Calls a day to one country", "Bir ülkeye günlük arama"],
  cost: ["Dollars a day", "Günlük dolar"],
  priceTitle: ["What a minute counts as", "Bir dakikanın hesabı"],
  priceText: [
    "The limit of dollars counts by these prices. They charge nobody: put in what your provider asks.",
    "Dolar sınırı bu fiyatlarla hesaplanır. Kimseden ücret alınmaz: sağlayıcınızın fiyatını yazın.",
  ],
  priceBasis: [
    "Above what providers charge for a minute to mobiles of most countries, voice agent included.",
    "Sağlayıcıların çoğu ülkenin cep telefonları için aldığı dakika ücretinin üzerinde, sesli temsilci dahil.",
  ],
  price: ["Dollars a minute", "Dakikası kaç dolar"],
  prices: ["Other prices by country", "Ülkelere göre başka fiyatlar"],
  pricesHint: ["One a line: TR = 0.05", "Her satıra bir tane: TR = 0.05"],
  listText: ["Whoever asked not to be called is kept in the", "Aranmak istemeyenler şu listede tutulur:"],
  list: ["do-not-call list", "aranmayacaklar listesi"],
} satisfies Words;
