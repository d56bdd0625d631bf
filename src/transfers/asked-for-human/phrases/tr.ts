import { set } from "../../../extraction/reading/speech/set.ts";
import { ending, said, starting } from "../../../wording/pattern.ts";
import type { Phrases } from "./phrases.ts";

const WHICH =
  "(?:(?:bir|gercek|canli|baska|yetkili|sorumlu|insan|olan|musteri|herhangi bir|normal|su|direkt|dogrudan|teknik|satis|bolum|sube|sizin|ust|duzey|oradaki|hizmetleri) ){0,4}";
/** "Bir temsilciyle", "yetkili biriyle", "müdürünüzle"; "müdürümle" is one of their own. */
const WITH = `${WHICH}(?:insanla|insan ile|insanlarla|(?<=(?:bir|gercek|canli|baska|yetkili|sorumlu) )(?:kisiyle|kisi ile)|biriyle|birisiyle|biri ile|birisi ile|birileriyle|temsilci(?:yle|siyle|nizle| ile|si ile|niz ile|lerinizle|lerinizden biriyle)|yetkili(?:yle| ile|nizle|lerinizle|siyle)|operator(?:le| ile|unuzle|uyle)|gorevli(?:yle| ile|nizle|siyle)|calisan(?:la|inizla|iniz ile)|personel(?:le| ile|inizle)|danisman(?:la| ile|inizla|iyla)|uzman(?:la|inizla)|mudur(?:le| ile|unuzle|unuz ile|uyle)|yonetici(?:yle| ile|nizle|siyle)|amir(?:le|inizle|iniz ile)|sefinizle|supervizor(?:le|unuzle)|sorumlu(?:yla| ile|nuzla|suyla)|patronunuzla|agentla|agent ile|musteri hizmetleri(?:yle| ile)|canli destek(?:le| ile)|(?:arkadas|meslektas)inizla|(?:ekibi|departmani|birimi|bolumu)(?:nizle|yla|yle))`;
const TO = `${WHICH}(?:insana|(?<=(?:bir|gercek|canli|baska|yetkili|sorumlu) )kisiye|birine|birisine|temsilci(?:ye|sine|nize|lerinize|lerinizden birine)|yetkili(?:ye|nize|lerinize)|operator(?:e|unuze)|gorevli(?:ye|nize)|calisan(?:a|iniza)|personel(?:e|inize)|danisman(?:a|iniza)|uzman(?:a|iniza)|mudur(?:e|unuze)|yonetici(?:ye|nize)|amir(?:e|inize)|sefinize|supervizor(?:e|unuze)|sorumlu(?:ya|nuza)|musteri hizmetlerine|canli destege|(?:ekibi|departmani|birimi|bolumu)(?:ne|nize)|ilgili (?:birime|bolume|kisiye))`;
const SPEAK =
  "(?:gorusmek|konusmak|gorusmeyi|konusmayi|muhatap olmak|irtibata gecmek|iletisime gecmek|baglanti kurmak)";
const WANT =
  "(?:istiyorum|istiyoruz|isterim|isteriz|isterdim|istiyordum|istemistim|istiyom|mumkun mu|mumkun mudur|tercih ederim|tercih ediyorum|rica ediyorum|rica edecegim|talep ediyorum)";
const MAY_SPEAK =
  "(?:(?:gorusebilir|konusabilir|gorusemez|konusamaz) ?(?:miyim|miyiz|mi|mi yim)|(?:gorus|konus)mem (?:lazim|gerekiyor|gerek|mumkun mu|sart)|(?:gorus|konus)meliyim|konusmaliyim|konusmam (?:lazim|gerekiyor|gerek|mumkun mu|sart)|gorusturur ?musunuz|gorusturebilir ?misiniz|gorusturun|konusturun|gorustur|nasil (?:gorusebilirim|konusabilirim|gorusurum|konusurum)|gorusebilirsem|konusabilirsem|gorusebilsem|konusabilsem)";
const CONNECT =
  "(?:baglayin|baglayiniz|bagla|baglar ?misiniz|baglar ?misin|baglayabilir ?misiniz|baglayabilir ?misin|baglarsaniz|baglasaniz|baglanmak (?:istiyorum|isterim|istiyoruz|mumkun mu)|baglanabilir ?miyim|baglanayim|aktarin|aktariniz|aktar|aktarir ?misiniz|aktarir ?misin|aktarabilir ?misiniz|aktarabilir ?misin|aktarilmak istiyorum|aktarilmayi istiyorum|yonlendirin|yonlendirir ?misiniz|yonlendirebilir ?misiniz|yonlendirilmek istiyorum|verin|verir ?misiniz|ulasmak istiyorum|ulasabilir ?miyim|ulasmam lazim|nasil (?:ulasabilirim|ulasirim|baglanirim|baglanabilirim))";
