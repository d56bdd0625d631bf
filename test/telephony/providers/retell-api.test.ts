import { describe, expect, test } from "vitest";
import type { Connection } from "../../../src/telephony/connection.ts";
import type { DialRequest } from "../../../src/telephony/provider.ts";
import { connectionTo, standIn } from "./connection.ts";
import { retellCall, retellCase, retellEnded } from "./retell.case.ts";

const retell = retellCase.adapter;
const NOW = 1_795_341_660_000;

const connected = (change: Partial<Connection> = {}) => connectionTo(retell, retellCase.credentials, change);

const REQUEST: DialRequest = {
  attemptId: "sched_01k.2",
  workspaceId: "ws_1",
  toNumber: "+15550002222",
  fromNumber: "+15550001111",
  agent: {
    ...{ agent_id: "agent_1", agent_name: "Clinic", language: "en" },
    ...{ begin_message: null, voice_id: null, response_engine: null },
  },
  dynamicVariables: { name: "Ana", visits: 3, member: true, slots: ["Mon"], nothing: null },
};

const ANSWERS = [
  ["400", () => Response.json({ status: "error", message: "Invalid number" }, { status: 400 }), "refused"],
  ["429", () => Response.json({ message: "Over the limit" }, { status: 429 }), "refused"],
  ["500", () => new Response("oops", { status: 500 }), "unknown"],
  ["nothing", () => Promise.reject(new Error("reset")), "unknown"],
] as const;

describe("dialling by Retell", () => {
  test("posts one call, with its variables as texts and our attempt's id", async () => {
    const { asked, tools } = standIn(retell, () => Response.json(retellCall("119c"), { status: 201 }));
    const connection = connected({ agents: { agent_retell_1: "agent_1" } });
    expect(await retell.dial?.(tools, connection, REQUEST)).toEqual({
      kind: "placed",
      providerCallId: "119c",
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: "POST", url: "https://api.retellai.com/v2/create-phone-call" });
    expect(asked[0]?.headers.authorization).toBe("Bearer key_retell_1");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      from_number: "+15550001111",
      to_number: "+15550002222",
      override_agent_id: "agent_retell_1",
      metadata: { attempt_id: "sched_01k.2" },
      retell_llm_dynamic_variables: { name: "Ana", visits: "3", member: "true", slots: '["Mon"]' },
    });
  });

  test("leaves the agent to the number where none is named, and needs a number", async () => {
    const { asked, tools } = standIn(retell, () => Response.json(retellCall("119c")));
    const numbers = [{ phone_number: "+15550009999", id: null }];
    await retell.dial?.(tools, connected({ numbers }), { ...REQUEST, fromNumber: null });
    await retell.dial?.(tools, connected({ settings: { agent_id: "agent_set" } }), REQUEST);
    const bodies = asked.map(({ body }) => JSON.parse(body));
    expect(bodies[0].from_number).toBe("+15550009999");
    expect(bodies.map(({ override_agent_id }) => override_agent_id)).toEqual([undefined, "agent_set"]);
    expect(await retell.dial?.(tools, connected(), { ...REQUEST, fromNumber: null })).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("numbers"),
    });
    expect(asked).toHaveLength(2);
  });

  test.each([...ANSWERS, ["garbage", () => new Response("<html>"), "unknown"] as const])(
    "that is answered %s is asked once",
    async (_name, answer, kind) => {
      const { asked, tools } = standIn(retell, answer);
      expect(await retell.dial?.(tools, connected(), REQUEST)).toMatchObject({ kind });
      expect(asked).toHaveLength(1);
    },
  );
});

describe("hanging up a Retell call", () => {
  const call = { providerCallId: "119/c", handle: {} };

  test("stops it", async () => {
    const { asked, tools } = standIn(retell, () => new Response(null, { status: 204 }));
    expect(await retell.end?.(tools, connected(), call)).toEqual({ kind: "done" });
    expect(asked).toMatchObject([
      { method: "POST", url: "https://api.retellai.com/v2/stop-call/119%2Fc", body: "" },
    ]);
    expect(asked[0]?.headers.authorization).toBe("Bearer key_retell_1");
  });

  test.each(ANSWERS)("that is answered %s is asked once", async (_name, answer, kind) => {
    const { asked, tools } = standIn(retell, answer);
    expect(await retell.end?.(tools, connected(), call)).toMatchObject({ kind });
    expect(asked).toHaveLength(1);
  });

  test("is all there is: a transfer is the agent's own, as it says instead", () => {
    expect(retell.transfer).toBeUndefined();
    expect(retell.instead.transfer).toContain("transfer_call");
  });
});

