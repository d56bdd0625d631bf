import type { Calling } from "./calling.ts";

/** Endings of "ara-" with which somebody else is asked to call. */
const CALL_ME =
  "(?:arayin(?:iz)?|ara(?:r|yabilir|yiver(?:ir)?) mi(?:sin|siniz|siniz)?|arar m[iu]s[iu]n\\w*|arayabilir m[iu]s[iu]n\\w*|arar?saniz|arasaniz|arayabilirsiniz|arasin(?:lar)?|arasa(?:lar)?)";
const COME_BACK =
  "(?:donus (?:yapin|yapar|yaparsaniz|yapabilir|yapilsin|yapilmasini|bekli\\w+|rica|isti\\w+|alabilir)\\w*|donun(?:uz)?|doner m[iu]s[iu]n\\w*|donerseniz|donebilir m[iu]s[iu]n\\w*|telefon (?:edin|eder|ederseniz|edebilir|acin|acar)\\w*|ulasin|ulasir m[iu]s[iu]n\\w*|ulasabilir m[iu]s[iu]n\\w*|haber (?:verin|verir|verirseniz))";

export const TR: Calling = {
  wishes: new RegExp(
    [
      `\\b${CALL_ME}(?![a-z])`,
      `\\b(?:bana|bize|geri|tekrar|lutfen|sonra|yarin|bugun|haftaya)\\b[^.?!]{0,50}?\\b${COME_BACK}`,
      "\\b(?:geri )?(?:aramanizi|aranmayi|aranmak|donusunuzu|donmenizi|donus yapmanizi|telefonunuzu) (?:\\w+ )?(?:rica|isti|ister|bekli|bekler|umu)\\w*",
      "\\bgeri aran\\w* (?:isti|ister|talep)\\w*",
    ].join("|"),
    "g",
  ),
  refuses:
    /\b(?:aramayin(?:iz)?|aramasin(?:lar)?|beni (?:bir daha )?arama|rahatsiz etmeyin(?:iz)?|donmeyin(?:iz)?|donus yapmayin(?:iz)?|telefon etmeyin(?:iz)?)(?![a-z])|\b(?:aramaniza|aranmaya|aramaya|geri aramaya|donmenize|donus yapmaniza|donuse|takibe|aranmama|bir sey yapmaniza) (?:\w+ )?(?:gerek|luzum|ihtiyac\w*) (?:yok|kalmadi|duym\w+)|\b(?:aramanizi|aranmak|donmenizi|donus yapmanizi|donus) istem\w+|\bgerek yok (?:aramaniza|donmenize)/g,
  limits:
    /\b(?:once|kadar|bugun|simdi|gunu|sabah\w*|aksam\w*|saat\w*|hafta ?sonu) (?:\w+ )?(?:aramayin|aramasin|donmeyin)/g,
  neither:
    /\b(?:ararim|arariz|arayacagim|arayacagiz|arayayim|arayalim|donerim|doneriz|donecegim|donecegiz|doneyim|ulasirim|ulasacagim|aradim|aradik|aramistim|aradiniz|aramissiniz|neden aradi\w*|kim aradi)(?![a-z])/g,
  offers:
    /\b(?:sizi|size|seni|sana|geri|tekrar)\b[^.?!]{0,50}?\b(?:ara(?:yalim|yayim|yabiliri[mz]|riz|rim|yacag\w+|sin(?:lar)?|nmak)|aramami(?:zi)?|don(?:elim|eyim|ebiliri[mz]|eriz|erim|ecegi\w+|us yap\w+|memizi))|\b(?:arayalim|arayayim|donelim|doneyim) m[iu]\b/g,
};
