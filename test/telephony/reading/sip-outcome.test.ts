import { expect, it } from "vitest";
import { sipOutcome } from "../../../src/telephony/reading/sip-outcome.ts";

it("a SIP status that is no final failure is no outcome", () => {
  for (const status of [100, 180, 200, 299, 700, 486.5, Number.NaN]) expect(sipOutcome(status)).toBeNull();
  expect([486, 603, 480, 487, 500].map(sipOutcome)).toEqual([
    "busy",
    "declined",
    "no_answer",
    "canceled",
    "failed",
  ]);
});