const BETWEEN =
  "(?: (?:beni|bizi|hemen|artik|direkt|dogrudan|telefonu|bi|bir|simdi|telefonda|yuz|acilen|acil|de|da|hatti|mi)){0,3}";
const WHOM =
  "(?:mudurunuzu|amirinizi|yetkilinizi|yetkiliyi|yoneticinizi|yoneticiyi|operatoru|temsilciyi|temsilcinizi|sorumluyu|sorumlunuzu|sefinizi|patronunuzu|(?:gercek |canli |baska |yetkili )(?:birini|birisini|bir insani|insani)|bir insan|bir insani|bir yetkili|bir temsilci)";
const ROLE =
  "(?:musteri temsilcisi|canli temsilci|temsilci|operator|yetkili|yetkili biri|yetkili kisi|canli destek|(?:gercek|canli)(?: bir)? (?:insan|kisi|biri|temsilci)|insan|musteri hizmetleri|musteri hizmetleri temsilcisi|mudurunuz|amiriniz)";

const DAY = "(?:pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar)";
const NOT_TODAY = `(?:yarin|sonra|haftaya|daha sonra|ileride|ilerde|baska zaman|${DAY}|${DAY} gunu|dun|gecen (?:hafta|gun|ay|sefer)|demin|sabah|aksam|oglen|onceden|gelecek hafta|once|onceki gun)`;
const ONLY_SUPPOSED =
  "(?:eger(?: \\w+){0,8}|gerekirse|gerektiginde|olmazsa|\\w+(?:mazsa|mezse|mazsam|mezsem|ursa|irsa|arsa|erse|yorsa|sam|sem|dugumde|digimde)|lazim olursa|isteyince|istersem)(?: \\w+){0,3}(?: ,)?";
const NOT_MEANT = ending(
  `${NOT_TODAY}(?: (?:bir|da|de|beni|ben|ya|gibi|size|tekrar)){0,3}`,
  ONLY_SUPPOSED,
  "(?:hakkinda|neden|niye|ne zaman|kim|kim size)",
);
const NOT_SAID = starting(
  "(?:dedi|dediler|demis|demisler|demisti|diyor|diyorlar|dersem|derse|desem|demiyorum|demedim|diyen|deyince|diyince|diye (?:dusun|bir sey|yazmis|soylemedim)\\w*|sanmayin|sanma|zannetmeyin|degil|degilim|mi|mu|miyim|muyum|muyuz|midir|musunuz|zorunda)",
  `(?:ama |fakat )?(?:${NOT_TODAY}|simdi degil)`,
  "ama (?:once|gerek|siz yardimci|istemiyorum)",
);

