import { describe, expect, it } from "vitest";
import { sayReasonsInLine } from "../../src/dashboard/parts/say-reasons.ts";
import { endReasonText } from "../../src/dashboard/words/end-reasons.ts";
import { reasonWords } from "../../src/dashboard/words/reasons/all.ts";
import { type Language, type Phrase, translate, type Values } from "../../src/dashboard/words/words.ts";
import { shiftIntoWindow } from "../../src/gate/shift-into-window.ts";
import { type Code, REASONS } from "../../src/reasons/all.ts";
import { sayReason } from "../../src/reasons/say.ts";

const viewer = (language: Language, zone = "Europe/Istanbul") => ({
  language,
  zone,
  t: (phrase: Parameters<typeof translate>[1], values?: Values) => translate(language, phrase, values),
});
const both = (text: string) => [sayReasonsInLine(text, viewer("en")), sayReasonsInLine(text, viewer("tr"))];

describe("a reason in words", () => {
  it("names no fact that the reason does not have, and has its words in both languages", () => {
    const holes = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    for (const [code, phrase] of Object.entries(reasonWords) as [Code, Phrase][]) {
      for (const text of phrase) {
        expect([code, [...holes(text)].filter((name) => !holes(REASONS[code]).has(name))]).toEqual([
          code,
          [],
        ]);
      }
      expect([code, phrase[0]]).not.toEqual([code, phrase[1]]);
      // The same facts are told in both.
      expect([code, holes(phrase[1])]).toEqual([code, holes(phrase[0])]);
    }
  });

  it("says what moved a call into its calling window, on the callee's clock", () => {
    const window = {
      ...{ days: ["monday", "tuesday"] as ("monday" | "tuesday")[], start: "09:00", end: "20:00" },
      ...{ timezone: "callee" as const, public_holidays: "skip" as const },
    };
    const setting = { window, zones: ["Europe/Istanbul"], country: null };
    const { explanation } = shiftIntoWindow(Date.parse("2026-05-04T22:30:00+03:00"), setting);
    expect(both(explanation ?? "")).toEqual([
      "Mon, 4 May 2026, 22:30 is outside the calling window (Mon, Tue, 09:00–20:00), so it was moved to Tue, 5 May 2026, 09:00.",
      "4 May 2026 Pzt 22:30, arama saatlerinin dışında (Pzt, Sal, 09:00–20:00); 5 May 2026 Sal 09:00 zamanına kaydırıldı.",
    ]);
    expect(sayReasonsInLine(explanation ?? "", viewer("en", "UTC"))).toContain("22:30 (Europe/Istanbul)");
  });

  it("says why nobody gave a time, with lengths and countries in words", () => {
    expect(
      both(sayReason("fallback.no_value", { field: "follow_up_date", value: "", minutes: 1440 } as never)),
    ).toEqual([
      "No time was given (follow_up_date), so it rings after 1 day.",
      "Zaman söylenmedi (follow_up_date); bu yüzden 1 gün sonra aranır.",
    ]);
    const refused = sayReason("number.country", {
      number: "+4915112345678",
      country: "DE",
      countries: "GB, TR",
    });
    expect(both(`${sayReason("refused.booking", { rule: "country" })} ${refused}`)).toEqual([
      "Not booked: +4915112345678 is in Germany, which is not among the countries that may be called (United Kingdom, Türkiye). Add it to the calling rules if it is to be called.",
      "Planlanmadı: +4915112345678 şu ülkede: Almanya. Aranabilecek ülkeler arasında değil (Birleşik Krallık, Türkiye). Aranacaksa arama kurallarına ekleyin.",
    ]);
  });

  it("says what follows an attempt that nobody answered", () => {
    const follow = { next: 2, most: 3, at: "Monday 2026-05-04 14:30 (Europe/Istanbul)" };
    const text = sayReason("attempt.follows", { n: 1, how: "was not answered", ...follow });
    expect(both(text)).toEqual([
      "Attempt 1 was not answered; attempt 2 of 3 follows on Mon, 4 May 2026, 14:30.",
      "1. deneme: yanıtlanmadı; 3 denemeden 2. olanı 4 May 2026 Pzt 14:30.",
    ]);
  });

  it("leaves an old sentence as it was stored", () => {
    expect(both("The moon was full.")).toEqual(["The moon was full.", "The moon was full."]);
  });
});

describe("why a call ended", () => {
  const say = (reason: string) => [viewer("en"), viewer("tr")].map(({ t }) => endReasonText(reason, t));

  it.each([
    ["customer-ended-call", "the customer hung up", "müşteri kapattı"],
    ["busy (SIP 486)", "the line was busy (SIP 486)", "hat meşguldü (SIP 486)"],
    ["pipeline-error-openai", "pipeline error openai", "pipeline error openai"],
    ["The trunk is down.", "The trunk is down.", "The trunk is down."],
  ])("is said in words where %s is known", (reason, english, turkish) => {
    expect(say(reason)).toEqual([english, turkish]);
  });
});
