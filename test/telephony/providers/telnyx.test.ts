import { Telnyx } from "telnyx";
import { describe, expect, it } from "vitest";
import { assemble } from "../../../src/conversations/assemble.ts";
import type { CallEvent } from "../../../src/telephony/event.ts";
import type { AnyAdapter, DialRequest } from "../../../src/telephony/provider.ts";
import { writeClientState } from "../../../src/telephony/providers/telnyx/client-state.ts";
import { callbackTo, connectionTo, standIn } from "./connection.ts";
import { PUBLIC_KEY, signTelnyx, telnyxCase, telnyxMessage } from "./telnyx.case.ts";

/** As the rest of the product holds it. */
const telnyx: AnyAdapter = telnyxCase.adapter;
const NOW = Date.parse("2026-11-22T10:02:00Z");
const settings = { connection_id: "7267", assistant_id: "assistant-1" };
const connection = connectionTo(telnyx, telnyxCase.credentials, { settings });

/** Delivers a body, signed as Telnyx would. */
async function deliver(body: string, { to = connection, signedAt = NOW, now = NOW } = {}) {
  const headers = await signTelnyx(body, signedAt / 1000);
  return telnyx.receive(to, callbackTo(to, { headers, body }), now);
}

async function eventsOf(...messages: readonly { body: string }[]): Promise<CallEvent[]> {
  const all = await Promise.all(messages.map(({ body }) => deliver(body)));
  return all.flatMap((received) => (received.kind === "taken" ? received.events : []));
}

const message = (type: string, payload: Record<string, unknown> = {}) =>
  telnyxMessage(type, "00:10.000", payload);
const OF_TRANSFER = { client_state: writeClientState({ transfer_id: "t_1" }), to: "+15550003333" };

describe("a signature of Telnyx's", () => {
  const VECTOR = {
    body: '{"call_id":"c1","n":"é"}',
    headers: {
      "telnyx-timestamp": "1760000000",
      "telnyx-signature-ed25519":
        "lXIM5Y3UrmEW/0y//CxRM1NlMgWrzz19CTGfZC3gFCym7sxRIyUhtc1mexC1egomyVapqMkfyCmH0iS9zDlRCw==",
    },
  };
  const receiveAt = (now: number, headers: Record<string, string> = VECTOR.headers) =>
    telnyx.receive(connection, callbackTo(connection, { ...VECTOR, headers }), now);

  it("is believed over the documented bytes, up to five minutes off either way and no more", async () => {
    for (const off of [0, 300_000, -300_000]) {
      expect((await receiveAt(1_760_000_000_000 + off)).kind).toBe("unreadable");
    }
    for (const off of [301_000, -301_000]) {
      expect(await receiveAt(1_760_000_000_000 + off)).toEqual({ kind: "unsigned" });
    }
  });

  it.each(["", "1760000000.0", "0x68e77840", "1760000000 ", "1e9", "NaN"])(
    "is not believed with the timestamp %j",
    async (timestamp) => {
      const headers = { ...VECTOR.headers, "telnyx-timestamp": timestamp };
      const received = await receiveAt(1_760_000_000_000, headers);
      // A header's outer blanks are no part of it.
      expect(received.kind).toBe(timestamp.trim() === "1760000000" ? "unreadable" : "unsigned");
    },
  );

  it("is judged as Telnyx's own client judges it", async () => {
    const client = new Telnyx({ apiKey: "KEY", publicKey: PUBLIC_KEY });
    const { body } = message("call.answered");
    const now = Math.floor(Date.now() / 1000) * 1000;
    const headers = await signTelnyx(body, now / 1000);
    expect(await client.webhooks.unwrap(body, { headers })).toMatchObject({ data: { record_type: "event" } });
    expect((await deliver(body, { signedAt: now, now })).kind).toBe("taken");
    await expect(client.webhooks.unwrap(`${body} `, { headers })).rejects.toThrow();
  });

  it("needs a public key of 32 bytes", () => {
    for (const public_key of ["", "AAAA", "not base64!", `${PUBLIC_KEY}AA`]) {
      expect(telnyx.credentials.safeParse({ api_key: "KEY", public_key }).success).toBe(false);
    }
    expect(telnyx.credentials.safeParse({ api_key: "", public_key: PUBLIC_KEY }).success).toBe(false);
  });
});

