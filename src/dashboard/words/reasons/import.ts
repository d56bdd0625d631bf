import type { IMPORT_REASONS } from "../../../reasons/import.ts";
import type { Phrase } from "../words.ts";

/** Why a row of a file was refused. Holes are the facts of the reason. */
export const importWords: Record<keyof typeof IMPORT_REASONS, Phrase> = {
  "import.no_number": ["This is not a phone number.", "Bu bir telefon numarası değil."],
  "import.cut_number": [
    "A spreadsheet has cut this number: format its column as text and export it again.",
    "Bir hesap tablosu bu numarayı kısaltmış: sütununu metin yapıp yeniden dışa aktarın.",
  ],
  "import.no_country_code": [
    "It has no country code: write + and the code in front, or say the country when you import.",
    "Ülke kodu yok: başına + ve kodu yazın ya da içe aktarırken ülkeyi belirtin.",
  ],
  "import.other_country": [
    "This is no number of {country}: write it with + and its country code.",
    "Bu ülkenin numarası değil ({country}): başına + ve ülke kodunu yazın.",
  ],
  "import.two_numbers": [
    "It may be {number} or {other}: write it with + and its country code.",
    "{number} ya da {other} olabilir: başına + ve ülke kodunu yazın.",
  ],
  "import.no_such_agent": [
    "There is no such agent: check the id, or leave it empty.",
    "Böyle bir temsilci yok: kimliği denetleyin ya da boş bırakın.",
  ],
  "import.open_quotes": [
    "A quotation mark is not closed, and this row may have swallowed others: close or double it.",
    "Bir tırnak kapatılmamış; bu satır başka satırları yutmuş olabilir: kapatın ya da çift yazın.",
  ],
  "import.not_json": [
    "It is not JSON: check quotes, commas and brackets.",
    "JSON değil: tırnakları, virgülleri ve ayraçları denetleyin.",
  ],
  "import.no_call": [
    "This is no call: send an object as POST /v1/calls takes it.",
    "Bu bir arama değil: POST /v1/calls isteğinin aldığı gibi bir nesne gönderin.",
  ],
  "import.goes_on": [
    "By its status the call goes on: import calls that are over.",
    "status alanına göre arama sürüyor: bitmiş aramaları aktarın.",
  ],
  "import.no_transcript": [
    "It has no transcript: give what was said, such as text whose lines begin with Agent: and Customer:.",
    "Dökümü yok: söylenenleri verin, örneğin satırları Agent: ve Customer: ile başlayan bir metin.",
  ],
  "import.interrupted": [
    "Taking it in was interrupted three times: send it by itself to POST /v1/calls, or split the file.",
    "Alınması üç kez kesildi: tek başına POST /v1/calls ile gönderin ya da dosyayı bölün.",
  ],
};
