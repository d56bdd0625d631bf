import { set } from "../../../extraction/reading/speech/set.ts";
import { ending, said, starting } from "../../../wording/pattern.ts";
import type { Phrases } from "./phrases.ts";

const WHO =
  "(?:beni|bizi|bu numarayi|bu telefonu|burayi|buradan|evimi|evimizi|telefonumu|numarami|annemi|babami|esimi|bana|bize)";
const AGAIN =
  "(?:bir daha|birdaha|bi daha|artik|asla|sakin|hicbir zaman|bundan sonra|bundan boyle|tekrar|yeniden|daha|surekli|hicbir sekilde)";
/** "Aramayın", "rahatsız etmeyin": the verb alone tells who and that it is an order. */
const DO_NOT =
  "(?:aramayin|aramayiniz|aramasinlar|aramasin|aranmasin|aranmayayim|aratmayin|rahatsiz etmeyin|rahatsiz etmeyiniz|rahatsiz etmesinler|telefon etmeyin|telefon acmayin|taciz etmeyin|irtibata gecmeyin|iletisime gecmeyin|ulasmayin|mesgul etmeyin|caldirmayin|arama gelmesin|arama yapmayin|arama yapilmasin|aranmayalim)";
const DO_NOT_FAMILIAR = "(?:arama|rahatsiz etme|telefon etme)";
const BETWEEN = `(?:${WHO}|${AGAIN}|da|de|bu konuda|bu konu icin|bu is icin|ne olur|nolur|n olur|boyle|siz|sirketinizden|kimse|kimseniz|falan|lutfen|hic|kesinlikle|icin|gibi|sigorta|kampanya|seyler|reklam|amaciyla|olarak)`;

const TIME =
  "(?:yarin|bugun|simdi|su an|su anda|su siralar|bu aralar|bu hafta|haftaya|gelecek hafta|onumuzdeki hafta|hafta sonu|hafta sonlari|haftasonu|haftasonlari|hafta ici|sabah|sabahlari|sabahin korunde|aksam|aksamlari|ogle|ogleden sonra|oglen|ogle arasi|ogle arasinda|gece|geceleri|bu saatte|bu saatlerde|o saatte|o saatlerde|(?:\\w+ ){0,2}(?:once|sonra)|saatlerinde|saatleri disinda|saatlerde|saatte|mesaide|mesai saatleri(?:nde| icinde| disinda)|saatleri icinde|toplantida|toplantidayken|pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar|pazarlari|ramazanda|bayramda|tatilde|erken|erkenden|gec|gec saatte|kadar|arasinda|\\w+ken|gunu|gunleri|dakika|\\w+ gibi|(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|on bir|on iki|\\d+)(?:da|de|ta|te))";
const PLACE =
  "(?:is yerinden|isyerinden|is yerimi|isyerimi|is yerinde|isten|isyerinden|ofisten|ofisi|ofisimi|evden|evi|evimden|cepten|cebimi|cebimden|cep telefonumdan|cep telefonumu|is telefonumu|is telefonumdan|sabit hattan|gizli numaradan|ozel numaradan|(?:bu|o) numaradan|whatsapptan)";
/** A time or a place in front of the verb; "bundan sonra" is none. */
const LIMIT = `(?<!bundan )(?:${TIME}|${PLACE})(?: ${BETWEEN}){0,3}`;
const NEAR_LIMIT = `(?<!bundan )(?:${TIME}|${PLACE})(?: (?:da|de|beni|bizi))?`;
const NOT_SAID = "(?:demiyorum|demedim|demedik|demem|dersem|desem|demek degil|demek istemedim|diyemem)";
const ILL_CALL =
  "[^]{0,70} (?:ararim|arayacagim|arayacam|ariycam|arariz|donerim|donecegim|ulasirim|ulasacagim|gecerim|haber veririm)";
const NOT_THEN = new RegExp(
  `^ (?:${NOT_SAID}|(?:${TIME}|${PLACE}) (?!aradiniz)|(?:da )?(?:bosuna|zahmet))(?= )`,
);
const NOT_OR_ASKED = new RegExp(
  `${NOT_THEN.source}|^${ILL_CALL}|^[^]{0,60} (?:beni|bizi) ara(?:sin|sinlar)(?= )`,
);
const YOURSELF = "kendinizi|zahmet edip|hic kendinizi";

