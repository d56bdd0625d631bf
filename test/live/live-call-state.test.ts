import { describe, expect, it } from "vitest";
import { LIVE_SILENCE_MS, LOST_END_AFTER_MS } from "../../src/conversations/next-step.ts";
import { silentAt } from "../../src/live/live-call-state.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import { answered, hungUp, said, TEN, told } from "../conversations/told.ts";
import { CALL, grounded, liveCall, MISSING, TRANSFER } from "./known.ts";

const agent = (text: string, second: number) =>
  told("turn", second, { turns: [{ role: "agent", text, at: TEN + second * 1000 }] });

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => ordersOf(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

describe("the turns of a live call", () => {
  const told = [
    agent("Hello?", 1),
    said("Hi, it is Jane.", 3),
    agent("What is it?", 5),
    said("A refund.", 8),
  ];

  it("are the same whatever the order in which they came, and however often", () => {
    for (const order of ordersOf(told)) {
      const call = liveCall();
      for (const event of order) call.tell(event, event);
      call.tell(...order);
      expect(call.known().turns.map(({ text }) => text)).toEqual([
        "Hello?",
        "Hi, it is Jane.",
        "What is it?",
        "A refund.",
      ]);
    }
  });

  it("are shown one by one as they are added, and all anew where one came late", () => {
    const call = liveCall();
    const [first, second, third] = told as [CallEvent, CallEvent, CallEvent];
    call.tell(first);
    call.tell(third, third);
    const messages = call.effects().flatMap((one) => (one.kind === "broadcast" ? [one.message] : []));
    expect(messages).toMatchObject([
      { type: "turn", turn: 0, role: "agent", text: "Hello?" },
      { type: "turn", turn: 1, text: "What is it?" },
    ]);
    call.tell(second);
    expect(call.effects()[0]).toMatchObject({
      message: {
        type: "transcript",
        turns: [{ turn: 0 }, { turn: 1, text: "Hi, it is Jane." }, { turn: 2 }],
      },
    });
    call.tell(second);
    expect(call.kinds()).toEqual([]);
  });

  it("are those of the latest transcript so far, where that is what is told", () => {
    const soFar = (version: number, ...texts: string[]) => {
      const turns = texts.map((text) => ({ role: "customer" as const, text }));
      return told0("transcript", { key: "so-far", version, turns });
    };
    const call = liveCall();
    call.tell(soFar(2, "I need", "a refund"));
    call.tell(soFar(1, "I need"));
    expect(call.known().turns).toHaveLength(2);
    call.tell(soFar(3, "I need", "a refund, please"));
    expect(call.known().turns.at(-1)?.text).toBe("a refund, please");
  });
});

const told0 = (kind: CallEvent["kind"], change: Partial<CallEvent>) => told(kind, null, change);

describe("reading a live call", () => {
  it("waits for the customer, and begins with their every turn", () => {
    const call = liveCall();
    call.tell(answered(), agent("Hello?", 1));
    expect(call.kinds()).toEqual(["turn"]);
    call.tell(said("Hi.", 2));
    expect(call.kinds()).toEqual(["turn", "read"]);
  });

  it("is done once at a time: what is said meanwhile is read by the next", () => {
    const call = liveCall();
    call.tell(said("Hi.", 2));
    const { revision } = call.known();
    call.tell(said("It is Jane.", 3));
    call.tell(said("Jane Roe.", 4));
    expect(call.kinds().filter((kind) => kind === "read")).toHaveLength(1);
    call.happen({ kind: "read", by: "offline", revision, fields: {} });
    expect(call.kinds()).toContain("read");
    call.read({});
    expect(call.kinds()).not.toContain("read");
  });

  it("takes no result that is older than one it has", () => {
    const call = liveCall();
    call.tell(said("Hi.", 2));
    const { revision } = call.known();
    call.tell(said("jane@example.com", 3));
    call.read({ email: grounded("jane@example.com") });
    call.happen({ kind: "read", by: "offline", revision, fields: { email: MISSING } });
    expect(call.known().fields.email).toEqual(grounded("jane@example.com"));
  });

  it("shows the values that changed, and the verdicts", () => {
    const call = liveCall();
    call.tell(said("Hi.", 2));
    call.read({ email: MISSING, callback_number: MISSING });
    expect(call.kinds()).toEqual(["turn", "read", "fields", "decision", "decision"]);
    call.tell(said("jane@example.com", 3));
    call.read({ email: grounded("jane@example.com"), callback_number: MISSING });
    const [, , fields, decision, ...rest] = call.effects();
    expect(fields).toMatchObject({ message: { fields: { email: { value: "jane@example.com" } } } });
    expect(fields).not.toHaveProperty("message.fields.callback_number");
    expect(decision).toMatchObject({ message: { type: "decision", action: "Sales", met: true } });
    expect(rest.map(({ kind }) => kind)).toEqual(["transfer"]);
  });

  it("is left out where the agent hands no call over", () => {
    const quiet = { ...liveCall().loaded.configuration, post_call_actions: [] };
    const call = liveCall({ configuration: quiet });
    call.tell(said("Let me talk to a person.", 2));
    expect(call.kinds()).toEqual(["turn"]);
  });
});

describe("the transfer of a live call", () => {
  const BOTH = { email: grounded("jane@example.com"), callback_number: grounded("+14155550123") };

  it("is asked for once, whatever is met at the same time or later", () => {
    const call = liveCall();
    call.tell(said("jane@example.com", 3));
    call.read(BOTH);
    call.tell(said("Let me talk to a person.", 5));
    call.read(BOTH);
    const asked = call.effects().filter(({ kind }) => kind === "transfer");
    expect(asked).toMatchObject([{ decision: { action: "Sales", trigger: "condition" }, fields: BOTH }]);
  });

  it("is asked for where the caller wants a person", () => {
    const call = liveCall();
    call.tell(said("Let me talk to a person, please.", 5));
    call.read({ email: MISSING, callback_number: MISSING });
    expect(call.effects()).toContainEqual(
      expect.objectContaining({ kind: "transfer", decision: expect.objectContaining({ trigger: "caller" }) }),
    );
  });

  it("is not asked for again after an eviction, where it stands", () => {
    const call = liveCall({ transfers: [TRANSFER] }, [said("jane@example.com", 3)]);
    expect(call.kinds()).toEqual(["read"]);
    call.read(BOTH);
    expect(call.kinds()).not.toContain("transfer");
  });

  it("is asked for after an eviction that came before it was", () => {
    const call = liveCall({}, [said("jane@example.com", 3)]);
    call.read(BOTH);
    expect(call.kinds()).toContain("transfer");
  });

  it("is asked for again with the next words, where it could not be", () => {
    const call = liveCall();
    call.tell(said("jane@example.com", 3));
    call.read(BOTH);
    call.happen({ kind: "transfer_fault" });
    call.effects();
    call.tell(said("Are you there?", 9));
    call.read(BOTH);
    expect(call.kinds()).toContain("transfer");
  });

  it("is shown as it moves", () => {
    const call = liveCall();
    call.happen({ kind: "transfers", transfers: [TRANSFER] });
    call.happen({ kind: "transfers", transfers: [TRANSFER] });
    call.happen({ kind: "transfers", transfers: [{ ...TRANSFER, status: "connected" }] });
    expect(call.effects()).toMatchObject([
      { message: { type: "transfer", transfer: { status: "requested" } } },
      { message: { type: "transfer", transfer: { status: "connected" } } },
    ]);
  });
});

describe("the model of a live call", () => {
  const LONG = "Well I should think that it is about the thing from last week";
  const EMPTY = { email: MISSING, callback_number: MISSING };

  /** A call that was read without a value once the customer said something. */
  function unclear(text = LONG, hasModel = true) {
    const call = liveCall({ hasModel });
    call.tell(said(text, 3));
    call.read(EMPTY);
    return call;
  }
  const asks = (call: ReturnType<typeof liveCall>) => {
    call.pass(1_500);
    call.happen({ kind: "paused" });
    return call.effects().filter((one) => one.kind === "read" && one.by === "model").length;
  };

  it("is asked where the offline reader cannot tell, once the customer pauses", () => {
    const call = unclear();
    expect(call.effects().at(-1)).toEqual({ kind: "pause", ms: 1_500 });
    call.pass(1_000);
    call.tell(said("you know", 4));
    call.read(EMPTY);
    call.pass(500);
    call.happen({ kind: "paused" });
    expect(call.effects().at(-1)).toEqual({ kind: "pause", ms: 1_000 });
    expect(asks(call)).toBe(1);
  });

  it("is asked by no deployment that has none, for few words, or where all is known", () => {
    expect(unclear(LONG, false).kinds()).not.toContain("pause");
    expect(unclear("Yes, that is it").kinds()).not.toContain("pause");
    const call = liveCall({ hasModel: true });
    call.tell(said(LONG, 3));
    call.read({ email: grounded("jane@example.com"), callback_number: grounded("+14155550123") });
    expect(call.kinds()).not.toContain("pause");
  });

  it("is not asked where a decision is met", () => {
    const call = liveCall({ hasModel: true });
    call.tell(said(LONG, 3));
    call.read({ email: grounded("jane@example.com"), callback_number: MISSING });
    expect(call.kinds()).not.toContain("pause");
    expect(asks(call)).toBe(0);
  });

  it("is asked once at a time, and again only after five more words", () => {
    const call = unclear();
    expect(asks(call)).toBe(1);
    call.tell(said(LONG, 6));
    call.read(EMPTY);
    expect(asks(call)).toBe(0);
    call.read({}, "model");
    expect(call.effects().at(-1)).toEqual({ kind: "pause", ms: 1_500 });
    expect(asks(call)).toBe(1);
    call.read({}, "model");
    call.tell(said("one two three four", 9));
    call.read(EMPTY);
    expect(asks(call)).toBe(0);
    call.tell(said("five", 10));
    call.read(EMPTY);
    expect(asks(call)).toBe(1);
  });

  it("is asked ten times a call at most, evictions or not", () => {
    const call = liveCall({ hasModel: true, modelUse: { readings: 8, words: 0 } });
    let asked = 0;
    for (let second = 1; second < 6; second++) {
      call.tell(said(LONG, second));
      call.read(EMPTY);
      asked += asks(call);
      call.read({}, "model");
    }
    expect(asked).toBe(2);
  });

  it("gives the values that the offline reader has not, and no others", () => {
    const call = unclear();
    call.read({ email: grounded("j@example.com"), callback_number: MISSING }, "model");
    expect(call.known().fields.email).toEqual(grounded("j@example.com"));
    expect(call.kinds()).toContain("transfer");
    call.tell(said("No, jane@example.com", 9));
    call.read({ email: grounded("jane@example.com"), callback_number: MISSING });
    expect(call.known().fields.email).toEqual(grounded("jane@example.com"));
  });
});

describe("utterances of a live call that somebody listens to", () => {
  const announced = (call: ReturnType<typeof liveCall>) =>
    call.effects().flatMap((one) => (one.kind === "announce" ? one.utterances : []));

  it("are told of once each, with their place by then", () => {
    const call = liveCall({ isListenedTo: true });
    const [late, first, third] = [said("Two.", 2), said("One.", 1), said("Three.", 3)];
    call.tell(first);
    call.tell(third, third);
    call.tell(late, first);
    expect(announced(call)).toMatchObject([
      { name: first.key, number: 0, turn: { text: "One." }, saidAt: TEN + 1_000 },
      { name: third.key, number: 1 },
      { name: late.key, number: 1 },
    ]);
  });

  it("are noted one after the other, also those that came together", () => {
    const call = liveCall({ isListenedTo: true });
    call.tell(said("One.", 1), said("Two.", 2));
    call.tell(said("Three.", 3));
    expect(announced(call).map(({ notedAt }) => notedAt)).toEqual([TEN, TEN + 1, TEN + 2]);
  });

  it("are told of also where they come after the end, or wake the object", () => {
    const late = liveCall({ isListenedTo: true }, [said("One.", 1), hungUp()], [said("Two.", 2)]);
    expect(late.kinds()).toEqual(["turn", "announce", "ended", "finish"]);
    const woken = liveCall({ isListenedTo: true }, [said("One.", 1)], [said("Two.", 2)]);
    expect(announced(woken)).toMatchObject([{ number: 1, turn: { text: "Two." } }]);
  });

  it("are not told of again after an eviction, nor at all where nobody listens", () => {
    const one = said("One.", 1);
    const call = liveCall({ isListenedTo: true }, [one]);
    call.tell(said("Two.", 2));
    expect(announced(call).map(({ turn }) => turn.text)).toEqual(["Two."]);
    const unheard = liveCall();
    unheard.tell(one);
    expect(announced(unheard)).toEqual([]);
  });

  it("of a transcript so far are told of once another follows, the last with the end", () => {
    const call = liveCall({ isListenedTo: true });
    const soFar = (version: number, ...texts: string[]) => {
      const turns = texts.map((text) => ({ role: "customer" as const, text }));
      call.tell(told0("transcript", { key: "so-far", version, turns }));
    };
    soFar(1, "I need");
    expect(announced(call)).toEqual([]);
    soFar(2, "I need a refund.", "Plea");
    expect(announced(call)).toMatchObject([{ number: 0, turn: { text: "I need a refund." } }]);
    call.tell(hungUp());
    expect(announced(call)).toMatchObject([{ number: 1, turn: { text: "Plea" } }]);
  });
});

describe("the end of a live call", () => {
  it("is shown, and nothing is kept or asked for after it", () => {
    const call = liveCall();
    call.tell(answered(), said("jane@example.com", 3));
    call.effects();
    call.tell(said("Let me talk to a person.", 8), hungUp(9));
    const done = call.effects();
    expect(done.at(-2)).toMatchObject({ message: { type: "ended", call_status: "completed" } });
    expect(done.at(-1)).toEqual({ kind: "finish" });
    call.read({ email: grounded("jane@example.com") });
    expect(call.kinds()).not.toContain("transfer");
  });

  it("comes by itself after half an hour of silence where it was heard live", () => {
    const call = liveCall();
    call.tell(answered(), said("Hi.", 3));
    call.effects();
    expect(silentAt(call.known())).toBe(TEN + LIVE_SILENCE_MS);
    call.pass(LIVE_SILENCE_MS - 1);
    call.happen({ kind: "silent" });
    expect(call.kinds()).toEqual([]);
    call.pass(1);
    call.happen({ kind: "silent" });
    expect(call.effects()).toMatchObject([
      { kind: "settle" },
      { message: { type: "ended", call_status: "completed", end_reason: "no_end_told" } },
      { kind: "finish" },
    ]);
  });

  it("comes after hours where the call was only started", () => {
    const call = liveCall({}, [answered()]);
    expect(silentAt(call.known())).toBe(TEN + LOST_END_AFTER_MS);
  });

  it("is none where another leg goes on that is told of just now", () => {
    const call = liveCall(
      {},
      [answered(0, { leg: "a" }), hungUp(5, { leg: "a" })],
      [answered(6, { leg: "b" })],
    );
    expect(call.kinds()).toEqual([]);
    expect(call.known().assembled.isOver).toBe(false);
  });

  it("is known at once of a call that is loaded after it", () => {
    const call = liveCall({ call: CALL }, [answered(), said("Hi.", 3), hungUp()]);
    expect(call.kinds()).toEqual(["ended", "finish"]);
  });
});