describe("the messages of a call", () => {
  it.each(telnyxCase.conversations)("come to what was said: $name", async ({ messages, api, expected }) => {
    const events = await eventsOf(...messages);
    const ref = assemble(events).fetch;
    if (ref && api) {
      const { tools } = standIn(telnyx, api);
      const fetched = await telnyx.fetchTranscript?.(tools, connection, "ff55a038", ref);
      if (fetched?.kind === "events") events.push(...fetched.events);
    }
    const call = assemble(events);
    expect(call.isOver).toBe(true);
    expect(call.fetch).toBeNull();
    expect(call.facts).toMatchObject({
      status: expected.status,
      direction: expected.direction,
      fromNumber: expected.fromNumber,
      toNumber: expected.toNumber,
    });
    if (expected.startedAt)
      expect(Date.parse(call.facts.startedAt ?? "")).toBe(Date.parse(expected.startedAt));
    if (expected.endReason) expect(call.facts.endReason).toBe(expected.endReason);
    expect(call.transcript.turns.map(({ role, text }) => [role, text])).toEqual(expected.turns);
  });

  it("name the caller's own line for commands, the assistant, and the times of what was said", async () => {
    const events = await eventsOf(...(telnyxCase.conversations[4]?.messages ?? []));
    const { facts, transcript, transfers } = assemble(events);
    expect(facts.handle).toEqual({ call_control_id: "v3:a" });
    expect(transcript.turns.map(({ start_ms }) => start_ms)).toEqual([2_000, 4_000]);
    expect(transfers.map(({ status, to }) => [status, to])).toEqual([
      ["requested", "+15550003333"],
      ["connected", "+15550003333"],
    ]);
    const first = assemble(await eventsOf(...telnyxCase.conversations[0].messages));
    expect(first.facts).toMatchObject({
      agent: "assistant-1",
      durationMs: 44_000,
      metadata: { insights: [{ insight_id: "i1" }] },
    });
    expect(first.fetch).toEqual({ source: "conversation", id: "d1a6" });
  });

  it("are read in each of the three wrappings", async () => {
    const { data } = JSON.parse(message("call.answered").body);
    const wrapped = [{ data }, { metadata: { event: data } }, data];
    const keys = (await eventsOf(...wrapped.map((one) => ({ body: JSON.stringify(one) })))).map(
      ({ key }) => key,
    );
    expect(keys).toEqual([data.id, data.id, data.id]);
  });

  it("link to our attempt by the leg's state, and keep what others wrote there", async () => {
    const state = btoa(JSON.stringify({ attempt_id: "sched_1.2", job: 7 }));
    const [ours] = await eventsOf(message("call.answered", { client_state: state }));
    expect(ours?.facts).toMatchObject({ attemptId: "sched_1.2", metadata: { job: 7 } });
    for (const client_state of ["%%%", btoa("[1"), btoa("null"), 5, null]) {
      const [event] = await eventsOf(message("call.answered", { client_state }));
      expect(event?.facts.attemptId).toBeUndefined();
      expect(event?.facts.metadata).toBeUndefined();
    }
  });

  it("tell of a transfer that fails while the caller is still there", async () => {
    const events = await eventsOf(
      message("call.hangup", { ...OF_TRANSFER, hangup_cause: "user_busy", call_leg_id: "leg-b" }),
    );
    expect(events.map(({ kind, facts }) => [kind, facts])).toEqual([
      ["ended", {}],
      ["transfer", {}],
    ]);
    expect(events[1]?.transfer).toEqual({ status: "failed", to: "+15550003333", reason: "user_busy" });
    expect(new Set(events.map(({ key }) => key)).size).toBe(2);
  });

  it.each<[string | undefined, string | undefined]>([
    ["normal_clearing", "completed"],
    ["time_limit", "completed"],
    ["no_answer", "no_answer"],
    ["call_rejected", "failed"],
    ["not_found", "failed"],
    ["a cause of tomorrow", "failed"],
    [undefined, undefined],
  ])("end with %s as %s", async (hangup_cause, status) => {
    const [event] = await eventsOf(message("call.hangup", { hangup_cause }));
    expect(event?.facts.status).toBe(status);
    expect(event?.facts.endedAt).toBe("2026-11-22T10:00:10.000Z");
  });

  it("give utterances to whoever spoke: by track, by the connection's roles, by the leg", async () => {
    const turn = async (track: string | undefined, to = connection, payload = {}) => {
      const transcription_data = { transcript: " Evet, tabiî. ", is_final: true, transcription_track: track };
      const received = await deliver(message("call.transcription", { ...payload, transcription_data }).body, {
        to,
      });
      return received.kind === "taken" ? received.events[0]?.turns?.[0] : undefined;
    };
    expect(await turn("inbound")).toEqual({
      role: "customer",
      text: "Evet, tabiî.",
      at: Date.parse("2026-11-22T10:00:10Z"),
    });
    expect((await turn("outbound"))?.role).toBe("agent");
    expect((await turn(undefined))?.role).toBe("customer");
    expect((await turn(undefined, connection, OF_TRANSFER))?.role).toBe("agent");
    expect((await turn("inbound", { ...connection, roles: { inbound: "agent" } }))?.role).toBe("agent");
  });

  it("drop what is not said to its end, or is empty", async () => {
    for (const data of [{ transcript: "Hel" }, { transcript: "  ", is_final: true }, null, "x"]) {
      expect(await eventsOf(message("call.transcription", { transcription_data: data }))).toEqual([]);
    }
  });

  it("prefer the recording's address that lasts", async () => {
    const brief = { mp3: "https://a.example/brief.mp3" };
    const saved = (more: object) =>
      eventsOf(message("call.recording.saved", { recording_urls: brief, ...more }));
    const [lasting] = await saved({ public_recording_urls: { mp3: null, wav: "https://a.example/l.wav" } });
    expect(lasting?.facts.recordingUrl).toBe("https://a.example/l.wav");
    expect((await saved({ public_recording_urls: {} }))[0]?.facts.recordingUrl).toBe(brief.mp3);
    expect(await saved({ recording_urls: null })).toEqual([]);
  });

  it("are no voicemail where a human or silence answered, or the desk that a call went to", async () => {
    for (const result of ["human", "not_sure", "silence", null]) {
      expect(await eventsOf(message("call.machine.detection.ended", { result }))).toEqual([]);
    }
    const desk = { ...OF_TRANSFER, result: "machine" };
    expect(await eventsOf(message("call.machine.premium.detection.ended", desk))).toEqual([]);
  });

  it("survive odd members, and are unreadable without what is required", async () => {
    const [odd] = await eventsOf(message("call.initiated", { from: 7, to: "anonymous", start_time: "soon" }));
    expect(odd?.facts).toEqual({ status: "ringing", agent: "7267", handle: { call_control_id: "v3:a" } });
    expect((await deliver(message("call.hangup", { call_session_id: "" }).body)).kind).toBe("unreadable");
    for (const body of ["", "[]", "{", "null", '{"data":{}}']) {
      expect((await deliver(body)).kind).toBe("unreadable");
    }
  });

  it("are named by the log where they are new, and not where they are merely of no use", async () => {
    expect(await deliver(message("call.hummed").body)).toMatchObject({
      events: [],
      unknown: ["call.hummed"],
    });
    for (const type of ["call.speak.ended", "call.recording.transcription.saved", "conference.created"]) {
      expect(await deliver(message(type).body)).toEqual({ kind: "taken", events: [] });
    }
  });
});

