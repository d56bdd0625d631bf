import { describe, expect, test } from "vitest";
import type { Connection } from "../../../../src/telephony/connection.ts";
import { connectionTo, standIn } from "../connection.ts";
import { placement } from "../placement.ts";
import { vapiCall, vapiCase } from "../vapi.case.ts";
import { ANSWERS, connected, vapi } from "./setting.ts";

const REQUEST = placement({
  attemptId: "sched_01k.2",
  toNumber: "+15550002222",
  fromNumber: "+15550001111",
  dynamicVariables: { name: "Ana", visits: 3 },
});

const READY = {
  agents: { asst_1: "agent_1" },
  numbers: [{ phone_number: "+15550001111", id: "pn_1" }],
} satisfies Partial<Connection>;

describe("dialling by Vapi", () => {
  test("posts one call, with our attempt's id in its metadata", async () => {
    const { asked, tools } = standIn(vapi, () =>
      Response.json(vapiCall("7420", { status: "queued" }), { status: 201 }),
    );
    expect(await vapi.dial?.(tools, connected(READY), REQUEST)).toEqual({
      kind: "placed",
      providerCallId: "7420",
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: "POST", url: "https://api.vapi.ai/call" });
    expect(asked[0]?.headers.authorization).toBe("Bearer vapi_private_1");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      assistantId: "asst_1",
      phoneNumberId: "pn_1",
      customer: { number: "+15550002222" },
      assistantOverrides: {
        variableValues: { name: "Ana", visits: 3 },
        metadata: { attempt_id: "sched_01k.2" },
      },
    });
  });

  test("takes assistant and number from the agent, the settings or the numbers", async () => {
    const { asked, tools } = standIn(vapi, () => Response.json(vapiCall("7420")));
    const engine = { ...REQUEST, fromNumber: null };
    engine.agent = { ...REQUEST.agent, response_engine: { assistant_id: "asst_engine" } };
    const settings = { assistant_id: "asst_set", phone_number_id: "pn_set" };
    await vapi.dial?.(tools, connected({ settings }), engine);
    await vapi.dial?.(tools, connected({ settings }), { ...REQUEST, fromNumber: null });
    await vapi.dial?.(tools, connected(READY), { ...REQUEST, fromNumber: null });
    expect(
      asked.map(({ body }) => JSON.parse(body)).map((one) => [one.assistantId, one.phoneNumberId]),
    ).toEqual([
      ["asst_engine", "pn_set"],
      ["asst_set", "pn_set"],
      ["asst_1", "pn_1"],
    ]);
  });

  test("asks nobody where something is missing, and says which setting", async () => {
    const { asked, tools } = standIn(vapi, () => Response.json({}));
    const refusal = async (change: Partial<Connection>, request = REQUEST) => {
      const answer = await vapi.dial?.(tools, connected(change), request);
      return answer?.kind === "refused" ? answer.reason : answer;
    };
    expect(await refusal({ numbers: READY.numbers })).toContain("settings.assistant_id");
    expect(await refusal({ agents: READY.agents })).toContain("+15550001111");
    expect(await refusal({ agents: READY.agents }, { ...REQUEST, fromNumber: null })).toContain(
      "settings.phone_number_id",
    );
    expect(asked).toEqual([]);
  });

  test.each([...ANSWERS, ["garbage", () => new Response("<html>"), "unknown"] as const])(
    "that is answered %s is asked once",
    async (_name, answer, kind) => {
      const { asked, tools } = standIn(vapi, answer);
      expect(await vapi.dial?.(tools, connected(READY), REQUEST)).toMatchObject({ kind });
      expect(asked).toHaveLength(1);
    },
  );
});