const LIST =
  "(?:liste|listenizden|listelerinizden|listenden|listesinden|listelerden|listeden|sistemden|sisteminizden|sistemlerinizden|rehberinizden|rehberden|kayitlarinizdan|kayitlardan|kayittan|veritabanindan|veritabaninizdan|veri tabaninizdan|veri tabanindan|databasenizden|datanizdan|datadan|crmden|portfoyunuzden)";
const REMOVE =
  "(?:silin|siliniz|silinsin|silsinler|siler|silebilir|silmenizi|silmeniz|silinmek|silinmesini|silinmemi|silinmeyi|silseniz|silerseniz|sildirmek|sil|cikarin|cikariniz|cikartin|cikarir|cikartir|cikarabilir|cikarmanizi|cikarilmak|cikarilmayi|cikarilmasini|cikarilmami|cikarsaniz|cikarirsaniz|cikar|cikart|cikmak|kaldirin|kaldirir|kaldirmanizi|kaldirilmasini|kaldirilmak|kaldir|dusun|dusurun|dusmenizi|cikarmadiniz|silmediniz|cikarmamissiniz|silmemissiniz|yok edin|imha edin|imha edilmesini|yok edilmesini|cikarilsin|kaldirilsin)";
const MINE =
  "(?:beni|bizi|numarami|numaramizi|numaram|telefonumu|telefon numarami|ismimi|adimi|kaydimi|bilgilerimi|verilerimi)";
const OWN =
  "(?:numarami|numaramizi|telefonumu|telefon numarami|cep numarami|kaydimi|kayitlarimi|bilgilerimi|verilerimi|iletisim bilgilerimi|numaramin|numaramizin|telefonumun|kaydimin|bilgilerimin|verilerimin|kisisel verilerimi|kisisel verilerimin|bu numarayi|bu numaranin)";

