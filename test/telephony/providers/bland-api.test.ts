import { describe, expect, it } from "vitest";
import type { Connection } from "../../../src/telephony/connection.ts";
import type { DialRequest } from "../../../src/telephony/provider.ts";
import { bland } from "../../../src/telephony/providers/bland.ts";
import { blandCase, CALL } from "./bland.case.ts";
import { connectionTo, standIn } from "./connection.ts";
import { placement } from "./placement.ts";

type Answer = () => Response | Promise<Response>;

const connected = (change: Partial<Connection> = {}) => connectionTo(bland, blandCase.credentials, change);

describe("dialling by Bland", () => {
  const settings = { pathway_id: "pathway_set" };
  const placed = { status: "success", call_id: "bl-call-7", batch_id: null };

  async function dial(answer: Answer, change: Partial<Connection> = {}, request: Partial<DialRequest> = {}) {
    const { asked, tools } = standIn(bland, answer);
    const said = await bland.dial?.(tools, connected({ settings, ...change }) as never, placement(request));
    return { asked, said };
  }

  it("asks as documented, once, with our id, our webhook and the bare key", async () => {
    const { asked, said } = await dial(() => Response.json(placed), {}, { attemptId: "sched_01k.2" });
    expect(said).toEqual({ kind: "placed", providerCallId: "bl-call-7" });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: "https://api.bland.ai/v1/calls",
      headers: { authorization: "org_key", "content-type": "application/json" },
    });
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      phone_number: "+14155550123",
      pathway_id: "pathway_set",
      from: "+14155550100",
      webhook: "https://hooks.example.com/intake/bland/conn_1",
      metadata: { attempt_id: "sched_01k.2" },
      request_data: { customer_name: "Jane Roe" },
    });
  });

  it("leaves the number to call from to Bland where none is given", async () => {
    const { asked } = await dial(() => Response.json(placed), {}, { fromNumber: null });
    expect(JSON.parse(asked[0]?.body ?? "")).not.toHaveProperty("from");
  });

  it("lets the pathway, persona or prompt speak that the connection, the agent or the settings name, in this order", async () => {
    const engine = { ...placement().agent, response_engine: { task: "Book a table." } };
    const bodyIn = async (change: Partial<Connection>, request: Partial<DialRequest> = {}) =>
      JSON.parse((await dial(() => Response.json(placed), change, request)).asked[0]?.body ?? "");
    const agents = { mapped: "agent_1" };
    expect(await bodyIn({ agents }, { agent: engine })).toMatchObject({ pathway_id: "mapped" });
    const persona = await bodyIn({ agents, settings: { agents_are: "persona" } });
    expect(persona).toMatchObject({ persona_id: "mapped" });
    expect(persona).not.toHaveProperty("pathway_id");
    const prompt = await bodyIn({}, { agent: engine });
    expect(prompt).toMatchObject({ task: "Book a table." });
    expect(prompt).not.toHaveProperty("pathway_id");
  });

  it("asks nothing where nothing speaks for the agent, and says what to fill in", async () => {
    const { asked, said } = await dial(() => Response.json(placed), { settings: {} });
    expect(said).toEqual({ kind: "refused", reason: expect.stringContaining("settings.pathway_id") });
    expect(asked).toEqual([]);
  });

  it.each<[string, Answer, object]>([
    [
      "a no with a good status",
      () => Response.json({ status: "error", message: "Invalid phone number" }),
      { kind: "refused", reason: "Bland refused: Invalid phone number" },
    ],
    ["a good status and no JSON", () => new Response("OK"), { kind: "unknown", detail: expect.any(String) }],
    [
      "a good status and no id",
      () => Response.json({ status: "success" }),
      { kind: "unknown", detail: expect.any(String) },
    ],
    [
      "400",
      () =>
        Response.json(
          { errors: [{ error: "VALIDATION_ERROR", message: "No phone_number" }] },
          { status: 400 },
        ),
      { kind: "refused", reason: expect.stringContaining("No phone_number") },
    ],
    ["429", () => new Response("", { status: 429 }), { kind: "refused", reason: expect.any(String) }],
    ["500", () => new Response("", { status: 500 }), { kind: "unknown", detail: expect.any(String) }],
    [
      "a broken connection",
      () => Promise.reject(new Error("reset")),
      { kind: "unknown", detail: expect.any(String) },
    ],
  ])("takes %s for what it is", async (_answer, answer, expected) => {
    const { said, asked } = await dial(answer);
    expect(said).toEqual(expected);
    expect(asked).toHaveLength(1);
  });
});