export const TR: Phrases = {
  language: "tr",
  fillers: set("ee eee e sey hmm hm ah ya yaa yahu ay of off eh ih aa"),
  asides: new Set([
    ...set(
      "lutfen yani iste hani kardesim abi arkadasim hanimefendi beyefendi efendim bakin bak acaba artik sadece",
    ),
    ...["rica ederim", "allah askina", "allah rizasi", "ne olur", "bir zahmet"],
  ]),
  cue: /insan|kisi|biri|temsilci|yetkili|operator|gorevli|calisan|personel|danisman|uzman|mudur|yonetici|amir|sef|supervizor|sorumlu|patron|agent|musteri|destek|arkadas|meslektas|ekib|departman|birim|bolum|bagla|aktar|robot|makine|bilgisayar|yapay|bot|asistan|telesekreter|vazgec|bos ?ver|gerek|sizinle|seninle|siz |devam|neyse|fikrimi|yardimci/,
  requests: [
    // "Bir müşteri temsilcisiyle görüşmek istiyorum", "yetkili biriyle konuşabilir miyim".
    {
      said: said(
        `${WITH}${BETWEEN} ${SPEAK}${BETWEEN} ${WANT}`,
        `${WITH}${BETWEEN} ${MAY_SPEAK}`,
        `(?:${SPEAK} ${WANT}|${MAY_SPEAK}) ${WITH}(?= [.,])`,
        `${TO}${BETWEEN} ${CONNECT}`,
        `(?:baglayin|bagla|aktarin|aktar|yonlendirin|baglar misiniz|aktarir misiniz)(?: (?:beni|bizi))? ${TO}`,
        `(?:beni|bizi|cagrimi|aramami|hatti|telefonu) (?:aktarin|baglayin|baglar misiniz|aktarir misiniz|yonlendirin|baglayabilir misiniz|aktarabilir misiniz)(?= [.,])`,
      ),
      unlessAfter: NOT_MEANT,
      unlessBefore: NOT_SAID,
    },
    // "Gerçek bir insan istiyorum", "müdürünüzü telefona verin".
    {
      said: said(
        `(?:${ROLE}|${WHOM}|(?:bir )?(?:temsilci|yetkili|insan|operator) destegi|insan)(?: (?:ile|telefonda|karsimda)){0,2} (?:istiyorum|isterim|istiyoruz|talep ediyorum)`,
        `${WHOM}(?: (?:telefona|bana|hatta|hemen|bi)){0,2} (?:verin|verir misiniz|baglayin|baglar misiniz|alabilir miyim|cagirin|cagirir misiniz|ver|verebilir misiniz|rica edeyim|rica ediyorum)`,
        `telefona ${WHOM} (?:verin|verir misiniz|ver|cagirin)`,
        "(?:konusabilecegim|gorusebilecegim|konusacak|gorusecek)(?: (?:bir|gercek|canli|yetkili|baska)){0,3} (?:insan|yetkili|biri|kisi|temsilci|birisi|operator|gorevli) (?:var mi|yok mu)",
        "(?:orada |hatta )?(?:gercek|canli)(?: bir)? (?:insan|kisi|biri|temsilci) (?:var mi|yok mu)",
      ),
      unlessAfter: NOT_MEANT,
      unlessBefore: NOT_SAID,
    },
    // "Robotla konuşmak istemiyorum".
    {
      said: said(
        `(?:robot|makine|bilgisayar|yapay zeka|bot|telesekreter|sesli asistan|asistan|otomatik sistem|sanal asistan|makina)(?:la|le|yla|yle|larla|lerle| ile)(?: \\w+)? (?:konusmak|gorusmek|ugrasmak|muhatap olmak|konusmayi) (?:istemiyorum|istemiyoruz|istemem)`,
        "(?:robot|makine|bot|bilgisayar|makina)(?:la|le|yla|yle|larla|lerle| ile) (?:konusmam|konusmuyorum|konusmayacagim|ugrasamam)",
      ),
      unlessAfter: ending(ONLY_SUPPOSED),
      unlessBefore: starting(
        "(?:dedi|dediler|demis|diyor|diyorlar|dersem|desem|demiyorum)",
        "ama (?:siz|sen|olsun|neyse|tamam)",
      ),
    },
    // "Müşteri temsilcisi": all that is said.
    {
      said: said(
        `[.,] (?:(?:hayir|evet|tamam|alo|merhaba|bir|yok|bana|beni)(?: ,)? ){0,3}(?:${ROLE}|${WITH} (?:gorusme|konusma|gorusmek|konusmak)|${TO}(?: baglan\\w*)?)(?= [.,])`,
      ),
      elliptic: true,
    },
  ],
  withdrawals: [
    {
      said: said(
        "(?:vazgectim|fikrimi degistirdim|bos ?verin|bos ?ver|gerek kalmadi|neyse bos ?verin)",
        "(?:beni )?(?:baglamayin|aktarmayin|yonlendirmeyin|baglamaniza gerek yok|aktarmaniza gerek yok|baglamasaniz da olur)",
        "(?:siz|sen)(?: de| da)? (?:yardimci ol\\w*|halled\\w*|yapin|yap|yapabilirsiniz|yardim edebilirsiniz)",
        "(?:sizinle|seninle) (?:devam|konusmaya devam|hallederiz|halledelim)(?: \\w+)?",
        `(?:${WITH}|${TO}|temsilciye|yetkiliye|insana)(?: \\w+){0,2} gerek (?:yok|kalmadi)`,
        "(?:neyse|yok|hayir|dur|durun)(?: (?:neyse|tamam|dur))? (?:, )?(?:siz )?devam (?:edelim|edin|edebiliriz|et)",
      ),
      unlessAfter: ending("(?:nasil|ne|neden|eger|kim)(?: \\w+)?"),
      unlessBefore: starting(
        "(?:mi|misiniz|musunuz|mu|miyorsunuz|diyorsaniz|yoksa|miyorsaniz|etmek istemiyorum)",
      ),
    },
    {
      said: said("(?:\\.|,) (?:gerek yok|neyse|neyse tamam|tamam neyse|devam edin|devam edelim)(?= [.,])"),
      unlessBefore: starting(". (?:beni|bir|baglayin)"),
      elliptic: true,
    },
  ],
  asks: {
    offer: said(
      "(?:\\w*temsilci\\w*|yetkili\\w*|arkadas\\w*|uzman\\w*|eki[bp]\\w*|birim\\w*|danisman\\w*|departman\\w*|bolum\\w*|operator\\w*|insan\\w*|birine|kisiye|gorevli\\w*|mudur\\w*|yonetici\\w*|hizmetlerine|meslektas\\w*|calisan\\w*|biriyle|personel\\w*|destege|hizmetleriyle)(?: (?:ile|sizi|hemen|simdi|bir|mi|birine|biriyle)){0,3} (?:baglayayim mi|baglayalim mi|baglamami ister misiniz|baglamamizi ister misiniz|baglamami istiyor musunuz|aktarayim mi|aktaralim mi|aktarmami ister misiniz|aktarmamizi ister misiniz|yonlendireyim mi|yonlendirelim mi|yonlendirmemi ister misiniz|yonlendirmemizi ister misiniz|baglanmak ister misiniz|baglanmak istiyor musunuz|gorusmek ister misiniz|konusmak ister misiniz|gorusmek istiyor musunuz|konusmak istiyor musunuz|gorusmek mi istiyorsunuz|aktarilmak ister misiniz|gorusmek istersiniz degil mi)",
    ),
    statement: said(
      "(?:\\w*temsilci\\w*|yetkili\\w*|arkadas\\w*|uzman\\w*|eki[bp]\\w*|birim\\w*|danisman\\w*|departman\\w*|bolum\\w*|operator\\w*|insan\\w*|birine|kisiye|gorevli\\w*|mudur\\w*|yonetici\\w*|hizmetlerine|meslektas\\w*|calisan\\w*|destege)(?: (?:sizi|hemen|simdi)){0,2} (?:baglayabilirim|aktarabilirim|yonlendirebilirim|baglayacagim|aktaracagim|bagliyorum|aktariyorum|yonlendiriyorum|baglayabiliriz|aktarabiliriz|baglayayim|aktarayim)",
    ),
    tag: /^ \. (?:(?:peki|bu|sizin|icin|size) ){0,3}(?:olur mu|ister misiniz|uygun mu|tamam mi|onayliyor musunuz|kabul ediyor musunuz|ne dersiniz|uygun mudur|bunu ister misiniz|istiyor musunuz) \. $/,
    stay: said(
      "(?:once |ben |size |ilk once ){0,3}(?:yardimci olayim mi|yardimci olmayi deneyeyim mi|yardimci olmami ister misiniz|yardimci olabilir miyim|denememi ister misiniz|deneyebilir miyim)(?! baska)",
      "(?:benimle|birlikte) devam (?:etmek ister misiniz|edelim mi)",
    ),
    whom: said(
      "(?:kiminle|kimle|kime|hangi (?:birim|bolum|departman)\\w*)(?: \\w+){0,2} (?:gorusmek|konusmak|baglanmak|baglayayim|baglamami|aktarayim|aktarmami)(?: \\w+){0,2}",
    ),
    role: said(
      "mesleg\\w*|ne is yap\\w*|isiniz|goreviniz\\w*|unvan\\w*|pozisyon\\w*|kim|kimsiniz|kimdi|kiminle|kimle|isminiz\\w*|adiniz\\w*|hangi|kac|calisiyorsunuz",
    ),
    or: / (?:yoksa|ya da|veya) /,
  },
  yes: /^ \. (?:(?:tabii|tesekkurler|tesekkur ederim|lutfen)(?: [.,])? ){0,2}(?:evet|tabii|tabi|tabii ki|elbette|lutfen|iyi olur|sevinirim|cok iyi olur|memnun olurum|kesinlikle|aynen|dogru|isterim|istiyorum|olur|baglayin|aktarin|mumkunse|he|rica ederim)(?= )/,
  okay: /^ \. (?:tamam|peki|tesekkurler|tesekkur ederim|anladim|tamamdir)(?= )/,
  no: /^ \. (?:(?:tesekkurler|tesekkur ederim|lutfen|maalesef)(?: [.,])? ){0,2}(?:hayir|yok|yo|olmaz|istemiyorum|istemem|gerek yok|baglamayin|aktarmayin)(?= )/,
  notNow:
    /^ \. (?:\w+ ){0,3}(?:[.,] )?(?:(?:simdi|su an|su anda|henuz|bugun) (?:degil|olmaz|istemiyorum)|daha sonra|sonra|yarin|ama once|haftaya)(?= )/,
};