describe("a command on a live Vapi call", () => {
  const call = { providerCallId: "74/20", handle: {} };
  const transfer = {
    ...call,
    to: "+15550003333",
    fromNumber: "+15550001111",
    message: "One moment",
    briefing: null,
    ...{ ringSeconds: 25, language: "en-US", transferId: "t_1" },
  };
  /** Answers the call on GET, and the command as the test says. */
  const live = (command: () => Response | Promise<Response>, change: Record<string, unknown> = {}) =>
    standIn(vapi, ({ method }) => (method === "GET" ? Response.json(vapiCall("7420", change)) : command()));

  test("learns the call's control URL, and hangs up there", async () => {
    const { asked, tools } = live(() => new Response("{}"));
    expect(await vapi.end?.(tools, connected(), call)).toEqual({ kind: "done" });
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      ["GET", "https://api.vapi.ai/call/74%2F20"],
      ["POST", "https://phone-call.eu.vapi.ai/7420/control"],
    ]);
    expect(asked[0]?.headers.authorization).toBe("Bearer vapi_private_1");
    expect(asked[1]?.headers.authorization).toBeUndefined();
    expect(JSON.parse(asked[1]?.body ?? "")).toEqual({ type: "end-call" });
  });

  test("shows the public key where the owner has set it", async () => {
    const { asked, tools } = live(() => new Response("{}"));
    await vapi.end?.(tools, connected({ settings: { public_key: "vapi_public_1" } }), call);
    expect(asked[1]?.headers.authorization).toBe("Bearer vapi_public_1");
  });

  test("transfers to a number or a SIP address, with a word to the caller", async () => {
    const { asked, tools } = live(() => new Response("{}"));
    expect(await vapi.transfer?.(tools, connected(), transfer)).toEqual({ kind: "done" });
    const sip = { ...transfer, to: "sip:desk@example.com", fromNumber: null, message: null };
    await vapi.transfer?.(tools, connected(), sip);
    expect([asked[1], asked[3]].map((one) => JSON.parse(one?.body ?? ""))).toEqual([
      {
        type: "transfer",
        destination: { type: "number", number: "+15550003333", callerId: "+15550001111" },
        content: "One moment",
      },
      {
        type: "transfer",
        destination: { type: "sip", sipUri: "sip:desk@example.com", message: "" },
      },
    ]);
  });

  test("lets the human hear the briefing before the customer", async () => {
    const { asked, tools } = live(() => new Response("{}"));
    await vapi.transfer?.(tools, connected(), { ...transfer, briefing: "Ana wants a refund." });
    expect(JSON.parse(asked[1]?.body ?? "")).toEqual({
      type: "transfer",
      destination: {
        ...{ type: "number", number: "+15550003333", callerId: "+15550001111" },
        transferPlan: { mode: "warm-transfer-say-message", message: "Ana wants a refund." },
      },
      content: "One moment",
    });
    expect(vapi.transfers).toEqual({ warm: true, tellsOutcome: false });
  });

  test("says something to the caller, and stays on the call", async () => {
    const { asked, tools } = live(() => new Response("{}"));
    const said = await vapi.say?.(tools, connected(), {
      ...call,
      language: "en-US",
      text: "Nobody is free.",
    });
    expect(said).toEqual({ kind: "done" });
    expect(asked[1]).toMatchObject({ method: "POST", url: "https://phone-call.eu.vapi.ai/7420/control" });
    expect(JSON.parse(asked[1]?.body ?? "")).toEqual({
      ...{ type: "say", content: "Nobody is free.", endCallAfterSpoken: false },
    });
  });

  test.each([
    ["https://evil.example/control"],
    ["http://phone-call.vapi.ai/control"],
    ["https://vapi.ai.evil.example/"],
    ["https://169.254.169.254/latest"],
  ])("is never sent to %s", async (controlUrl) => {
    const { asked, tools } = live(() => new Response("{}"), { monitor: { controlUrl } });
    const answer = await vapi.end?.(tools, connected(), call);
    expect(answer?.kind).toBe("refused");
    expect(JSON.stringify(answer)).not.toContain(controlUrl);
    expect(asked).toHaveLength(1);
  });

  test("does not happen where the call has no control URL, or is not to be had", async () => {
    const over = live(() => new Response("{}"), { monitor: null });
    expect(await vapi.end?.(over.tools, connected(), call)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("monitorPlan.controlEnabled"),
    });
    for (const [, answer] of ANSWERS) {
      const { asked, tools } = standIn(vapi, answer);
      expect(await vapi.transfer?.(tools, connected(), transfer)).toMatchObject({ kind: "refused" });
      expect(asked).toHaveLength(1);
    }
  });

  test.each(ANSWERS)(
    "that is answered %s is sent once, and its URL told to nobody",
    async (_name, answer, kind) => {
      const { asked, tools } = live(answer);
      const said = await vapi.transfer?.(tools, connected(), transfer);
      expect(said).toMatchObject({ kind });
      expect(JSON.stringify(said)).not.toContain("/control");
      expect(asked).toHaveLength(2);
    },
  );
});

describe("a Vapi connection", () => {
  test("is tested by listing one assistant", async () => {
    const { asked, tools } = standIn(vapi, () => Response.json([]));
    expect(await vapi.test?.(tools, connected())).toMatchObject({ ok: true });
    expect(asked).toMatchObject([{ method: "GET", url: "https://api.vapi.ai/assistant?limit=1" }]);
    const refused = standIn(vapi, () => Response.json({}, { status: 401 }));
    expect(await vapi.test?.(refused.tools, connected())).toMatchObject({
      ok: false,
      field: "credentials.api_key",
    });
  });

  test("is told that its secret cannot be the key it is said to be, before anybody is asked", async () => {
    const { asked, tools } = standIn(vapi, () => Response.json([]));
    const tested = (webhook_secret: string, change: object = {}) => {
      const credentials = { ...vapiCase.credentials, webhook_secret, webhook_auth: "hmac", ...change };
      const settings = { hmac: { secret_is_base64: true } };
      return vapi.test?.(tools, connectionTo(vapi, credentials, { settings }));
    };
    const refused = await tested("not base64!");
    expect(refused).toMatchObject({ ok: false, field: "credentials.webhook_secret" });
    expect(refused?.detail).not.toContain("not base64!");
    expect(asked).toEqual([]);
    expect(await tested("whsec_AAECAwQFBgcICQoLDA0ODw==")).toMatchObject({ ok: true });
    expect(await tested("not base64!", { webhook_auth: "bearer" })).toMatchObject({ ok: true });
  });

  test("is set up in a few steps, one of which names its address", () => {
    const steps = vapi.setUp({ id: "conn_1", intakeUrl: "https://hooks.example.com/intake/vapi/conn_1" });
    expect(steps.map(({ copy }) => copy)).toContain("https://hooks.example.com/intake/vapi/conn_1");
  });
});
