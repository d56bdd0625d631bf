import { describe, expect, test } from "vitest";
import { extract } from "../../src/extraction/extract.ts";
import { resolveField } from "../../src/extraction/field.ts";
import type { CallContext, ExtractionModel, Reading } from "../../src/extraction/model.ts";
import { offline } from "../../src/extraction/models/offline.ts";
import type { FieldResult } from "../../src/extraction/result.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";

const APPOINTMENT = resolveField({
  name: "appointment_at",
  type: "string",
  description: "When the appointment is, in ISO 8601 format",
});

/** Thursday 30 April 2026. */
const NOW = "2026-04-30T10:00:00+03:00";

const QUESTION: Record<string, string> = {
  en: "When shall we make the appointment?",
  tr: "Randevu ne zaman olsun?",
  es: "¿Cuándo quiere la cita?",
  de: "Wann möchten Sie den Termin?",
};

/** The customer's answer as the offline model reads it, and as one that gives the answer's own words. */
async function bothOf(language: string, said: string, startedAt: string | null): Promise<FieldResult[]> {
  const call: CallContext = { startedAt, timezone: "Europe/Istanbul", language, customerNumber: null };
  const turns = [
    { role: "agent", text: QUESTION[language] ?? "" },
    { role: "customer", text: said },
  ] as const;
  const words: Reading = { raw: said, turn: 1, quote: said };
  const read = async (model: ExtractionModel) => {
    const extraction = await extract(
      { models: [model], clock: () => 0 },
      { fields: [APPOINTMENT], turns, call },
    );
    return extraction.status === "completed" ? Object.values(extraction.fields) : [];
  };
  return (await Promise.all([offline, scriptedModel(reading({ appointment_at: words }))].map(read))).flat();
}

describe("null, with the words and the rule that they break", () => {
  const CASES: [string, string | null, RegExp, string, string][] = [
    ["relative to a call whose time is not known", null, /send started_at/, "en", "Tomorrow at nine."],
    ["relative to a call whose time is not known", null, /send started_at/, "tr", "Yarın saat dokuzda."],
    ["relative to a call whose time is not known", null, /send started_at/, "es", "Mañana a las nueve."],
    ["relative to a call whose time is not known", null, /send started_at/, "de", "Morgen um neun."],
    ["without its year, in such a call", null, /send started_at/, "en", "On May 7th."],
    ["before the call", NOW, /2026-04-23, lies before the call/, "en", "Last Thursday."],
    ["before the call", NOW, /2026-04-23, lies before the call/, "tr", "Geçen perşembe."],
    ["before the call", NOW, /2026-04-23, lies before the call/, "es", "El jueves pasado."],
    ["before the call", NOW, /2026-04-23, lies before the call/, "de", "Letzten Donnerstag."],
    ["that no calendar has", NOW, /calendar has no such day/, "en", "On 31 February."],
    ["that no calendar has", NOW, /calendar has no such day/, "tr", "31 Şubat."],
    ["that no calendar has", NOW, /calendar has no such day/, "es", "El 31 de febrero."],
    ["that no calendar has", NOW, /calendar has no such day/, "de", "Am 31. Februar."],
    [
      "that no calendar has, whenever the call was",
      null,
      /calendar has no such day/,
      "en",
      "On 31 February.",
    ],
    ["that its year does not have", NOW, /calendar has no such day/, "en", "On 29 February 2027."],
    ["too vague", NOW, /must name a day or a time/, "en", "Some time next week."],
    ["too vague", NOW, /must name a day or a time/, "tr", "Gelecek hafta bir ara."],
    ["too vague", NOW, /must name a day or a time/, "es", "La semana que viene."],
    ["too vague", NOW, /must name a day or a time/, "de", "Irgendwann nächste Woche."],
  ];

  test.each(CASES)("stands for a day %s (%s, %s, %s: %s)", async (_, startedAt, rule, language, said) => {
    const results = await bothOf(language, said, startedAt);
    expect(results).toHaveLength(2);
    for (const { raw, ...result } of results) {
      expect(result).toMatchObject({ value: null, status: "invalid", rule: expect.stringMatching(rule) });
      expect(said).toContain(raw);
      expect(result.evidence).toMatchObject([{ turn: 1 }]);
    }
  });

  test.each([
    ["en", "Monday the 5th."],
    ["es", "El lunes 5."],
    ["de", "Am Montag, den 5."],
    ["tr", "5 Mayıs pazartesi."],
  ])("stands with both days for a weekday that contradicts its day (%s: %s)", async (language, said) => {
    for (const result of await bothOf(language, said, NOW)) {
      expect(result).toMatchObject({
        value: null,
        status: "ambiguous",
        alternatives: ["2026-05-05", "2026-05-04"],
      });
    }
  });
});

test.each([
  ["en", "Last Thursday does not count. Make it Tuesday the 5th at nine."],
  ["de", "Am 5. Mai um neun."],
])("a day that can be placed comes before one that cannot (%s: %s)", async (language, said) => {
  const [result] = await bothOf(language, said, NOW);
  expect(result).toMatchObject({ value: "2026-05-05T09:00:00+03:00", status: "grounded" });
});

test.each([
  ["an appointment that was missed", "Date of the missed appointment"],
  ["what may lie on either side", "Date of delivery"],
])("a day before the call stands for %s", async (_, description) => {
  const fields = [resolveField({ name: "day", type: "string", description })];
  const model = scriptedModel(reading({ day: { raw: "last Thursday", turn: 0, quote: "last Thursday" } }));
  const call = { startedAt: NOW, timezone: "Europe/Istanbul", language: "en", customerNumber: null };
  const turns = [{ role: "customer", text: "That was last Thursday." }] as const;
  expect(await extract({ models: [model], clock: () => 0 }, { fields, turns, call })).toMatchObject({
    data: { day: "2026-04-23" },
  });
});
