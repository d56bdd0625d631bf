import { describe, expect, it } from "vitest";
import type { CommandAnswer } from "../../../src/telephony/provider.ts";
import { eventOf, type NetworkMessage } from "../../../src/telephony/providers/simulated/message.ts";
import {
  type CallEnded,
  type Command,
  endedEvent,
  SIGNATURE_HEADER,
  simulatedCallback,
  simulatedConnection,
  simulatedProvider,
} from "../../../src/telephony/providers/simulated.ts";
import { playCall } from "../../../src/telephony/providers/simulated-script.ts";
import { placement } from "./placement.ts";

type Own = Parameters<typeof provider.receive>[0];

const SECRET = "a secret of this deployment";
const network = {
  place: async () => ({ provider_call_id: "sim_1" }),
  find: async () => ({ kind: "absent" }) as const,
  command: async (): Promise<CommandAnswer> => ({ kind: "done" }),
};
const provider = simulatedProvider(network, SECRET);

const EVENT: CallEnded = {
  type: "call.ended",
  attempt_id: "sched_1.1",
  provider_call_id: "sim_1",
  from_number: null,
  to_number: "+905321234567",
  ...playCall(placement({ toNumber: "+905321234567" }), 0),
};

const TOOLS = { http: async () => ({ kind: "not_asked", detail: "" }) as const, clock: () => 0 };
const OWN = simulatedConnection("ws_1") as Own;

const ABOUT = { attempt_id: "sched_1.1", provider_call_id: "sim_1" };
const AT = "2026-05-04T09:00:01.000Z";
const STARTED: NetworkMessage = {
  ...{ type: "call.started", ...ABOUT, from_number: "+14155550100", to_number: "+14155550120" },
  started_at: AT,
};
const turn = (sequence: number, text: string): NetworkMessage => ({
  ...{ type: "call.turn", ...ABOUT, sequence, at: AT },
  turn: { role: "customer", text, start_ms: 0, end_ms: 250 },
});
const TRANSFER: NetworkMessage = {
  ...{ type: "call.transfer", ...ABOUT, leg: 2, transfer_id: "xfer_1", status: "busy" },
  ...{ to: "+14155550101", at: AT },
};

const dial = (adapter: typeof provider) => adapter.dial?.(TOOLS, OWN, placement());

async function read(request: Request, workspaceId = "ws_1") {
  const { method, url, headers } = request;
  const callback = { method, url, path: "", headers, body: await request.arrayBuffer() };
  return provider.receive(simulatedConnection(workspaceId) as Own, callback, 0);
}

describe("dialling on the simulated network", () => {
  it("answers the network's own call id", async () => {
    expect(await dial(provider)).toEqual({ kind: "placed", providerCallId: "sim_1" });
  });

  it("is unknown, never refused, where the network's answer is lost", async () => {
    const cutOff = simulatedProvider({ ...network, place: () => Promise.reject(new Error("reset")) }, SECRET);
    expect((await dial(cutOff))?.kind).toBe("unknown");
  });
});

describe("a command on the simulated network", () => {
  const asked: Command[] = [];
  const listening = simulatedProvider(
    {
      ...network,
      command: async (command) => {
        asked.push(command);
        return { kind: "done" };
      },
    },
    SECRET,
  );
  const call = { providerCallId: "sim_1", handle: {} };
  const request = {
    ...{ ...call, to: "+14155550190", fromNumber: null, message: "One moment.", briefing: "Jane Roe." },
    ...{ ringSeconds: 25, language: "en-US", transferId: "xfer_1" },
  };

  it("reaches the network of the call's workspace, with the briefing for the human", async () => {
    asked.length = 0;
    await listening.transfer?.(TOOLS, OWN, request);
    await listening.say?.(TOOLS, OWN, { ...call, language: "en-US", text: "Hello?" });
    await listening.end?.(TOOLS, OWN, call);
    const about = { workspaceId: "ws_1", providerCallId: "sim_1" };
    expect(asked).toEqual([
      {
        ...{ kind: "transfer", ...about, transferId: "xfer_1", to: "+14155550190" },
        ...{ message: "One moment.", briefing: "Jane Roe." },
      },
      { kind: "say", ...about, text: "Hello?" },
      { kind: "end", ...about },
    ]);
  });

  it("is unknown, never refused, where the network's answer is lost", async () => {
    const cutOff = simulatedProvider(
      { ...network, command: () => Promise.reject(new Error("reset")) },
      SECRET,
    );
    expect(await cutOff.transfer?.(TOOLS, OWN, request)).toMatchObject({ kind: "unknown" });
    expect(await cutOff.end?.(TOOLS, OWN, call)).toMatchObject({ kind: "unknown" });
  });
});

