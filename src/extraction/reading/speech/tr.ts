import { set } from "./set.ts";
import type { Speech } from "./speech.ts";

export const TR: Speech = {
  stop: set(`
    ve veya ya da de ile icin bir bu su o ben sen biz siz onlar benim senin bizim sizin onun mi mu ne
    kim hangi nasil kac var yok degil evet hayir cok az daha en cok gibi kadar olan olarak olup olmadigi
    eger ise varsa musteri musterinin musteriyi musteriye arayan arayanin kisinin temsilci asistan
    verdigi soyledigi istedigi ister istiyor ver soyle yaz dogru yanlis bos birak rakam sadece yalnizca
    bicim yyyy aa gg
  `),
  filler: set(`
    hosca kal kalin gule harika mukemmel elbette kesinlikle anladim dogru aynen ee eee sey hmm ah aa
    tamam peki evet tabii tabi lutfen rica merhaba selam alo iyi gunler tesekkurler tesekkur ederim ben
    benim istiyorum isterim olsun olur acaba yani iste bir bi
  `),
  asks: /\?|(?:^| )(?:m[iu](?:siniz|sin|yim|yiz|ydi|dir)?|ne|neler|nedir|nasil|kac|kacta|hangi|kim|nerede|nereye|nereden|neden|niye)(?: |$|[.,!])|alabilir miyim|soyler misiniz|verir misiniz|heceler/,
  introduces: /\b(?:benim ad(?:im|i)|ad(?:im|im soyadim)|ismim|ben|arayan|adim ve soyadim)\s+/g,
  names: /\b(?:adi|ismi|isminde|adinda|onerim|onerebilirim|firma adi|sirketin adi)\s+/g,
  calendar: set(`
    ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik pazartesi sali carsamba
    persembe cuma cumartesi pazar bugun yarin sabah aksam ogle
  `),
  works: /\b(?:meslegim|isim|ben bir)\s+/,
  negation: set("degil yok hayir hic asla olmaz istemiyorum etmiyorum yapamiyorum gerek"),
  done: /(?:\w{3,20}(?:ildi|uldu|indi|undu)(?![a-z])|yapildi|olusturuldu|edildi|tamamlandi|onaylandi|ayarlandi|gonderildi|kaydettim|kaydedildi|olusturdum|yaptim|ayarladim|gonderdim|ekledim|eklendi|ayirdim|ayirttim|planladim|planlandi|basariyla|ayrildi|iptal ettim|aldim|alindi)/,
  failed:
    /(?:yapilamadi|olusturulamadi|edilemedi|tamamlanamadi|maalesef|yapamiyor|yapamadim|basarisiz|mumkun degil|musait degil|uygun degil|gonderilemedi|bulunamadi|ne yazik)/,
  offers: /(?:ayim|eyim|alim|elim) m[iu]|ister m[iu]siniz/,
  from: set("kalkis"),
  to: set("varis"),
  in: set(""),
  keen: /(?:cok (?:ilgilen|ilgimi|isterim|istiyor)|kesinlikle (?:ilgilen|ister|isti|alir)|hemen (?:basla|alal|alay|siparis)|tam (?:aradigim|ihtiyac)|harika (?:olur|gorun)|sabirsizlan|almak istiyor)/,
  hesitant:
    /(?:belki|emin degilim|dusunece|dusunmem|dusuneyim|dusunmek isti|kararsiz|bilgi (?:gonder|ver|al)|ilgileniyor|ilgimi cek|degerlendir|duruma gore|bakariz)/,
  averse:
    /(?:ilgilenmiyor|ilgim yok|ilgimi cekm|istemiyor|ihtiyac\w* yok|gerek yok|bir daha arama|aramayin|listeden cikar)/,
  corrects: /(?:aslinda|yok yok|pardon|daha dogrusu|duzeltiyorum|degistir|yerine)/,
};
