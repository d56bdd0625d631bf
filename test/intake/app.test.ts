import { beforeEach, describe, expect, it } from "vitest";
import { intakeApp } from "../../src/intake/app.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import {
  type CallEnded,
  endedEvent,
  simulatedCallback,
  simulatedConnection,
  simulatedProvider,
} from "../../src/telephony/providers/simulated.ts";
import { playCall } from "../../src/telephony/providers/simulated-script.ts";
import { placement } from "../telephony/providers/placement.ts";

const SECRET = "a secret of this deployment";
const EVENT: CallEnded = {
  type: "call.ended",
  attempt_id: "sched_1.1",
  provider_call_id: "sim_1",
  from_number: null,
  to_number: "+14155550123",
  ...playCall(placement(), 0),
};

let accepted: { workspaceId: string; provider: string; events: readonly CallEvent[] }[];
let refused: string[];
let logged: string[];
let fault: Error | null;
beforeEach(() => {
  accepted = [];
  refused = [];
  logged = [];
  fault = null;
});

const adapter = simulatedProvider(
  {
    place: async () => ({ provider_call_id: "sim_1" }),
    find: async () => ({ kind: "absent" }),
    command: async () => ({ kind: "done" }),
  },
  SECRET,
);
const app = intakeApp(
  {
    newId: (prefix) => `${prefix}_1`,
    clock: () => 0,
    log: (level, event, fields) => logged.push(JSON.stringify({ level, event, ...fields })),
    findIntake: async (provider, id) =>
      provider === "simulated"
        ? { adapter, connection: simulatedConnection(id), connectionId: `conn_${id}` }
        : null,
    countRefused: async (id) => void refused.push(id),
    takeIn: async ({ workspaceId, provider }, events) => {
      if (fault) throw fault;
      accepted.push({ workspaceId, provider, events });
      return [];
    },
    tellLive: async () => {},
    handleTools: async () => [],
  },
  () => {},
);

const post = async (event = EVENT, secret = SECRET) =>
  app.fetch(await simulatedCallback(secret, "ws_1", event));

describe("POST /intake/simulated/:workspaceId", () => {
  it("hands a signed event over and answers 200", async () => {
    expect((await post()).status).toBe(200);
    expect(accepted).toEqual([{ workspaceId: "ws_1", provider: "simulated", events: [endedEvent(EVENT)] }]);
  });

  it("answers 401 to another signature, and leaves a count and a line without the body", async () => {
    const response = await post(EVENT, "another secret");
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "unauthorized", request_id: "req_1" });
    expect(accepted).toEqual([]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain("intake_unsigned");
    expect(logged[0]).not.toContain("+1415");
    expect(refused).toEqual(["conn_ws_1"]);
  });

  it("answers 400 to a signed body that is no event", async () => {
    expect((await post({ ...EVENT, type: "call.ringing" } as unknown as CallEnded)).status).toBe(400);
  });

  it("answers 404 for a provider that is not there", async () => {
    expect((await app.request("/intake/none/ws_1", { method: "POST" })).status).toBe(404);
    expect((await app.request("/intake")).status).toBe(404);
  });

  it("answers 413 to more than a call can hold", async () => {
    const body = "x".repeat(8 * 1024 * 1024 + 1);
    expect((await app.request("/intake/simulated/ws_1", { method: "POST", body })).status).toBe(413);
  });

  it("answers a fault of ours with 500 and none of its words, so that the provider sends again", async () => {
    fault = new Error("params: +14155550123");
    const response = await post();
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("+1415");
  });
});