describe("a callback of the simulated network", () => {
  it.each<[string, NetworkMessage, object]>([
    [
      "that a call began",
      STARTED,
      {
        key: "started",
        kind: "started",
        facts: { status: "in_progress", startedAt: AT, toNumber: "+14155550120" },
      },
    ],
    ["an utterance", turn(7, "Hi"), { key: "turn/7", kind: "turn", sequence: 7, turns: [{ text: "Hi" }] }],
    [
      "how a transfer went",
      TRANSFER,
      { key: "transfer/2", kind: "transfer", transfer: { status: "busy", to: "+14155550101", reason: null } },
    ],
  ])("tells %s, and for which attempt, under one key however often it comes", async (_, message, event) => {
    const [once, again] = [
      await read(await simulatedCallback(SECRET, "ws_1", message)),
      await read(await simulatedCallback(SECRET, "ws_1", message)),
    ];
    expect(once).toMatchObject({
      kind: "taken",
      events: [{ callId: "sim_1", ...event, facts: { attemptId: "sched_1.1", direction: "outbound" } }],
    });
    expect(eventOf(message)).toMatchObject(event);
    expect(again).toEqual(once);
  });

  it.each<[string, object]>([
    ["of no kind that it has", { ...STARTED, type: "call.hummed" }],
    ["whose utterance has no place", { ...turn(0, "Hi"), sequence: -1 }],
    ["whose transfer ended as none does", { ...TRANSFER, status: "vanished" }],
    ["without its call", { ...STARTED, provider_call_id: "" }],
  ])("is unreadable %s", async (_, message) => {
    const request = await simulatedCallback(SECRET, "ws_1", message as NetworkMessage);
    expect(await read(request)).toMatchObject({ kind: "unreadable" });
  });

  it("comes back as the event it was made of, letters beyond ASCII included", async () => {
    expect(await read(await simulatedCallback(SECRET, "ws_1", EVENT))).toEqual({
      kind: "taken",
      events: [endedEvent(EVENT)],
    });
  });

  it("goes to the intake of its workspace", async () => {
    const request = await simulatedCallback(SECRET, "ws_1", EVENT);
    expect(new URL(request.url).pathname).toBe("/intake/simulated/ws_1");
  });

  it("is not believed with another body, for another workspace, by another key, or without a signature", async () => {
    const signed = await simulatedCallback(SECRET, "ws_1", EVENT);
    const altered = new Request(signed.url, {
      method: "POST",
      headers: signed.headers,
      body: JSON.stringify({ ...EVENT, outcome: "busy" }),
    });
    const bare = new Request(signed.url, { method: "POST", body: JSON.stringify(EVENT) });
    expect(await read(altered)).toEqual({ kind: "unsigned" });
    expect(await read(await simulatedCallback(SECRET, "ws_1", EVENT), "ws_2")).toEqual({ kind: "unsigned" });
    expect(await read(await simulatedCallback("another", "ws_1", EVENT))).toEqual({ kind: "unsigned" });
    expect(await read(bare)).toEqual({ kind: "unsigned" });
  });

  it.each(["", "sha256=", "sha256=zz", `sha256=${"0".repeat(64)}`])(
    "is not believed with the signature %j",
    async (signature) => {
      const { url } = await simulatedCallback(SECRET, "ws_1", EVENT);
      const request = new Request(url, {
        method: "POST",
        headers: { [SIGNATURE_HEADER]: signature },
        body: "{}",
      });
      expect(await read(request)).toEqual({ kind: "unsigned" });
    },
  );

  it("is unreadable, with the reason, where it is signed and is no event", async () => {
    const odd = { ...EVENT, outcome: "vanished" } as unknown as CallEnded;
    expect(await read(await simulatedCallback(SECRET, "ws_1", odd))).toMatchObject({ kind: "unreadable" });
  });
});
