import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findTranscript } from "../../src/store/calls.ts";
import type { Database } from "../../src/store/database.ts";
import { findProviderCall } from "../../src/store/provider-calls.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import { scriptOf } from "../../src/telephony/providers/simulated-script.ts";
import { migratedDatabase } from "../support/database.ts";
import { placement } from "../telephony/providers/placement.ts";
import { alarmSetting } from "./setting.ts";

/** Longer than a talk of fifteen utterances, two phones and a callback that is posted again. */
const SOON = { timeout: 20_000, interval: 25 };
const WITH_TALK = { timeout: 30_000 };
const HUMAN = "+14155550190";

let db: Database;
let setting: Awaited<ReturnType<typeof alarmSetting>>;
beforeAll(async () => {
  db = await migratedDatabase();
});
beforeEach(async () => {
  setting = await alarmSetting(db);
});

/** A call to a number that is played live, with what the door was told of it. */
async function ring(ending: string) {
  const request = placement({ workspaceId: setting.workspaceId, toNumber: `+141555501${ending}` });
  const answer = await setting.network.place(request);
  const providerCallId = "provider_call_id" in answer ? answer.provider_call_id : "";
  const { workspaceId } = setting;
  const key = { workspaceId, provider: "simulated", connectionId: "", providerCallId };
  const told = async () => (await findProviderCall(db, key))?.events ?? [];
  const kinds = async () => (await told()).map(({ kind }) => kind);
  const command = { workspaceId, providerCallId };
  return {
    told,
    script: (scriptOf(request)?.lines ?? []).map(([, text]) => text),
    hears: (kind: CallEvent["kind"], count = 1) =>
      vi.waitFor(async () => {
        const heard = (await kinds()).filter((one) => one === kind).length;
        expect(heard).toBeGreaterThanOrEqual(count);
      }, SOON),
    transfer: (to: string, transferId = "xfer_1") =>
      setting.network.command({
        ...{ kind: "transfer", ...command, transferId, to, message: null },
        ...{ briefing: "Jane Roe asks for a person." },
      }),
    end: () => setting.network.command({ kind: "end", ...command }),
    say: (text: string) => setting.network.command({ kind: "say", ...command, text }),
  };
}

const wordsOf = (turns: readonly { text: string }[] | undefined) => (turns ?? []).map(({ text }) => text);
const endOf = (told: readonly CallEvent[]) => told.find(({ kind }) => kind === "ended");
const transfersOf = (told: readonly CallEvent[]) =>
  told.flatMap(({ transfer }) => (transfer ? [[transfer.to, transfer.status]] : []));

