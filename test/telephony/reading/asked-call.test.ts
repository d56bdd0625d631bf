import { describe, expect, it } from "vitest";
import type { CallEvent } from "../../../src/telephony/event.ts";
import type { HttpAnswer } from "../../../src/telephony/http.ts";
import {
  type AskedCall,
  foundAnswer,
  isAll,
  transcriptAnswer,
} from "../../../src/telephony/reading/asked-call.ts";

const NOW = 1_795_341_660_000;
const GOOD: HttpAnswer = { kind: "answered", status: 200, headers: new Headers(), text: "{}", json: {} };
const TURNS = [{ role: "agent" as const, text: "Hi" }];
const event = (change: Partial<CallEvent> = {}): CallEvent => ({
  ...{ key: "call", callId: "in-the-answer", at: NOW, kind: "ended", facts: {}, ...change },
});
const over = (...events: CallEvent[]): AskedCall => ({ kind: "over", events });

describe("what is told of a call that is over", () => {
  it.each([
    [{ status: "completed", durationMs: 50_000 }, false],
    [{ status: "completed", durationMs: 0 }, false],
    [{ status: "voicemail", durationMs: 9_000 }, false],
    [{ status: "failed", durationMs: 9_000 }, false],
    [{ status: "failed" }, true],
    [{ status: "voicemail", durationMs: 0 }, true],
    [{ status: "busy", durationMs: 9_000 }, true],
    [{ status: "no_answer", durationMs: 30_000 }, true],
    [{ status: "canceled" }, true],
  ] as const)("without a word, as %j, is all: %j", (facts, isIt) => {
    expect(isAll(facts, [])).toBe(isIt);
    expect(isAll(facts, TURNS)).toBe(true);
  });
});

describe("a call that was found", () => {
  const found = (...events: CallEvent[]) => {
    const answer = foundAnswer(GOOD, "asked", () => over(...events));
    return answer.kind === "ended" ? answer.events : [];
  };

  it("is the one that was asked for, under another key whenever it says more", () => {
    const answers = [event(), event({ turns: TURNS }), event({ turns: TURNS, isFinal: true })].map(
      (one) => found(one)[0],
    );
    expect(answers.map((one) => one?.callId)).toEqual(["asked", "asked", "asked"]);
    expect(new Set(["call", ...answers.map((one) => one?.key)]).size).toBe(4);
    expect(found(event())).toEqual(found(event()));
  });

  it("tells of the same transfer as a message does", () => {
    const transfer = { status: "connected", to: null, reason: null } as const;
    expect(found(event({ kind: "transfer", key: "transfer:1", transfer }))).toMatchObject([
      { key: "transfer:1", callId: "asked" },
    ]);
  });
});

describe("a transcript that is asked for", () => {
  const asked = (ended: CallEvent, now?: number) =>
    transcriptAnswer("Bland", GOOD, () => over(ended), now === undefined ? {} : { now }).kind;

  it("is asked for again while the words of a talk that just ended may still be written down", () => {
    expect(asked(event(), NOW + 60_000)).toBe("later");
    expect(asked(event(), NOW + 300_000)).toBe("events");
    expect(asked(event({ at: null }), NOW)).toBe("events");
    expect(asked(event({ isFinal: true }), NOW)).toBe("events");
    expect(asked(event({ turns: TURNS }), NOW)).toBe("events");
    expect(asked(event())).toBe("events");
  });
});
