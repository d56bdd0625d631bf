import { describe, expect, it } from "vitest";
import {
  goOn,
  hangUp,
  type LivePlay,
  openPlay,
  type Posting,
  RING_MS,
  ringHuman,
  type Step,
  sayNow,
  UTTERANCE_MS,
} from "../../../../src/telephony/providers/simulated/live-play.ts";
import type { CallEnded, NetworkMessage } from "../../../../src/telephony/providers/simulated/message.ts";
import { placement } from "../placement.ts";

const RUNG_AT = Date.parse("2026-05-04T09:00:00Z");
const HUMAN = "+14155550190";

/** A call that is played by hand, on a clock of its own. */
function call(ending: string, change: Parameters<typeof placement>[0] = {}) {
  const opened = openPlay(placement({ toNumber: `+141555501${ending}`, ...change }), "sim_1", RUNG_AT);
  if (!opened) throw new Error(`${ending} is not played live`);
  let play: LivePlay = opened;
  let ended: CallEnded | null = null;
  let now = RUNG_AT;
  const postings: Posting[] = [];
  const take = (step: Step) => {
    play = step.play;
    ended = step.ended ?? ended;
    postings.push(...step.postings);
  };
  const step = () => {
    now = play.nextAt;
    take(goOn(play, now));
  };
  const of = <Type extends NetworkMessage["type"]>(type: Type) =>
    postings.flatMap(({ message }) =>
      message.type === type ? [message as NetworkMessage & { type: Type }] : [],
    );
  return {
    step,
    postings,
    /** Steps until something was said `turns` times, or the call is over. */
    until: (turns: number) => {
      while (!ended && play.turns.length < turns) step();
    },
    toItsEnd: () => {
      while (!ended) step();
    },
    ring: (to = HUMAN, message: string | null = null, transferId = "xfer_1") => {
      const rung = ringHuman(play, { transferId, to, message }, now);
      take(rung.step);
      return rung;
    },
    say: (text: string) => take(sayNow(play, text, now)),
    hangUp: () => take(hangUp(play, now, "ended_by_request")),
    said: () => of("call.turn").map(({ turn }) => turn.text),
    outcomes: () => of("call.transfer").map(({ to, status, leg }) => ({ to, status, leg })),
    ended: () => ended,
    types: () => postings.map(({ message }) => message.type),
    now: () => now,
  };
}

const lastOf = (texts: readonly string[]) => texts.at(-1) ?? "";

describe("a call that is played live", () => {
  it("begins when the phone was answered, is told utterance by utterance, and ends with all that was said", () => {
    const played = call("22");
    played.toItsEnd();
    const turns = played.said().length;
    expect(turns).toBe(8);
    expect(played.types()).toEqual(["call.started", ...Array(turns).fill("call.turn"), "call.ended"]);
    const times = played.postings.map(({ at }) => at - RUNG_AT);
    expect(times).toEqual(Array.from({ length: turns + 2 }, (_, i) => RING_MS + i * UTTERANCE_MS));
    const ended = played.ended();
    expect(ended).toMatchObject({ outcome: "completed", end_reason: "customer_hung_up" });
    expect(ended?.turns.map(({ text }) => text)).toEqual(played.said());
    expect(played.said()[1]).toContain("this is Jane Roe");
    for (const [i, turn] of (ended?.turns ?? []).entries()) {
      expect(turn.end_ms).toBe((i + 1) * UTTERANCE_MS);
      expect(turn.start_ms).toBe(i * UTTERANCE_MS);
    }
  });

  it.each([
    ["20", "+14155550120", /talk to a real person/],
    ["20 in Turkey", "+905321234520", /insanla konuşmak istiyorum/],
    ["21", "+14155550121", /angry.*cancel my contract/],
    ["21 in Turkey", "+905321234521", /sözleşmemi iptal/],
    ["22 in Turkey", "+905321234522", /Çok ilgileniyorum/],
    ["28", "+34612345628", /hablar con una persona/],
    ["29", "+491701234529", /mit einem Menschen sprechen/],
  ])("to a number ending in %s says what such callers say", (_, toNumber, words) => {
    const played = call("", { toNumber });
    played.toItsEnd();
    expect(played.said().join(" ")).toMatch(words);
  });

  it("opens with the agent's own words", () => {
    const agent = { ...placement().agent, begin_message: "Hi {{customer_name}}." };
    const played = call("20", { agent });
    played.until(1);
    expect(played.said()).toEqual(["Hi Jane Roe."]);
  });

  it.each(["+14155550123", "+14155550101", "+14155550119", "+14155550130"])(
    "is none to %s, of which only the end is told",
    (toNumber) => {
      expect(openPlay(placement({ toNumber }), "sim_1", RUNG_AT)).toBeNull();
    },
  );

  it("says what it is told to beside the script, and goes on with that on time", () => {
    const played = call("22");
    played.until(2);
    const script = call("22");
    script.toItsEnd();
    played.say("One moment, please.");
    played.toItsEnd();
    expect(played.said()).toEqual(script.said().toSpliced(2, 0, "One moment, please."));
    expect(played.now()).toBe(script.now());
  });

  it("is over when it is told to hang up", () => {
    const played = call("22");
    played.until(3);
    played.hangUp();
    expect(played.ended()).toMatchObject({ end_reason: "ended_by_request", outcome: "completed" });
    expect(played.ended()?.turns).toHaveLength(3);
  });
});

