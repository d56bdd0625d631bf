import { describe, expect, it } from "vitest";
import type { Connection } from "../../../src/telephony/connection.ts";
import type { DialRequest } from "../../../src/telephony/provider.ts";
import { elevenlabs } from "../../../src/telephony/providers/elevenlabs.ts";
import { connectionTo, standIn } from "./connection.ts";
import { CONVERSATION, elevenlabsCase } from "./elevenlabs.case.ts";
import { placement } from "./placement.ts";

type Answer = () => Response | Promise<Response>;

const connected = (change: Partial<Connection> = {}) =>
  connectionTo(elevenlabs, elevenlabsCase.credentials, change);

describe("dialling by ElevenLabs", () => {
  const numbers = [{ phone_number: "+14155550100", id: "phnum_1" }];
  const settings = { agent_id: "agent_el1" };
  const placed = { success: true, message: "ok", conversation_id: "conv_7", callSid: "CA7" };

  async function dial(answer: Answer, change: Partial<Connection> = {}, request: Partial<DialRequest> = {}) {
    const { asked, tools } = standIn(elevenlabs, answer);
    const connection = connected({ numbers, settings, ...change });
    const said = await elevenlabs.dial?.(tools, connection as never, placement(request));
    return { asked, said };
  }

  it("asks as documented, once, with our id and plain variables", async () => {
    const dynamicVariables = {
      name: "Jane",
      tries: 2,
      vip: true,
      gone: null,
      list: ["a"],
      system__time: "now",
    };
    const { asked, said } = await dial(
      () => Response.json(placed),
      {},
      { attemptId: "sched_01k.2", dynamicVariables },
    );
    expect(said).toEqual({ kind: "placed", providerCallId: "conv_7" });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: "https://api.elevenlabs.io/v1/convai/twilio/outbound-call",
      headers: { "xi-api-key": "sk_el", "content-type": "application/json" },
    });
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      agent_id: "agent_el1",
      agent_phone_number_id: "phnum_1",
      to_number: "+14155550123",
      conversation_initiation_client_data: {
        dynamic_variables: { name: "Jane", tries: 2, vip: true, list: '["a"]', attempt_id: "sched_01k.2" },
      },
    });
  });

  it("goes over the SIP trunk and to the residency that the settings name", async () => {
    const { asked } = await dial(() => Response.json(placed), {
      settings: { ...settings, telephony: "sip_trunk", residency: "eu" },
    });
    expect(asked[0]?.url).toBe("https://api.eu.residency.elevenlabs.io/v1/convai/sip-trunk/outbound-call");
  });

  it("lets the agent speak that the connection, the agent or the settings name, in this order", async () => {
    const engine = { ...placement().agent, response_engine: { agent_id: "agent_engine" } };
    const agentIn = async (change: Partial<Connection>, request: Partial<DialRequest> = {}) =>
      JSON.parse((await dial(() => Response.json(placed), change, request)).asked[0]?.body ?? "").agent_id;
    expect(await agentIn({ agents: { agent_mapped: "agent_1" } }, { agent: engine })).toBe("agent_mapped");
    expect(await agentIn({}, { agent: engine })).toBe("agent_engine");
    expect(await agentIn({})).toBe("agent_el1");
  });

  it("calls from the number that is asked for, by ElevenLabs' id of it", async () => {
    const numberIn = async (change: Partial<Connection>, request: Partial<DialRequest>) =>
      JSON.parse((await dial(() => Response.json(placed), change, request)).asked[0]?.body ?? "")
        .agent_phone_number_id;
    const byDefault = { ...settings, agent_phone_number_id: "phnum_default" };
    expect(await numberIn({}, { fromNumber: null })).toBe("phnum_1");
    expect(await numberIn({ settings: byDefault }, { fromNumber: null })).toBe("phnum_default");
    expect(await numberIn({ settings: byDefault }, { fromNumber: "+14155550100" })).toBe("phnum_1");
    expect(await numberIn({ settings: byDefault }, { fromNumber: "+14155550199" })).toBe("phnum_default");
  });

  it("asks nothing where it does not know who speaks or from where, and says what to fill in", async () => {
    const nobody = await dial(() => Response.json(placed), { settings: {} });
    expect(nobody.said).toEqual({ kind: "refused", reason: expect.stringContaining("settings.agent_id") });
    const nowhere = await dial(() => Response.json(placed), { numbers: [] });
    expect(nowhere.said).toEqual({
      kind: "refused",
      reason: expect.stringContaining("settings.agent_phone_number_id"),
    });
    expect([...nobody.asked, ...nowhere.asked]).toEqual([]);
  });

  it.each<[string, Answer, object]>([
    [
      "a good answer without an id",
      () => Response.json({ ...placed, conversation_id: null }),
      { kind: "placed", providerCallId: null },
    ],
    [
      "a no",
      () => Response.json({ success: false, message: "Invalid number" }),
      { kind: "refused", reason: expect.stringContaining("Invalid number") },
    ],
    [
      "a good status and no JSON",
      () => new Response("<html>"),
      { kind: "unknown", detail: expect.any(String) },
    ],
    [
      "400",
      () => Response.json({ detail: { message: "No such agent" } }, { status: 400 }),
      { kind: "refused", reason: expect.stringContaining("No such agent") },
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

describe("asking ElevenLabs about a call", () => {
  const sought = {
    ...{ workspaceId: "ws_1", attemptId: "sched_01k.2", toNumber: "+491511234567" },
    ...{ fromNumber: null, dialedAt: 1_795_300_800_000 },
  };
  const find = (answer: Answer, providerCallId: string | null) => {
    const { asked, tools } = standIn(elevenlabs, answer);
    return { asked, said: elevenlabs.findCall?.(tools, connected() as never, { ...sought, providerCallId }) };
  };

  it("finds it by its id, with all that was said", async () => {
    const { asked, said } = find(() => Response.json(CONVERSATION), "conv_1");
    expect(await said).toMatchObject({
      kind: "ended",
      events: [{ callId: "conv_1", kind: "ended", isFinal: true }],
    });
    expect(asked[0]).toMatchObject({
      method: "GET",
      url: "https://api.elevenlabs.io/v1/convai/conversations/conv_1",
      headers: { "xi-api-key": "sk_el" },
    });
  });

  it("finds it by our own id where the answer to dialling was lost", async () => {
    const { asked, said } = find(
      () => Response.json({ conversations: [{ conversation_id: "conv_9" }] }),
      null,
    );
    expect(await said).toEqual({ kind: "under_way", providerCallId: "conv_9" });
    expect(new URL(asked[0]?.url ?? "").searchParams.get("dynamic_variable_params")).toBe(
      "attempt_id:eq:sched_01k.2",
    );
  });

  it("never takes an empty list for a call that was not placed", async () => {
    expect(await find(() => Response.json({ conversations: [] }), null).said).toEqual({ kind: "not_told" });
    expect(await find(() => new Response("", { status: 500 }), null).said).toEqual({ kind: "not_told" });
  });

  it.each<[string, Answer, object]>([
    [
      "under way while it is processed",
      () => Response.json({ ...CONVERSATION, status: "processing" }),
      { kind: "under_way", providerCallId: "conv_1" },
    ],
    ["absent where ElevenLabs knows of none", () => new Response("", { status: 404 }), { kind: "absent" }],
    ["not told where the key is refused", () => new Response("", { status: 401 }), { kind: "not_told" }],
    ["not told where no answer comes", () => Promise.reject(new Error("reset")), { kind: "not_told" }],
    ["not told where the answer is no conversation", () => Response.json([]), { kind: "not_told" }],
  ])("says that it is %s", async (_what, answer, expected) => {
    expect(await find(answer, "conv_1").said).toEqual(expected);
  });

  const fetched = (answer: Answer) => {
    const { tools } = standIn(elevenlabs, answer);
    const ref = { source: "conversation", id: "conv_1" };
    return elevenlabs.fetchTranscript?.(tools, connected() as never, "conv_1", ref);
  };

  it("fetches a transcript, its last word", async () => {
    expect(await fetched(() => Response.json(CONVERSATION))).toMatchObject({
      kind: "events",
      events: [
        { key: "conversation", callId: "conv_1", kind: "transcript", isFinal: true, turns: { length: 3 } },
      ],
    });
    expect(await fetched(() => Response.json({ ...CONVERSATION, transcript: [] }))).toMatchObject({
      kind: "events",
      events: [{ isFinal: true }],
    });
  });

  it.each<[string, Answer, string]>([
    ["is being processed", () => Response.json({ ...CONVERSATION, status: "processing" }), "later"],
    ["comes with 500", () => new Response("", { status: 500 }), "later"],
    ["comes with 429", () => new Response("", { status: 429 }), "later"],
    ["comes with 401, which its owner can put right", () => new Response("", { status: 401 }), "later"],
    ["breaks off", () => Promise.reject(new Error("reset")), "later"],
    ["is no conversation", () => new Response("[]"), "later"],
    ["is not there", () => new Response("", { status: 404 }), "gone"],
  ])("asks again only where that helps: the conversation %s", async (_what, answer, kind) => {
    expect((await fetched(answer))?.kind).toBe(kind);
  });

  it("tests the key on something harmless", async () => {
    const { asked, tools } = standIn(elevenlabs, () => Response.json({ conversations: [] }));
    expect(await elevenlabs.test?.(tools, connected() as never)).toMatchObject({ ok: true });
    expect(asked[0]?.url).toBe("https://api.elevenlabs.io/v1/convai/conversations?page_size=1");
    const refused = standIn(elevenlabs, () => new Response("", { status: 401 }));
    expect(await elevenlabs.test?.(refused.tools, connected() as never)).toMatchObject({
      ok: false,
      field: "credentials.api_key",
    });
  });
});
