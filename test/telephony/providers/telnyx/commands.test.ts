import { describe, expect, it } from "vitest";
import { writeClientState } from "../../../../src/telephony/providers/telnyx/client-state.ts";
import { connectionTo, standIn } from "../connection.ts";
import { placement } from "../placement.ts";
import { telnyxCase } from "../telnyx.case.ts";
import { connection, telnyx } from "./setting.ts";

const REQUEST = placement({
  attemptId: "sched_1.2",
  toNumber: "+15550001111",
  fromNumber: "+15550002222",
  dynamicVariables: { customer_name: "Ayşe", visits: 3, tags: ["a"], none: null },
});

const CALL = { providerCallId: "ff55a038", handle: { call_control_id: "v3:a/b" } };

const TRANSFER = {
  ...CALL,
  ...{ to: "+15550003333", fromNumber: null, message: null, briefing: null, transferId: "t_1" },
  ...{ ringSeconds: 25, language: "tr-TR" },
};

const PLACED = { data: { call_control_id: "v3:a", call_leg_id: "leg-a", call_session_id: "ff55a038" } };

describe("commands to Telnyx", () => {
  it("dial once, with the attempt as command and as state", async () => {
    const { asked, tools } = standIn(telnyx, () => Response.json(PLACED));
    expect(await telnyx.dial?.(tools, connection, REQUEST)).toEqual({
      kind: "placed",
      providerCallId: "ff55a038",
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: "POST", url: "https://api.telnyx.com/v2/calls" });
    expect(asked[0]?.headers.authorization).toBe("Bearer KEY_1");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      connection_id: "7267",
      to: "+15550001111",
      from: "+15550002222",
      command_id: "sched_1.2",
      client_state: btoa('{"attempt_id":"sched_1.2"}'),
      webhook_url: "https://hooks.example.com/intake/telnyx/conn_1",
      assistant: {
        id: "assistant-1",
        dynamic_variables: { customer_name: "Ayşe", visits: 3, tags: '["a"]' },
      },
    });
  });

  it("let the agents map choose the assistant, and send the settings that are made", async () => {
    const { asked, tools } = standIn(telnyx, () => Response.json(PLACED));
    const detailed = connectionTo(telnyx, telnyxCase.credentials, {
      agents: { "assistant-9": "agent_1" },
      numbers: [{ phone_number: "+15550002222", id: "app-5" }],
      settings: { answering_machine_detection: "premium", timeout_secs: 25 },
    });
    await telnyx.dial?.(tools, detailed, { ...REQUEST, fromNumber: null });
    expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({
      connection_id: "app-5",
      from: "+15550002222",
      assistant: { id: "assistant-9" },
      answering_machine_detection: "premium",
      timeout_secs: 25,
    });
  });

  it("are refused with the setting to fill in", async () => {
    const { asked, tools } = standIn(telnyx, () => Response.json(PLACED));
    const bare = connectionTo(telnyx, telnyxCase.credentials);
    const reason = expect.stringContaining("settings.connection_id");
    expect(await telnyx.dial?.(tools, bare, REQUEST)).toEqual({ kind: "refused", reason });
    expect((await telnyx.dial?.(tools, bare, { ...REQUEST, fromNumber: null }))?.kind).toBe("refused");
    expect((await telnyx.end?.(tools, bare, { ...CALL, handle: {} }))?.kind).toBe("refused");
    expect((await telnyx.transfer?.(tools, bare, { ...TRANSFER, handle: {} }))?.kind).toBe("refused");
    expect(asked).toEqual([]);
    expect(telnyx.settings.safeParse({ conection_id: "7267" }).success).toBe(false);
  });

  it("hang up by the line's control id", async () => {
    const { asked, tools } = standIn(telnyx, () => Response.json({ data: { result: "ok" } }));
    expect(await telnyx.end?.(tools, connection, CALL)).toEqual({ kind: "done" });
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: "https://api.telnyx.com/v2/calls/v3:a%2Fb/actions/hangup",
      body: '{"command_id":"end-ff55a038"}',
    });
  });

  it("transfer with a command of its own, and mark the new leg", async () => {
    const { asked, tools } = standIn(telnyx, () => Response.json({ data: { result: "ok" } }));
    const request = { ...TRANSFER, fromNumber: "+15550002222", message: "One moment." };
    expect(await telnyx.transfer?.(tools, connection, request)).toEqual({ kind: "done" });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe("https://api.telnyx.com/v2/calls/v3:a%2Fb/actions/transfer");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      to: "+15550003333",
      from: "+15550002222",
      timeout_secs: 25,
      command_id: "t_1",
      target_leg_client_state: btoa('{"transfer_id":"t_1"}'),
      webhook_url: "https://hooks.example.com/intake/telnyx/conn_1",
    });
  });

  it("keep the ringing within what Telnyx takes", async () => {
    const { asked, tools } = standIn(telnyx, () => Response.json({ data: { result: "ok" } }));
    for (const ringSeconds of [1, 4_000])
      await telnyx.transfer?.(tools, connection, { ...TRANSFER, ringSeconds });
    expect(asked.map(({ body }) => JSON.parse(body).timeout_secs)).toEqual([5, 600]);
  });

  it("have the assistant say something at once", async () => {
    const { asked, tools } = standIn(telnyx, () => Response.json({ data: { result: "ok" } }));
    const spoken = { ...CALL, text: "Kimse müsait değil.", language: "tr-TR" };
    expect(await telnyx.say?.(tools, connection, spoken)).toEqual({ kind: "done" });
    expect(asked[0]?.url).toBe("https://api.telnyx.com/v2/calls/v3:a%2Fb/actions/ai_assistant_add_messages");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      messages: [{ role: "system", content: expect.stringMatching(/tr-TR.*Kimse müsait değil\.$/) }],
      trigger_response: true,
    });
    expect((await telnyx.say?.(tools, connection, { ...spoken, handle: {} }))?.kind).toBe("refused");
    expect(asked).toHaveLength(1);
  });

  it.each<[string, () => Response | Promise<Response>, string, string]>([
    ["400", () => Response.json({ errors: [{ detail: "no" }] }, { status: 400 }), "refused", "refused"],
    ["429", () => new Response("", { status: 429 }), "refused", "refused"],
    ["500", () => new Response("", { status: 500 }), "unknown", "unknown"],
    ["no answer", () => Promise.reject(new Error("reset")), "unknown", "unknown"],
    ["an answer without an id", () => new Response("{"), "unknown", "done"],
  ])("after %s are told as they are", async (_, answer, dialled, done) => {
    const { asked, tools } = standIn(telnyx, answer);
    expect((await telnyx.dial?.(tools, connection, REQUEST))?.kind).toBe(dialled);
    expect((await telnyx.end?.(tools, connection, CALL))?.kind).toBe(done);
    expect((await telnyx.transfer?.(tools, connection, TRANSFER))?.kind).toBe(done);
    expect(asked).toHaveLength(3);
  });

  it("find an attempt among the live calls, and say nothing where it is not there", async () => {
    const sought = { ...REQUEST, providerCallId: null, dialedAt: 0 };
    const state = writeClientState({ attempt_id: "sched_1.2" });
    const live = [null, { call_session_id: "s0" }, { call_session_id: "s1", client_state: state }];
    const there = standIn(telnyx, () => Response.json({ data: live }));
    expect(await telnyx.findCall?.(there.tools, connection, sought)).toEqual({
      kind: "under_way",
      providerCallId: "s1",
    });
    expect(there.asked[0]?.url).toBe("https://api.telnyx.com/v2/connections/7267/active_calls");
    for (const answer of [() => Response.json({ data: [] }), () => new Response("", { status: 500 })]) {
      const { tools } = standIn(telnyx, answer);
      expect(await telnyx.findCall?.(tools, connection, sought)).toEqual({ kind: "not_told" });
    }
  });

  it("test the key with the account's balance", async () => {
    const good = standIn(telnyx, () => Response.json({ data: {} }));
    expect(await telnyx.test?.(good.tools, connection)).toMatchObject({ ok: true });
    expect(good.asked[0]).toMatchObject({ method: "GET", url: "https://api.telnyx.com/v2/balance" });
    const bad = standIn(telnyx, () => new Response("", { status: 401 }));
    expect(await telnyx.test?.(bad.tools, connection)).toMatchObject({ field: "credentials.api_key" });
  });

  it("are set up with the address to copy", () => {
    const copies = telnyx.setUp(connection).flatMap(({ copy }) => copy ?? []);
    expect(copies).toEqual([connection.intakeUrl, `${connection.intakeUrl}/tool/transfer_to_human`]);
  });
});