describe("a human's phone", () => {
  it("rings while the customer is on hold; then the two talk, and the call ends", () => {
    const played = call("21");
    played.until(4);
    const asked = played.now();
    expect(played.ring()).toMatchObject({ answer: { kind: "done" }, hasRung: true });
    played.step();
    expect(played.now()).toBe(asked + RING_MS);
    expect(played.outcomes()).toEqual([{ to: HUMAN, status: "connected", leg: 1 }]);
    played.toItsEnd();
    expect(played.said().slice(4)).toEqual([
      expect.stringContaining("customer care"),
      expect.stringContaining("that was quick"),
    ]);
    expect(played.ended()?.end_reason).toBe("ended_after_transfer");
  });

  it.each([
    ["01", "busy"],
    ["02", "no_answer"],
    ["03", "failed"],
    ["04", "voicemail"],
    ["11", "declined"],
  ])("of a number ending in %s is %s, and the voice agent goes on with the talk", (ending, status) => {
    const script = call("20");
    script.toItsEnd();
    const played = call("20");
    played.until(5);
    played.ring(`+141555501${ending}`);
    played.toItsEnd();
    expect(played.outcomes()).toEqual([{ to: `+141555501${ending}`, status, leg: 1 }]);
    expect(played.said()).toEqual(script.said());
    expect(played.now()).toBe(script.now() + RING_MS);
  });

  it("may be the second one, after the first was busy", () => {
    const played = call("20");
    played.until(5);
    played.ring("+14155550101");
    played.step();
    played.until(6);
    played.ring(HUMAN);
    played.toItsEnd();
    expect(played.outcomes().map(({ status, leg }) => [leg, status])).toEqual([
      [1, "busy"],
      [2, "connected"],
    ]);
  });

  it("rings twice where it is asked for twice: one is connected, the other not needed any more", () => {
    const played = call("20");
    played.until(5);
    const [first, second] = [played.ring(HUMAN), played.ring("+14155550191", null, "xfer_2")];
    expect([first.hasRung, second.hasRung]).toEqual([true, true]);
    played.toItsEnd();
    expect(played.outcomes().map(({ status, leg }) => [leg, status])).toEqual([
      [1, "connected"],
      [2, "canceled"],
    ]);
  });

  it("is rung after the customer heard the message", () => {
    const played = call("20");
    played.until(5);
    played.ring(HUMAN, "I am putting you through.");
    expect(lastOf(played.said())).toBe("I am putting you through.");
    played.toItsEnd();
    expect(played.outcomes()).toMatchObject([{ status: "connected" }]);
  });

  it.each([
    ["07", "refused", false, []],
    ["08", "unknown", false, []],
    ["05", "unknown", true, ["connected"]],
    ["06", "unknown", true, []],
    ["10", "done", true, ["connected"]],
  ])("of a number ending in %s: the request is %s", (ending, kind, hasRung, told) => {
    const played = call("20");
    played.until(5);
    expect(played.ring(`+141555501${ending}`)).toMatchObject({ answer: { kind }, hasRung });
    played.toItsEnd();
    expect(played.outcomes().map(({ status }) => status)).toEqual(told);
    const twice = played.postings.filter(({ isTwice }) => isTwice).map(({ message }) => message.type);
    expect(twice).toEqual(ending === "10" ? ["call.transfer"] : []);
  });

  it("cannot be rung before the customer answered", () => {
    expect(call("20").ring()).toMatchObject({ answer: { kind: "refused" }, hasRung: false });
  });

  it("stops ringing when the call is over", () => {
    const played = call("20");
    played.until(5);
    played.ring();
    played.hangUp();
    expect(played.types().slice(-2)).toEqual(["call.transfer", "call.ended"]);
    expect(played.outcomes()).toMatchObject([{ status: "canceled" }]);
  });
});

describe("what goes wrong on a live call", () => {
  it("24: every human is busy", () => {
    const played = call("24");
    played.until(5);
    played.ring();
    played.toItsEnd();
    expect(played.outcomes()).toMatchObject([{ status: "busy" }]);
  });

  it("25: the customer hangs up while a human's phone rings", () => {
    const played = call("25");
    played.until(5);
    const asked = played.now();
    played.ring();
    played.toItsEnd();
    expect(played.now()).toBeLessThan(asked + RING_MS);
    expect(played.outcomes()).toMatchObject([{ status: "canceled" }]);
    expect(played.ended()?.end_reason).toBe("customer_hung_up");
  });

  it("26: nobody tells the end, though the call is over", () => {
    const played = call("26");
    played.toItsEnd();
    expect(played.types()).not.toContain("call.ended");
    expect(played.ended()?.turns).toHaveLength(8);
  });

  it("27: utterances are told twice, and the customer's after the answer to them", () => {
    const played = call("27");
    played.toItsEnd();
    const turns = played.postings.filter(({ message }) => message.type === "call.turn");
    expect(turns.every(({ isTwice }) => isTwice)).toBe(true);
    const order = turns
      .toSorted((a, b) => a.at - b.at)
      .flatMap(({ message }) => (message.type === "call.turn" ? message.sequence : []));
    expect(order.slice(0, 5)).toEqual([0, 2, 1, 4, 3]);
    expect(played.ended()?.turns.map(({ text }) => text)).toEqual(played.said());
  });
});
