import { describe, expect, it } from "vitest";
import {
  alreadyHandingOver,
  callBackBooked,
  handingOver,
  nobodyThere,
} from "../../src/transfers/sentences/sentences.ts";

const AT = "2026-05-07T11:30:00Z";
const fallback = {
  type: "schedule_call" as const,
  delay_minutes: 15,
  message: "We <b>will</b> call you & your team.",
};
const in_ = (language: string, timezone = "Europe/Istanbul") => ({ language, timezone });

describe("what a voice agent reads of its tool", () => {
  it.each([
    ["en-GB", "The call is being handed over now to sales."],
    ["tr", "Görüşme şimdi aktarılıyor: sales."],
    ["es-ES", "La llamada se está transfiriendo ahora a sales."],
    ["de", "Der Anruf wird jetzt weitergeleitet an sales."],
    ["pt-BR", "The call is being handed over now to sales."],
  ])("is in the agent's language: %s", (language, expected) => {
    expect(handingOver("sales", language)).toBe(expected);
    expect(alreadyHandingOver(language)).not.toBe("");
  });

  it("names nobody who has no name", () => {
    expect(handingOver(null, "en")).toBe("The call is being handed over now.");
    expect(handingOver("a\nb", "en")).toBe("The call is being handed over now to a b.");
  });

  it.each([
    ["en", "A call back is booked for Thursday, May 7 at 02:30 PM."],
    ["tr", "Geri arama zamanı: 7 Mayıs Perşembe 14:30."],
    ["es", "Se ha reservado una devolución de llamada para el jueves, 7 de mayo, 14:30."],
    ["de", "Ein Rückruf ist vereinbart für Donnerstag, 7. Mai um 14:30."],
  ])("says a call back's time on the caller's clock: %s", (language, expected) => {
    expect(callBackBooked(AT, in_(language))).toBe(expected);
    expect(callBackBooked("2026-05-07T04:30:00-07:00", in_(language))).toBe(expected);
  });

  it("says that nobody is there, and what was done instead", () => {
    const booked = { type: "schedule_call" as const, schedule_id: "sched_1", at: AT };
    expect(nobodyThere({ fallback, fallbackResult: booked }, in_("en"))).toBe(
      "Nobody can take the call right now. A call back is booked for Thursday, May 7 at 02:30 PM. We b will /b call you and your team.",
    );
    expect(nobodyThere({ fallback, fallbackResult: { ...booked, said: true } }, in_("en"))).toBe(
      "Nobody can take the call right now. A call back is booked for Thursday, May 7 at 02:30 PM.",
    );
  });

  it("asks the agent to go on where there is nothing to offer", () => {
    expect(nobodyThere({ fallback: null, fallbackResult: null }, in_("de"))).toBe(
      "Im Moment kann niemand den Anruf annehmen. Bitte führe das Gespräch weiter.",
    );
  });
});
