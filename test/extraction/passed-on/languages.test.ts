import { describe, expect, it } from "vitest";
import type { Turn } from "../../../src/calls/turn.ts";
import type { FieldDefinition } from "../../../src/extraction/field.ts";
import type { CallContext } from "../../../src/extraction/model.ts";
import type { FieldResult } from "../../../src/extraction/result.ts";
import { answer, readOf } from "./call.ts";

type Question = Omit<FieldDefinition, "name" | "description"> & { description?: string };

const NAME: Question = { type: "string", description: "Full name of the customer" };
const NUMBER: Question = { type: "number", description: "How many" };
const DATE: Question = { type: "string", format: "date" };
const WHEN: Question = { type: "string", format: "date-time" };
const PHONE: Question = { type: "string", format: "phone" };
const EMAIL: Question = { type: "string", format: "email" };
const WANTED: Question = { type: "boolean", description: "Whether it is wanted" };
const PLACE: Question = { type: "string", description: "City" };
const CODE: Question = { type: "string", description: "Postal code" };
const LEVEL: Question = { type: "enum", options: ["yüksek", "düşük"] };

const call = (
  language: string | null,
  timezone: string,
  customerNumber: string | null = null,
): CallContext => ({
  startedAt: "2026-05-04T07:00:00Z",
  timezone,
  language,
  customerNumber,
});
const TURKISH = call("tr-TR", "Europe/Istanbul", "+905321112233");
const SPANISH = call("es-ES", "Europe/Madrid", "+34612111222");
const GERMAN = call("de-DE", "Europe/Berlin", "+4915112345678");
const BRITISH = call("en-GB", "Europe/London", "+447911123456");
const UNKNOWN = call(null, "Europe/Istanbul");

/** Call, field, what was said, the value that the model gave for it, and what is passed on. */
type Case = [
  string,
  CallContext,
  Question,
  said: string,
  value: string | number | boolean,
  FieldResult["value"],
  FieldResult["status"],
];

const CASES: Case[] = [
  ["a Turkish name", TURKISH, NAME, "Merhaba, ben İpek Işık", "Ipek Isik", "Ipek Isik", "grounded"],
  [
    "a Turkish name that nobody said",
    TURKISH,
    NAME,
    "Merhaba, ben İpek Işık",
    "İpek Yılmaz",
    null,
    "ungrounded",
  ],
  ["a Turkish city with its case", TURKISH, PLACE, "Ankaradan arıyorum", "Ankara", "Ankara", "grounded"],
  ["a Turkish number", TURKISH, NUMBER, "İki buçuk milyon lira ayırdık", "2500000", 2_500_000, "grounded"],
  [
    "a Turkish number a thousand times too small",
    TURKISH,
    NUMBER,
    "İki buçuk milyon lira ayırdık",
    2500,
    null,
    "ungrounded",
  ],
  ["a Turkish day", TURKISH, DATE, "Yarın uygunum", "Yarın", "2026-05-05", "grounded"],
  ["a Turkish day resolved wrongly", TURKISH, DATE, "Yarın uygunum", "2026-05-06", null, "ungrounded"],
  [
    "a Turkish time",
    TURKISH,
    WHEN,
    "Yarın öğleden sonra üçte arayın",
    "2026-05-05T15:00:00+03:00",
    "2026-05-05T15:00:00+03:00",
    "grounded",
  ],
  ["a Turkish no", TURKISH, WANTED, "Hayır, istemiyorum", false, false, "grounded"],
  ["a Turkish option in other letters", TURKISH, LEVEL, "İlgim yüksek", "YÜKSEK", "yüksek", "grounded"],
  [
    "a Turkish phone number",
    TURKISH,
    PHONE,
    "Beş yüz otuz iki, yüz on bir, yirmi iki, otuz üç",
    "+905321112233",
    "+905321112233",
    "grounded",
  ],
  [
    "a call whose language nobody told",
    UNKNOWN,
    DATE,
    "Tamam, o zaman siz beni yarın arayın, ben evde olacağım",
    "yarın",
    "2026-05-05",
    "grounded",
  ],
  ["a Spanish number", SPANISH, NUMBER, "Somos dos mil quinientos", "dos mil quinientos", 2500, "grounded"],
  ["a Spanish day", SPANISH, DATE, "Mejor pasado mañana", "pasado mañana", "2026-05-06", "grounded"],
  [
    "a Spanish e-mail address",
    SPANISH,
    EMAIL,
    "Es ana punto ruiz arroba ejemplo punto es",
    "ana.ruiz@ejemplo.es",
    "ana.ruiz@ejemplo.es",
    "grounded",
  ],
  [
    "a Spanish e-mail address at another host",
    SPANISH,
    EMAIL,
    "Es ana punto ruiz arroba ejemplo punto es",
    "ana.ruiz@gmail.com",
    null,
    "ungrounded",
  ],
  ["a German number", GERMAN, NUMBER, "Etwa zweieinhalbtausend", 2500, 2500, "grounded"],
  ["a German day", GERMAN, DATE, "Übermorgen passt mir gut", "übermorgen", "2026-05-06", "grounded"],
  [
    "a German time resolved an hour late",
    GERMAN,
    WHEN,
    "Übermorgen um halb drei nachmittags",
    "2026-05-06T15:30:00+02:00",
    null,
    "ungrounded",
  ],
  ["a German yes", GERMAN, WANTED, "Ja, gerne", true, true, "grounded"],
  ["a British date in figures", BRITISH, DATE, "On 03/04/2027", "03/04/2027", "2027-04-03", "grounded"],
  [
    "a date in figures of a country nobody knows",
    call("en", "UTC"),
    DATE,
    "On 03/04/2027",
    "03/04/2027",
    null,
    "ambiguous",
  ],
  ["a day of the month", BRITISH, NUMBER, "I am leaving on the 14th", 14, 14, "grounded"],
  ["another day of the month", BRITISH, NUMBER, "I am leaving on the 14th", 4, null, "ungrounded"],
  [
    "a code spelled with words",
    BRITISH,
    CODE,
    "Papa Oscar four three, three golf golf",
    "PO43 3GG",
    "PO43 3GG",
    "grounded",
  ],
  [
    "a code spelled with other words",
    BRITISH,
    CODE,
    "Papa Oscar four three, three golf hotel",
    "PO43 3GG",
    null,
    "ungrounded",
  ],
  [
    "a name spelled letter by letter",
    BRITISH,
    NAME,
    "Tom is my name, M, I, L, L, E, R",
    "Tom Miller",
    "Tom Miller",
    "grounded",
  ],
  [
    "a code spelled with examples",
    BRITISH,
    CODE,
    "Seven, K as in king, four, B for Bob, Q",
    "7K4BQ",
    "7K4BQ",
    "grounded",
  ],
];

describe("in any language, what is passed on", () => {
  it.each(CASES)(
    "of %s is right, or null with a reason",
    async (_, context, question, text, value, expected, status) => {
      const turns: Turn[] = [
        { role: "agent", text: "…" },
        { role: "customer", text },
      ];
      const definition = { name: "field", description: "", ...question };
      const field = await readOf(definition, answer("field", [1, text, value]), turns, context);
      expect(field).toMatchObject({ value: expected, status });
      if (status === "ambiguous")
        expect(field?.alternatives?.toSorted()).toEqual(["2027-03-04", "2027-04-03"]);
    },
  );
});