describe("a call that the network plays live", () => {
  it("is told utterance by utterance, and each is told before the end", WITH_TALK, async () => {
    const call = await ring("22");
    await call.hears("turn", 3);
    expect(endOf(await call.told())).toBeUndefined();
    expect(await setting.network.find("sched_1.1")).toMatchObject({ kind: "under_way" });
    await call.hears("ended");
    const told = await call.told();
    const turns = told.filter(({ kind }) => kind === "turn");
    const inOrder = turns.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
    expect(inOrder.flatMap((event) => wordsOf(event.turns))).toEqual(call.script);
    expect(wordsOf(endOf(told)?.turns)).toEqual(call.script);
    expect(await setting.network.find("sched_1.1")).toMatchObject({ kind: "ended" });
    expect(await setting.network.rings()).toMatchObject([{ kind: "call", attempt_id: "sched_1.1" }]);
  });

  it("comes from a schedule like any other, and is kept with its transcript", WITH_TALK, async () => {
    await setting.book(Date.now(), "+14155550122");
    await vi.waitFor(async () => expect((await setting.read()).status).toBe("completed"), SOON);
    const [attempt] = (await setting.read()).attempts;
    expect(attempt?.status).toBe("completed");
    const transcript = await findTranscript(db, setting.workspaceId, attempt?.call_id ?? "");
    expect(transcript).toContainEqual(
      expect.objectContaining({ role: "customer", text: expect.stringContaining("Jane Roe") }),
    );
  });

  it("goes on after the network was evicted in the middle of it", WITH_TALK, async () => {
    const call = await ring("22");
    await call.hears("turn", 2);
    await evictDurableObject(setting.network);
    await call.hears("ended");
    expect(wordsOf(endOf(await call.told())?.turns)).toEqual(call.script);
    expect((await call.told()).filter(({ kind }) => kind === "turn")).toHaveLength(call.script.length);
  });

  it("goes on while the door takes nothing, and tells it again later", WITH_TALK, async () => {
    const call = await ring("22");
    await call.hears("turn", 2);
    await env.DB.exec("ALTER TABLE provider_events RENAME TO provider_events_away");
    await vi.waitFor(
      async () => expect(await setting.network.find("sched_1.1")).toMatchObject({ kind: "ended" }),
      SOON,
    );
    await env.DB.exec("ALTER TABLE provider_events_away RENAME TO provider_events");
    await call.hears("ended");
    await call.hears("turn", call.script.length);
    expect(wordsOf(endOf(await call.told())?.turns)).toEqual(call.script);
  });

  it("may be several at once, each told whole", WITH_TALK, async () => {
    const calls = await Promise.all(["20", "21", "22", "27"].map(ring));
    for (const call of calls) {
      await call.hears("ended");
      await call.hears("turn", call.script.length);
      expect(wordsOf(endOf(await call.told())?.turns)).toEqual(call.script);
    }
  });

  it("ends when it is told to, and hears what it is told to say", WITH_TALK, async () => {
    const call = await ring("20");
    await call.hears("turn", 2);
    expect(await call.say("One moment, please.")).toEqual({ kind: "done" });
    expect(await call.end()).toEqual({ kind: "done" });
    await call.hears("ended");
    const end = endOf(await call.told());
    expect(wordsOf(end?.turns)).toContain("One moment, please.");
    expect(end?.facts.endReason).toBe("ended_by_request");
    expect(await call.end()).toMatchObject({ kind: "refused" });
    expect(await call.transfer(HUMAN)).toMatchObject({ kind: "refused" });
    expect(await setting.network.rings()).toHaveLength(1);
  });
});

describe("a transfer on the network", () => {
  it(
    "rings the human's phone with the briefing, and the human and the customer talk",
    WITH_TALK,
    async () => {
      const call = await ring("21");
      await call.hears("turn", 4);
      expect(await call.transfer(HUMAN)).toEqual({ kind: "done" });
      await call.hears("ended");
      expect(transfersOf(await call.told())).toEqual([[HUMAN, "connected"]]);
      const end = endOf(await call.told());
      expect(end?.facts.endReason).toBe("ended_after_transfer");
      expect(wordsOf(end?.turns).at(-2)).toContain("customer care");
      const rings = await setting.network.rings();
      expect(rings.find(({ kind }) => kind === "transfer")).toMatchObject({
        ...{ attempt_id: "sched_1.1", to_number: HUMAN, transfer_id: "xfer_1" },
        briefing: "Jane Roe asks for a person.",
      });
    },
  );

  it("that was refused lets the talk go on, and the next human may be rung", WITH_TALK, async () => {
    const call = await ring("20");
    await call.hears("turn", 4);
    await call.transfer("+14155550101");
    await call.hears("transfer");
    await call.transfer(HUMAN);
    await call.hears("ended");
    expect(transfersOf(await call.told())).toEqual([
      ["+14155550101", "busy"],
      [HUMAN, "connected"],
    ]);
  });

  it("that is asked for twice rings twice, for all to see", WITH_TALK, async () => {
    const call = await ring("20");
    await call.hears("turn", 4);
    await Promise.all([call.transfer(HUMAN), call.transfer(HUMAN)]);
    await call.hears("ended");
    const rings = await setting.network.rings();
    expect(rings.filter(({ kind }) => kind === "transfer")).toHaveLength(2);
    expect(transfersOf(await call.told()).map(([, status]) => status)).toEqual(["connected", "canceled"]);
  });

  it("is not for a call of which only the end is told", async () => {
    const call = await ring("30");
    expect(await call.transfer(HUMAN)).toMatchObject({ kind: "refused" });
    expect(await setting.network.rings()).toMatchObject([{ kind: "call" }]);
  });
});