const REQUEST: DialRequest = {
  attemptId: "sched_1.2",
  workspaceId: "ws_1",
  toNumber: "+15550001111",
  fromNumber: "+15550002222",
  agent: {
    agent_id: "agent_1",
    agent_name: "Receptionist",
    language: "en",
    begin_message: null,
    voice_id: null,
    response_engine: null,
  },
  dynamicVariables: { customer_name: "Ayşe", visits: 3, tags: ["a"], none: null },
};
const CALL = { providerCallId: "ff55a038", handle: { call_control_id: "v3:a/b" } };
const TRANSFER = { ...CALL, to: "+15550003333", fromNumber: null, message: null, transferId: "t_1" };
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
      command_id: "t_1",
      target_leg_client_state: btoa('{"transfer_id":"t_1"}'),
      webhook_url: "https://hooks.example.com/intake/telnyx/conn_1",
    });
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
    expect(copies).toEqual([connection.intakeUrl]);
  });
});

describe("an assistant's conversation", () => {
  const REF = { source: "conversation", id: "d1/a6" };
  const fetchFrom = async (answer: Parameters<typeof standIn>[1], ref = REF) => {
    const { asked, tools } = standIn(telnyx, answer);
    return { asked, fetched: await telnyx.fetchTranscript?.(tools, connection, "ff55a038", ref) };
  };

  it("is read page by page, in the order in which it was heard, without messages that have no words", async () => {
    const pages = [
      [
        { role: "user", text: "İkinci", sent_at: "2026-11-22T10:00:09Z" },
        { role: "assistant", text: null, sent_at: "2026-11-22T10:00:10Z" },
      ],
      [
        { role: "assistant", text: "First", created_at: "2026-11-22T10:00:01Z" },
        { role: "tool", text: '{"free":true}', sent_at: "2026-11-22T10:00:10.5Z" },
        { role: "narrator", text: "unheard", sent_at: "2026-11-22T10:00:11Z" },
        "x",
      ],
    ];
    const { asked, fetched } = await fetchFrom(({ url }) => {
      const page = Number(new URL(url).searchParams.get("page[number]"));
      return Response.json({ data: pages[page - 1], meta: { total_pages: 2, page_number: page } });
    });
    expect(asked).toHaveLength(2);
    expect(asked[0]?.url).toContain("https://api.telnyx.com/v2/ai/conversations/d1%2Fa6/messages?page");
    expect(asked[0]?.headers.authorization).toBe("Bearer KEY_1");
    expect(fetched).toEqual({
      kind: "events",
      events: [
        {
          key: "conversation:d1/a6",
          callId: "ff55a038",
          at: Date.parse("2026-11-22T10:00:10.5Z"),
          kind: "transcript",
          facts: {},
          turns: [
            { role: "agent", text: "First", at: Date.parse("2026-11-22T10:00:01Z") },
            { role: "customer", text: "İkinci", at: Date.parse("2026-11-22T10:00:09Z") },
            { role: "tool", text: '{"free":true}', at: Date.parse("2026-11-22T10:00:10.5Z") },
          ],
        },
      ],
    });
  });

  it("keeps the list's order where a message has no time", async () => {
    const data = [
      { role: "user", text: "one", sent_at: "2026-11-22T10:00:09Z" },
      { role: "assistant", text: "two" },
    ];
    const { fetched } = await fetchFrom(() => Response.json({ data }));
    expect(fetched).toMatchObject({ events: [{ turns: [{ text: "one" }, { text: "two" }] }] });
  });

  it.each<[string, () => Response | Promise<Response>, string]>([
    ["no messages", () => Response.json({ data: [] }), "later"],
    ["garbage", () => new Response("{"), "later"],
    ["404", () => new Response("", { status: 404 }), "later"],
    ["429", () => new Response("", { status: 429 }), "later"],
    ["500", () => new Response("", { status: 500 }), "later"],
    ["no answer", () => Promise.reject(new Error("reset")), "later"],
    ["401", () => new Response("", { status: 401 }), "gone"],
  ])("after %s is worth another try or not", async (_, answer, kind) => {
    expect((await fetchFrom(answer)).fetched?.kind).toBe(kind);
  });

  it("is of no other source", async () => {
    const { asked, fetched } = await fetchFrom(() => Response.json({}), { source: "recording", id: "1" });
    expect(fetched?.kind).toBe("gone");
    expect(asked).toEqual([]);
  });
});