describe("commanding a call at Bland", () => {
  const call = { providerCallId: "bl/call 1", handle: {} };
  const human = { ...call, to: "+14155550333", fromNumber: null, message: null, transferId: "transfer_1" };

  async function command(which: "end" | "transfer", answer: Answer, to = human.to) {
    const { asked, tools } = standIn(bland, answer);
    const said = await bland[which]?.(tools, connected() as never, { ...human, to });
    return { asked, said };
  }

  it("ends it by its id, which is input", async () => {
    const { asked, said } = await command("end", () =>
      Response.json({ status: "success", message: "Call ended successfully." }),
    );
    expect(said).toEqual({ kind: "done" });
    expect(asked).toMatchObject([
      {
        method: "POST",
        url: "https://api.bland.ai/v1/calls/bl%2Fcall%201/stop",
        headers: { authorization: "org_key" },
      },
    ]);
  });

  it("transfers it to a number", async () => {
    const { asked, said } = await command("transfer", () =>
      Response.json({ data: { message: "ok" }, errors: null }),
    );
    expect(said).toEqual({ kind: "done" });
    expect(asked).toMatchObject([{ method: "POST", url: "https://api.bland.ai/v1/calls/active/transfer" }]);
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      call_id: "bl/call 1",
      transfer_number: "+14155550333",
    });
  });

  it("asks for no transfer to a SIP address", async () => {
    const { asked, said } = await command("transfer", () => Response.json({}), "sip:desk@example.com");
    expect(said).toEqual({ kind: "refused", reason: expect.stringContaining("E.164") });
    expect(asked).toEqual([]);
  });

  it.each<["end" | "transfer", string, Answer, object]>([
    [
      "end",
      "a no with a good status",
      () => Response.json({ status: "error", message: "SID not found" }),
      { kind: "refused", reason: "Bland refused: SID not found" },
    ],
    [
      "transfer",
      "a no with a good status",
      () => Response.json({ data: null, errors: [{ error: "NOT_FOUND", message: "No such call" }] }),
      { kind: "refused", reason: "Bland refused: No such call" },
    ],
    [
      "transfer",
      "404",
      () => Response.json({ data: null, errors: [{ message: "No such call" }] }, { status: 404 }),
      { kind: "refused", reason: expect.stringContaining("No such call") },
    ],
    [
      "transfer",
      "429",
      () => new Response("", { status: 429 }),
      { kind: "refused", reason: expect.any(String) },
    ],
    ["end", "500", () => new Response("", { status: 500 }), { kind: "unknown", detail: expect.any(String) }],
    [
      "transfer",
      "500",
      () => new Response("", { status: 500 }),
      { kind: "unknown", detail: expect.any(String) },
    ],
    [
      "end",
      "a broken connection",
      () => Promise.reject(new Error("reset")),
      { kind: "unknown", detail: expect.any(String) },
    ],
  ])("takes, at an %s, %s for what it is", async (which, _answer, answer, expected) => {
    expect((await command(which, answer)).said).toEqual(expected);
  });
});

describe("asking Bland about a call", () => {
  const sought = {
    ...{ workspaceId: "ws_1", attemptId: "sched_01k.2", toNumber: "+14155550222" },
    ...{ fromNumber: null, dialedAt: 1_795_300_800_000 },
  };
  const find = (answer: Answer, providerCallId: string | null) => {
    const { asked, tools } = standIn(bland, answer);
    return { asked, said: bland.findCall?.(tools, connected() as never, { ...sought, providerCallId }) };
  };

  it("finds it by its id, with all that was said", async () => {
    const { asked, said } = find(() => Response.json(CALL), "bl-call-1");
    expect(await said).toMatchObject({
      kind: "ended",
      events: [{ callId: "bl-call-1", kind: "ended", isFinal: true }],
    });
    expect(asked).toMatchObject([
      {
        method: "GET",
        url: "https://api.bland.ai/v1/calls/bl-call-1",
        headers: { authorization: "org_key" },
      },
    ]);
  });

  it("knows no way to find it without its id, and asks nothing", async () => {
    const { asked, said } = find(() => Response.json(CALL), null);
    expect(await said).toEqual({ kind: "not_told" });
    expect(asked).toEqual([]);
  });

  it.each<[string, Answer, object]>([
    [
      "under way",
      () => Response.json({ ...CALL, completed: false, status: null, queue_status: "started" }),
      { kind: "under_way", providerCallId: "bl-call-1" },
    ],
    [
      "over where it failed and never was completed",
      () => Response.json({ ...CALL, completed: false, status: null, queue_status: "call_error" }),
      { kind: "ended", events: [expect.anything()] },
    ],
    ["absent", () => new Response("", { status: 404 }), { kind: "absent" }],
    ["not told", () => new Response("", { status: 500 }), { kind: "not_told" }],
    ["not told either", () => Promise.reject(new Error("reset")), { kind: "not_told" }],
  ])("says that it is %s", async (_what, answer, expected) => {
    expect(await find(answer, "bl-call-1").said).toEqual(expected);
  });

  it.each<[string, Answer, string]>([
    ["is there", () => Response.json(CALL), "events"],
    [
      "is there, and nobody spoke",
      () => Response.json({ ...CALL, transcripts: [], concatenated_transcript: "" }),
      "events",
    ],
    [
      "goes on",
      () => Response.json({ ...CALL, completed: false, status: null, queue_status: "started" }),
      "later",
    ],
    ["comes with 500", () => new Response("", { status: 500 }), "later"],
    ["is not there", () => new Response("", { status: 404 }), "gone"],
  ])("fetches a transcript, again only where that helps: the call %s", async (_what, answer, kind) => {
    const { tools } = standIn(bland, answer);
    const ref = { source: "call", id: "bl-call-1" };
    const fetched = await bland.fetchTranscript?.(tools, connected() as never, "bl-call-1", ref);
    expect(fetched?.kind).toBe(kind);
    if (fetched?.kind === "events")
      expect(fetched.events).toMatchObject([{ kind: "transcript", isFinal: true }]);
  });

  it("tests the key on something harmless", async () => {
    const { asked, tools } = standIn(bland, () => Response.json({ count: 0, calls: [] }));
    expect(await bland.test?.(tools, connected() as never)).toMatchObject({ ok: true });
    expect(asked).toMatchObject([{ method: "GET", url: "https://api.bland.ai/v1/calls?limit=1" }]);
    const refused = standIn(bland, () => new Response("", { status: 401 }));
    expect(await bland.test?.(refused.tools, connected() as never)).toMatchObject({
      field: "credentials.api_key",
    });
  });
});
