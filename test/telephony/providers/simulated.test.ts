import { describe, expect, it } from "vitest";
import {
  type CallEnded,
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

const dial = (adapter: typeof provider) =>
  adapter.dial?.(
    { http: async () => ({ kind: "not_asked", detail: "" }), clock: () => 0 },
    simulatedConnection("ws_1") as Own,
    placement(),
  );

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

describe("a callback of the simulated network", () => {
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