export const TR: Phrases = {
  language: "tr",
  fillers: set("ee eee e sey hmm hm ah ya yaa yahu ay of off eh ih aa"),
  asides: new Set([
    ...set("lutfen yani iste hani kardesim abi arkadasim hanimefendi beyefendi efendim bakin bak"),
    ...["rica ederim", "rica ediyorum", "allah askina", "allah rizasi", "ne olur", "bir zahmet"],
  ]),
  cue: /ara[mnyrl]|rahatsiz|rahat|liste|numara|telefon|iys|kvkk|sil|kayd|kayit|bilgi|veri|onay|izin|izn|riza|ileti|ulasma|yaka|pesim/,
  wishes: [
    // "Beni bir daha aramayın", "artık rahatsız etmeyin", "arama beni bir daha".
    {
      said: said(
        `${AGAIN}(?: ${BETWEEN}){0,5} (?:${DO_NOT}|${DO_NOT_FAMILIAR}(?= (?:[.,]|beni|bizi|bir|artik|olur|tamam|dedim|diyorum)))`,
        `(?:${DO_NOT}|${DO_NOT_FAMILIAR} (?:beni|bizi)|arama(?= (?:artik|bir daha|sakin) (?:beni|bizi)))(?: (?:beni|bizi|burayi|bu numarayi))? (?:bir daha|birdaha|bi daha|artik|asla|tekrar|hicbir zaman)`,
      ),
      unlessAfter: ending(`${NEAR_LIMIT}`, YOURSELF),
      unlessBefore: NOT_THEN,
    },
    {
      said: said(`${WHO}(?: ${BETWEEN}){0,4} ${DO_NOT}`, `${DO_NOT} (?:beni|bizi|burayi|bu numarayi)`),
      unlessAfter: ending(LIMIT, YOURSELF),
      unlessBefore: NOT_OR_ASKED,
    },
    {
      said: said(DO_NOT, `(?:\\.|,|beni|bizi) arama(?= [.,])`),
      unlessAfter: ending(LIMIT, YOURSELF, "(?:merak|saat)"),
      unlessBefore: NOT_OR_ASKED,
      elliptic: true,
    },
    // "Aramayı kesin", "arayıp durmayın", "aramalara son verin".
    {
      said: said(
        "(?:aramayi|aramalari|aramalarinizi|bu aramalari|telefonlari|rahatsiz etmeyi|aramayi artik)(?: \\w+)? (?:kesin|kesiniz|birakin|durdurun|sonlandirin|kes|birak|kesmenizi|birakmanizi|durdurmanizi|sonlandirmanizi|kesin artik|keser|birakir)",
        "aramaktan(?: \\w+)? (?:vazgecin|vazgecer|vazgecmenizi)",
        "(?:aramalara|aramalariniza|bu aramalara)(?: \\w+)? son (?:verin|verir|verilsin|vermenizi)",
        "(?:arayip durmayin|aramaya devam etmeyin|arayip rahatsiz etmeyin)",
        "(?:aramaz misiniz|aramasaniz|aramazsaniz|aramazsan|aramasan)(?: \\w+){0,2} (?:sevinirim|seviniriz|memnun|iyi|mutlu|makbule)",
        "(?:bir daha|artik)(?: \\w+)? (?:aramasaniz|aramaz misiniz)",
      ),
      unlessAfter: ending(LIMIT),
      unlessBefore: NOT_THEN,
    },
    // "Aranmak istemiyorum", "aramanızı istemiyorum", "aramamanızı rica ediyorum".
    {
      said: said(
        "(?:aranmak|aramanizi|aramalarinizi|aranmayi|aranmami|aramalar|arama|telefon|aramasini|aramalarini|rahatsiz edilmek|rahatsiz etmenizi|arama almak|telefon almak)(?: (?:falan|filan|artik|bir daha|kesinlikle|asla|da|de|hic)){0,2} (?:istemiyorum|istemiyoruz|istemem|istemedigimi)",
        "(?:aramamanizi|aramamaniz|aramamasini|aramamalarini|aranmamayi|aranmamak|rahatsiz etmemenizi|rahatsiz edilmemek)(?: \\w+){0,3} (?:istiyor\\w*|isti\\w+|rica\\w*|soyle\\w*|talep\\w*|belirt\\w*|ister\\w*|gerek\\w*|lazim)",
        "(?:sizinle|sizden|sizin)(?: \\w+){0,3} (?:gorusmek|konusmak|haber almak|duymak|muhatap olmak)(?: \\w+)? istemiyor\\w*",
        "(?:bir daha|artik) (?:aranmayacagim|aranmayacagimi|aramayacaktiniz|aramayacaktiniz hani|aramayacaginizi)",
      ),
      unlessAfter: ending(LIMIT),
    },
    // "Beni listenizden çıkarın", "numaramı silin", "verilerimin silinmesini istiyorum".
    {
      said: said(
        `${MINE}(?: (?!bekleme|posta|eposta|mail|sms|bulten|davetli)\\w+){0,4} ${LIST}(?: \\w+){0,3} ${REMOVE}`,
        `(?:arama |telefon |musteri |arama listesi )?${LIST}(?: ${MINE})(?: \\w+){0,2} ${REMOVE}`,
        `${LIST}(?: \\w+){0,1} ${REMOVE} (?:beni|bizi|numarami|adimi|ismimi)`,
        "(?:listenizden|listelerinizden|arama listesinden|arama listenizden|telefon listenizden|rehberinizden|sisteminizden|kayitlarinizdan)(?: (?:hemen|derhal|artik)){0,2} (?:silin|siler|silinmek|cikarin|cikarir|cikarilmak|cikmak|cikarilmami|silinmemi|cikartin|kaldirin)",
        `${OWN}(?: \\w+){0,4} ${REMOVE}`,
        `${REMOVE} (?:numarami|telefonumu|kaydimi|beni listeden|beni listenizden)`,
        "numarami(?: \\w+)? unutun",
        "(?:numarami|bu numarayi|beni) kara listeye (?:alin|ekleyin|koyun)",
      ),
      unlessAfter: ending(
        "(?:bekleme|e posta|eposta|posta|mail|mailing|davetli|misafir|sms|bulten|fiyat|siparis)",
        "(?:eger \\w+ ){0,1}(?:yoksa|aksi halde)(?: \\w+){0,3}",
      ),
      unlessBefore: starting(
        "(?:\\w+ ){0,2}(?:istemiyorum|istemiyoruz|istemedim|istemem|demiyorum|demedim|gerek yok|derim|isteyecegim|yerine|yenisini|guncelle\\w*|isteyebilirim)",
      ),
    },
    // The law's words: İYS (the register of consents), KVKK, consent to commercial messages.
    {
      said: said(
        "iys(?:ye|de|den|nin|yi|ye de)?(?! (?:nedir|ne))",
        "(?:onayimi|iznimi|rizami|izinlerimi|onaylarimi|riza beyanimi|onayimizi|iznimizi)(?: \\w+){0,2} (?:geri|iptal|kaldir\\w*|cek\\w*|alin)",
        "(?:aranmaya|aranmama|aramaniza|aramaniz icin|aramalara|aramak icin|aranmak icin|aranmam icin)(?: \\w+){0,3} (?:iznim yok|izin vermiyorum|izin vermedim|izin vermemistim|onay vermiyorum|onayim yok|riza gostermiyorum|onay vermedim|rizam yok|izniniz yok)",
        "(?:ticari|pazarlama|reklam|tanitim)(?: (?:elektronik|amacli|icerikli)){0,2} (?:ileti|iletisi|iletileri|arama|aramalari|aramasi|aramalar)(?: \\w+){0,2} (?:istemiyorum|istemiyoruz|iptal\\w*|reddediyorum|ret)",
        "kvkk(?: \\w+){0,6} (?:silin\\w*|silme\\w*|sil|kaldir\\w*|aramayin|imha|yok edil\\w*)",
        "(?:ret|red) (?:hakkimi|bildirimi|bildirimimi)|(?:aramanizi|aramalari|aranmayi)(?: \\w+)? (?:yasakliyorum|reddediyorum)",
        "arama yasagi(?: \\w+){0,2} (?:koyun|istiyorum)",
      ),
      unlessBefore: starting(
        "(?:\\w+ ){0,3}(?:onayim var|onayliyim|onay verdim|izin verdim|iznim var|istemiyorum ki|ne demek|onayladim)",
      ),
    },
    // "Rahat bırakın", "bir daha ararsanız şikâyet ederim".
    {
      said: said(
        "(?:beni|bizi)(?: (?:artik|bir|lutfen)){0,2} rahat birakin",
        "(?:rahat birak(?:in)? (?:beni|bizi|artik)|(?:beni|bizi) rahat birak|dusun yakamdan|yakamdan dusun|yakami birakin|pesimi birakin)",
        "(?:bir daha|tekrar|yine|birdaha|bi daha)(?: \\w+){0,2} (?:ararsaniz|ararsan|ararlarsa|aranirsam|arayacak olursaniz|rahatsiz ederseniz)(?: \\w+){0,5} (?:sikayet\\w*|dava\\w*|savci\\w*|polis\\w*|suc|avukat\\w*|engelle\\w*|karismam|hukuki|yasal|mahkeme\\w*|kvkk\\w*|btk\\w*)",
        "aramaya devam (?:ederseniz|edersen)(?: \\w+){0,5} (?:sikayet\\w*|dava\\w*|savci\\w*|polis\\w*|suc|avukat\\w*|hukuki|yasal|mahkeme\\w*)",
      ),
    },
  ],
  permits: [
    {
      said: said(
        "(?:arayabilirsiniz|arayabilirsin|ulasabilirsiniz|arayabilirler)",
        `(?:${TIME}|sonra|tamam|olur|peki|tabii|tabi|evet|tekrar|cebimi|cep telefonumu|cep telefonumdan|cebimden|cepten|is telefonumu|evi|evimi|esimi|ofisi|numarayi|numaradan|diger numarami|\\w+(?:da|de|ta|te))(?: (?:beni|bizi|oradan|lutfen|o zaman|bir|tekrar|bi)){0,2} (?:arayin|arayiniz|ararsiniz|ararsin|arasaniz|ariyin)`,
        "(?:,|\\.|dogrudan|direkt|sadece|yerine|onu degil) (?:dogrudan |direkt |sadece )?(?:beni|bizi) arayin",
        "arayin (?:beni |bizi )?(?:yarin|haftaya|aksam|sabah|sonra|cebimden|pazartesi|sali|carsamba|persembe|cuma)",
        "(?:listede|listenizde) (?:kalayim|kalsin|kalabilir|tutun|kalmak istiyorum)",
        "(?:listeden |listenizden )?(?:cikarmayin|silmeyin)",
        "(?:vazgectim|fikrimi degistirdim)(?: \\w+){0,2} (?:arayin|arayabilirsiniz|kalsin|silmeyin)",
      ),
      unlessAfter: ending(
        "(?:nasil|ne hakla|neden|niye|kim|hangi hakla|bir daha nasil|ne cesaretle)(?: \\w+){0,3}",
        "(?:urunu|siparisi|siparisimi)",
      ),
      unlessBefore: starting("(?:diye|dedim|demedim|saniyorsaniz|sanmayin)"),
    },
  ],
  asks: {
    removal: said(
      `${LIST}(?: \\w+){0,3} (?:cikar\\w*|sil\\w*|kaldir\\w*|alayim|alalim|cikma\\w*)`,
      "(?:numaranizi|kaydinizi|bilgilerinizi|sizi)(?: \\w+){0,3} (?:sileyim|silelim|silmemi|silmemizi|silebilirim|silebiliriz|siliyorum|cikarayim|cikaralim|cikarmami|cikarmamizi|kaldirayim|kaldirmami|kaldirmamizi)",
      "(?:aramamamizi|aramamami|aramayalim|aranmamak|aramamizi istemedig\\w*|aranmamayi|aramayi birakmamizi|aranmak istemediginizi|arama yapilmasin\\w*)(?: \\w+){0,3}",
    ),
    doubt: said(
      "(?:aranmak|aramamizi|aramami|arama almak)(?: \\w+){0,2} (?:istemiyorsunuz|istemiyor musunuz|istemezsiniz|istemiyorsun|istemez misiniz)",
    ),
    permission: said(
      "(?:bir daha|tekrar|baska|yeniden)(?: \\w+){0,6} (?:arayabilir miyiz|arayabilir miyim|ulasabilir miyiz|iletisime gecebilir miyiz|aramama izin|aramamiza izin)(?: \\w+){0,4}",
      "(?:ileride|ilerde|gelecekte|ilerleyen|zaman zaman|kampanya\\w*|firsat\\w*)(?: \\w+){0,6} (?:arayabilir miyiz|arayabilir miyim|arayalim mi|arayayim mi|arasak|aramamizi ister misiniz|aramamiz\\w*|aranmak ister misiniz|ulasabilir miyiz|iletisime gecebilir miyiz|iletisime gecelim mi|aramama|ararsak)(?: \\w+){0,4}",
    ),
    callback: said(
      "(?:arayalim mi|arayayim mi|arayabilir miyiz|arayabilir miyim|arasak|arasam|arayabiliriz|aramamizi ister misiniz|aramami ister misiniz|geri arayalim|geri donelim mi|donus yapalim mi)",
    ),
    time: said(`(?<!bundan )(?:${TIME})`, "saat \\w+", "\\w+ (?:gun|hafta|ay|saat) sonra"),
  },
  yes: /^ \. (?:(?:ay|tabii|tamam|ya|tesekkurler|tesekkur ederim)(?: [.,])? ){0,2}(?:evet|tabii|tabi|tabii ki|elbette|lutfen|olur|tamam|iyi olur|sevinirim|cok iyi olur|memnun olurum|kesinlikle|aynen|dogru|isterim|istiyorum|peki|oyle|he|hi hi|cikarin|silin|yapin|mumkunse)(?= )/,
  no: /^ \. (?:(?:ay|yok|ya|tesekkurler|tesekkur ederim|maalesef|lutfen)(?: [.,])? ){0,2}(?:hayir|yok|yo|olmaz|istemiyorum|istemem|asla|kesinlikle hayir|gerek yok|aramayin|hic|sakin)(?= )/,
  notNow:
    /^ \. (?:\w+ ){0,3}(?:[.,] )?(?:(?:simdi|su an|su anda|henuz|bugun|yarin|bu hafta) (?:degil|olmaz|aramayin)|.{0,60} (?:ararim|arayacagim|donerim|ulasirim)|.{0,40} (?:sorun degil|sorun yok|gerek yok|arayabilirsiniz|arayin|istiyorum))(?= )/,
};