describe("a Retell call that is asked for", () => {
  const sought = {
    ...{ workspaceId: "ws_1", attemptId: "sched_01k.2", providerCallId: "119c" },
    ...{ toNumber: "+15550002222", fromNumber: null, dialedAt: NOW },
  };
  const lost = { ...sought, providerCallId: null };
  const metadata = { attempt_id: "sched_01k.2" };
  const find = (answer: () => Response | Promise<Response>, attempt: typeof sought | typeof lost = sought) =>
    retell.findCall?.(standIn(retell, answer).tools, connected(), attempt);

  test("is found by its id, as what it has come to", async () => {
    const { asked, tools } = standIn(retell, () =>
      Response.json(retellEnded("119c", { metadata, call_analysis: {} })),
    );
    expect(await retell.findCall?.(tools, connected(), sought)).toMatchObject({
      kind: "ended",
      events: [{ isFinal: true, facts: { status: "completed", attemptId: "sched_01k.2" } }],
    });
    expect(asked).toMatchObject([{ method: "GET", url: "https://api.retellai.com/v2/get-call/119c" }]);
    const unanalyzed = await find(() => Response.json(retellEnded("119c")));
    expect(unanalyzed?.kind === "ended" && unanalyzed.events[0]?.isFinal).toBeUndefined();
    for (const call_status of ["registered", "ongoing"]) {
      expect(await find(() => Response.json(retellCall("119c", { call_status })))).toEqual({
        ...{ kind: "under_way", providerCallId: "119c" },
      });
    }
    expect(await find(() => Response.json({}, { status: 404 }))).toEqual({ kind: "absent" });
    for (const [, answer] of ANSWERS) expect(await find(answer)).toEqual({ kind: "not_told" });
    expect(await find(() => new Response("<html>"))).toEqual({ kind: "not_told" });
  });

  test("is found by our attempt's id in the list, then asked for itself", async () => {
    const items = [retellCall("other"), retellCall("119c", { metadata })];
    const { asked, tools } = standIn(retell, ({ method }) =>
      Response.json(method === "POST" ? { has_more: true, items } : retellEnded("119c", { metadata })),
    );
    expect(await retell.findCall?.(tools, connected(), lost)).toMatchObject({ kind: "ended" });
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      ["POST", "https://api.retellai.com/v3/list-calls"],
      ["GET", "https://api.retellai.com/v2/get-call/119c"],
    ]);
    expect(JSON.parse(asked[0]?.body ?? "").filter_criteria).toEqual({
      to_number: { type: "string", op: "eq", value: "+15550002222" },
      metadata: [{ key: "attempt_id", type: "string", op: "eq", value: "sched_01k.2" }],
    });
  });

  test("is absent only where the whole list does not have it", async () => {
    expect(await find(() => Response.json({ has_more: false, items: [retellCall("other")] }), lost)).toEqual({
      kind: "absent",
    });
    expect(await find(() => Response.json({ has_more: true, items: [] }), lost)).toEqual({
      kind: "not_told",
    });
    expect(await find(() => new Response("<html>"), lost)).toEqual({ kind: "not_told" });
    for (const [, answer] of ANSWERS) expect(await find(answer, lost)).toEqual({ kind: "not_told" });
  });

  test("is read from an export, and nothing else is", () => {
    const roles = {};
    expect(retell.readExport?.(retellEnded("119c"), { roles })).toMatchObject([
      { callId: "119c", isFinal: true },
    ]);
    const kept = { event: "call_analyzed", call: retellEnded("119c") };
    expect(retell.readExport?.(kept, { roles })).toMatchObject([{ callId: "119c", isFinal: true }]);
    for (const other of [null, [], {}, "text", { call_id: "c1", n: "é" }, retellCall("119c")]) {
      expect(retell.readExport?.(other, { roles })).toBeNull();
    }
  });
});

describe("a Retell connection", () => {
  test("is tested by asking whose key it is", async () => {
    const { asked, tools } = standIn(retell, () => Response.json({ api_key_name: null, org_name: "Clinic" }));
    expect(await retell.test?.(tools, connected())).toMatchObject({ ok: true });
    expect(asked).toMatchObject([{ method: "GET", url: "https://api.retellai.com/get-api-key-info" }]);
    const refused = standIn(retell, () => Response.json({}, { status: 401 }));
    expect(await retell.test?.(refused.tools, connected())).toMatchObject({
      ...{ ok: false, field: "credentials.api_key" },
    });
  });

  test("is set up in a few steps, one of which names its address", () => {
    const steps = retell.setUp({ id: "conn_1", intakeUrl: "https://hooks.example.com/intake/retell/conn_1" });
    expect(steps.map(({ copy }) => copy)).toContain("https://hooks.example.com/intake/retell/conn_1");
  });
});
