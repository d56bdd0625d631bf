import { decodeJwt, jwtVerify, SignJWT } from "jose";
import { WebhookReceiver } from "livekit-server-sdk";
import { describe, expect, it } from "vitest";
import { assemble } from "../../../src/conversations/assemble.ts";
import type { CallEvent } from "../../../src/telephony/event.ts";
import type { AnyAdapter, DialRequest } from "../../../src/telephony/provider.ts";
import { type Asked, callbackTo, connectionTo, standIn } from "./connection.ts";
import { API_KEY, API_SECRET, liveKitMessage, liveKitToken, livekitCase } from "./livekit.case.ts";

/** As the rest of the product holds it. */
const livekit: AnyAdapter = livekitCase.adapter;
const NOW = Date.parse("2026-11-22T10:01:00Z");
const connection = connectionTo(livekit, livekitCase.credentials, { settings: { sip_trunk_id: "ST_1" } });
const secret = new TextEncoder().encode(API_SECRET);
const VECTOR = '{"call_id":"c1","n":"é"}';

/** Delivers a body, signed as LiveKit would. */
async function deliver(body: string, { path = "", to = connection, now = NOW, token = "" } = {}) {
  const headers = { authorization: token || (await liveKitToken(body, now)) };
  return livekit.receive(to, callbackTo(to, { path, headers, body }), NOW);
}

async function eventsOf(...messages: readonly { body: string; path?: string }[]): Promise<CallEvent[]> {
  const all = await Promise.all(messages.map(({ body, path }) => deliver(body, { path: path ?? "" })));
  return all.flatMap((received) => (received.kind === "taken" ? received.events : []));
}

const room = { sid: "RM_9", name: "call-9" };
const line = (members: Record<string, unknown> = {}) => ({
  room,
  participant: { sid: "PA_1", identity: "sip_1", kind: "SIP", ...members },
});

describe("a token of LiveKit's", () => {
  const claims = { sha256: "cqd8d0gh+wkr9ShQ4Psm8LKeszhxKwrfyu06ITonTqA=" };
  const seconds = NOW / 1000;
  const sign = (more: Record<string, unknown> = {}, alg = "HS256") =>
    new SignJWT({ iss: API_KEY, nbf: seconds, exp: seconds + 300, ...claims, ...more })
      .setProtectedHeader({ alg })
      .sign(secret);

  it("is believed with the documented hash of the body's bytes", async () => {
    expect(await deliver(VECTOR, { token: await sign() })).toMatchObject({ kind: "unreadable" });
  });

  it.each<[string, Record<string, unknown>]>([
    ["issued by another key", { iss: "APIother" }],
    ["without an end", { exp: undefined }],
    ["over another body", { sha256: "AAAA" }],
    ["over no body", { sha256: undefined }],
    ["that is over for eleven seconds", { exp: seconds - 11 }],
    ["that begins in eleven seconds", { nbf: seconds + 11 }],
    ["that was issued in the future", { iat: seconds + 11 }],
  ])("is not believed %s", async (_, more) => {
    expect(await deliver(VECTOR, { token: await sign(more) })).toEqual({ kind: "unsigned" });
  });

  it("is believed nine seconds off either way", async () => {
    expect((await deliver(VECTOR, { token: await sign({ exp: seconds - 9 }) })).kind).toBe("unreadable");
    expect((await deliver(VECTOR, { token: await sign({ nbf: seconds + 9 }) })).kind).toBe("unreadable");
  });

  it("is not believed with another algorithm, with none, or after the word Bearer", async () => {
    const none = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ iss: API_KEY, exp: seconds + 60, ...claims }))}.`;
    for (const token of [await sign({}, "HS512"), none.replaceAll("=", ""), `Bearer ${await sign()}`, "x"]) {
      expect(await deliver(VECTOR, { token })).toEqual({ kind: "unsigned" });
    }
  });

  it("is judged as LiveKit's own receiver judges it", async () => {
    const { body } = liveKitMessage("participant_joined", 5, line());
    const receiver = new WebhookReceiver(API_KEY, API_SECRET);
    const token = await liveKitToken(body, Date.now());
    expect((await receiver.receive(body, token)).participant?.identity).toBe("sip_1");
    const callback = callbackTo(connection, { headers: { authorization: token }, body });
    expect((await livekit.receive(connection, callback, Date.now())).kind).toBe("taken");
    await expect(receiver.receive(`${body} `, token)).rejects.toThrow();
  });
});

describe("the messages of a call", () => {
  it.each(livekitCase.conversations)("come to what was said: $name", async ({ messages, expected }) => {
    const call = assemble(await eventsOf(...messages));
    expect(call.isOver).toBe(true);
    expect(call.facts).toMatchObject({
      status: expected.status,
      direction: expected.direction,
      fromNumber: expected.fromNumber,
      toNumber: expected.toNumber,
      endReason: expected.endReason,
    });
    expect(call.transcript.turns.map(({ role, text }) => [role, text])).toEqual(expected.turns);
  });

  it("name the room and the line that commands need, and the agent that took the job", async () => {
    const { facts } = assemble(await eventsOf(...livekitCase.conversations[0].messages));
    expect(facts.handle).toEqual({ room: "call-1", identity: "sip_+15550002222" });
    expect(facts.agent).toBe("receptionist");
    expect(facts.endedAt).toBe("2026-11-22T10:00:50.000Z");
  });

  it.each(["participantMetadata", "attributes", "room"])("find our attempt in %s", async (place) => {
    const metadata = JSON.stringify({ attempt_id: "sched_1.1" });
    const message = {
      participantMetadata: line({ metadata }),
      attributes: line({ attributes: { attempt_id: "sched_1.1" } }),
      room: { ...line(), room: { ...room, metadata } },
    }[place];
    const [event] = await eventsOf(liveKitMessage("participant_joined", 5, message ?? {}));
    expect(event?.facts).toMatchObject({ attemptId: "sched_1.1", direction: "outbound" });
  });

  it("leave out numbers that are hidden and metadata that is no JSON", async () => {
    const [event] = await eventsOf(
      liveKitMessage("participant_joined", 5, line({ metadata: "{", attributes: { "sip.ruleID": "R" } })),
    );
    expect(event?.facts).toEqual({
      direction: "inbound",
      handle: { room: "call-9", identity: "sip_1" },
    });
  });

  it("are none of a call's where they are of a browser, a track or an ingress", async () => {
    const others = [
      liveKitMessage("participant_joined", 5, { room, participant: { sid: "PA_3", identity: "web" } }),
      liveKitMessage("track_published", 5, line()),
      liveKitMessage("ingress_started", 5, {}),
      liveKitMessage("egress_ended", 5, { egressInfo: { egressId: "EG_1" } }),
    ];
    for (const { body } of others) expect(await deliver(body)).toEqual({ kind: "taken", events: [] });
  });

  it("tell where the recording is, of the room that its egress names", async () => {
    const [event] = await eventsOf(
      liveKitMessage("egress_ended", 60, {
        egressInfo: {
          egressId: "EG_1",
          roomId: "RM_9",
          fileResults: [{ location: "s3://bucket/a.ogg" }, { location: "https://cdn.example.com/a.ogg" }],
        },
      }),
    );
    expect(event).toMatchObject({ callId: "RM_9", facts: { recordingUrl: "https://cdn.example.com/a.ogg" } });
  });

  it("end as failed where the line broke before it was there", async () => {
    const [event] = await eventsOf(liveKitMessage("participant_connection_aborted", 5, line()));
    expect(event).toMatchObject({ kind: "ended", leg: "PA_1", facts: { status: "failed" } });
  });

  it("are named by the log where they are new, and unreadable without a room or an event", async () => {
    const { body } = liveKitMessage("room_painted", 5, { room });
    expect(await deliver(body)).toEqual({ kind: "taken", events: [], unknown: ["room_painted"] });
    const homeless = liveKitMessage("participant_left", 5, { participant: line().participant });
    expect((await deliver(homeless.body)).kind).toBe("unreadable");
    for (const bad of ["[]", "not json", "", "null"]) {
      expect((await deliver(bad)).kind).toBe("unreadable");
    }
  });
});

describe("a transcript that an agent posts", () => {
  const post = (turns: unknown, more: Record<string, unknown> = {}) => ({
    path: "transcript",
    body: JSON.stringify({ room: { sid: "RM_9" }, turns, ...more }),
  });

  it("keeps its times, drops empty turns and unknown speakers, and is not the last word", async () => {
    const [event] = await eventsOf(
      post(
        [
          { role: "assistant", text: " Hello ", start_ms: 10.4, end_ms: 900 },
          { role: "user", text: null },
          { role: "developer", text: "x" },
          { role: "user", text: "Hi", start_ms: "soon" },
          7,
        ],
        { agent: "a1", metadata: { topic: "t" } },
      ),
    );
    expect(event).toMatchObject({
      callId: "RM_9",
      at: NOW,
      facts: { agent: "a1", metadata: { topic: "t" } },
    });
    expect(event?.turns).toEqual([
      { role: "agent", text: "Hello", start_ms: 10, end_ms: 900 },
      { role: "customer", text: "Hi" },
    ]);
    expect(event?.isFinal).toBeUndefined();
  });

  it("has one key for the same words, whenever they are signed", async () => {
    const posted = post([{ role: "user", text: "Hi" }]);
    const early = await deliver(posted.body, { path: posted.path, now: NOW - 60_000 });
    const late = await deliver(posted.body, { path: posted.path });
    const keys = [early, late].map((one) => (one.kind === "taken" ? one.events[0]?.key : one.kind));
    expect(keys[0]).toBe(keys[1]);
    expect((await eventsOf(post([{ role: "user", text: "Ho" }])))[0]?.key).not.toBe(keys[0]);
  });

  it("follows the connection's roles before its own words", async () => {
    const to = { ...connection, roles: { user: "agent", pilot: "customer" } } as const;
    const { body, path } = post([
      { role: "user", text: "a" },
      { role: "pilot", text: "b" },
    ]);
    const received = await deliver(body, { path, to });
    expect(received).toMatchObject({ events: [{ turns: [{ role: "agent" }, { role: "customer" }] }] });
  });

  it("is unreadable without a room or turns", async () => {
    for (const body of ['{"turns":[]}', '{"room":{"sid":"RM_9"}}', "["]) {
      expect((await deliver(body, { path: "transcript" })).kind).toBe("unreadable");
    }
  });
});

const REQUEST: DialRequest = {
  attemptId: "sched_1.2",
  workspaceId: "ws_1",
  toNumber: "+15550002222",
  fromNumber: "+15550001111",
  agent: {
    agent_id: "agent_1",
    agent_name: "Receptionist",
    language: "en",
    begin_message: null,
    voice_id: null,
    response_engine: null,
  },
  dynamicVariables: { customer_name: "Ayşe" },
};
const CALL = { providerCallId: "RM_9", handle: { room: "call-9", identity: "sip_1" } };
const TRANSFER = { ...CALL, to: "+15550003333", fromNumber: null, message: null, transferId: "t_1" };
const PLACED = { participantId: "PA_1", participantIdentity: "phone-sched_1.2", sipCallId: "SCL_1" };

async function grantsOf(asked: Asked | undefined) {
  const token = asked?.headers.authorization?.replace(/^Bearer /, "") ?? "";
  const { payload } = await jwtVerify(token, secret, {
    issuer: API_KEY,
    currentDate: new Date(1_795_300_800_000),
  });
  return { video: payload.video, sip: payload.sip };
}

describe("commands to LiveKit", () => {
  it("dial as a SIP participant that carries the attempt, in a room of its own", async () => {
    const { asked, tools } = standIn(livekit, () => Response.json(PLACED));
    expect(await livekit.dial?.(tools, connection, REQUEST)).toEqual({
      kind: "placed",
      providerCallId: null,
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: "https://acme.livekit.cloud/twirp/livekit.SIP/CreateSIPParticipant",
    });
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      sipTrunkId: "ST_1",
      sipCallTo: "+15550002222",
      sipNumber: "+15550001111",
      roomName: "call-sched_1.2",
      participantIdentity: "phone-sched_1.2",
      participantMetadata: '{"attempt_id":"sched_1.2","dynamic_variables":{"customer_name":"Ayşe"}}',
      participantAttributes: { attempt_id: "sched_1.2" },
      waitUntilAnswered: false,
    });
    expect(await grantsOf(asked[0])).toEqual({ video: undefined, sip: { call: true } });
    expect(decodeJwt(asked[0]?.headers.authorization?.slice(7) ?? "").exp).toBe(1_795_300_860);
  });

  it("take the number's own trunk where the settings name none, and else say what to fill in", async () => {
    const { asked, tools } = standIn(livekit, () => Response.json({ participant_identity: "phone" }));
    const numbers = [{ phone_number: "+15550001111", id: "ST_7" }];
    const own = connectionTo(livekit, livekitCase.credentials, { numbers });
    expect(await livekit.dial?.(tools, own, REQUEST)).toEqual({ kind: "placed", providerCallId: null });
    expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({ sipTrunkId: "ST_7" });
    const bare = connectionTo(livekit, livekitCase.credentials);
    expect(await livekit.dial?.(tools, bare, REQUEST)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("settings.sip_trunk_id"),
    });
  });

  it("never go to a server that is not LiveKit's own, whose webhooks are taken in all the same", async () => {
    const { asked, tools } = standIn(livekit, () => Response.json(PLACED));
    const url = "https://livekit.example.com";
    const own = connectionTo(
      livekit,
      { ...livekitCase.credentials, url },
      { settings: { sip_trunk_id: "S" } },
    );
    const refused = { kind: "refused", reason: expect.stringContaining("credentials.url") };
    expect(await livekit.dial?.(tools, own, REQUEST)).toMatchObject(refused);
    expect(await livekit.end?.(tools, own, CALL)).toMatchObject(refused);
    expect(await livekit.transfer?.(tools, own, TRANSFER)).toMatchObject(refused);
    expect(await livekit.test?.(tools, own)).toMatchObject({ ok: false, field: "credentials.url" });
    expect(asked).toEqual([]);
    const { body } = liveKitMessage("participant_joined", 5, line());
    expect((await deliver(body, { to: own })).kind).toBe("taken");
    const plain = { ...livekitCase.credentials, url: "http://livekit.example.com" };
    expect(livekit.credentials.safeParse(plain).success).toBe(false);
  });

  it("end a call by closing its room", async () => {
    const { asked, tools } = standIn(livekit, () => Response.json({}));
    expect(await livekit.end?.(tools, connection, CALL)).toEqual({ kind: "done" });
    expect(asked[0]).toMatchObject({
      url: "https://acme.livekit.cloud/twirp/livekit.RoomService/DeleteRoom",
      body: '{"room":"call-9"}',
    });
    expect(await grantsOf(asked[0])).toEqual({ video: { roomCreate: true }, sip: undefined });
  });

  it.each([
    ["+15550003333", "tel:+15550003333"],
    ["sip:desk@example.com", "sip:desk@example.com"],
  ])("transfer to %s as %s", async (to, transferTo) => {
    const { asked, tools } = standIn(livekit, () => Response.json({}));
    expect(await livekit.transfer?.(tools, connection, { ...TRANSFER, to })).toEqual({ kind: "done" });
    expect(asked[0]?.url).toBe("https://acme.livekit.cloud/twirp/livekit.SIP/TransferSIPParticipant");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      roomName: "call-9",
      participantIdentity: "sip_1",
      transferTo,
    });
    expect(await grantsOf(asked[0])).toEqual({
      video: { roomAdmin: true, room: "call-9" },
      sip: { call: true },
    });
  });

  it("are refused before any message has named the room", async () => {
    const { asked, tools } = standIn(livekit, () => Response.json({}));
    const unnamed = { ...TRANSFER, handle: {} };
    expect((await livekit.end?.(tools, connection, unnamed))?.kind).toBe("refused");
    expect((await livekit.transfer?.(tools, connection, unnamed))?.kind).toBe("refused");
    expect(asked).toEqual([]);
  });

  it.each<[string, () => Response | Promise<Response>, string, string]>([
    [
      "400",
      () => Response.json({ code: "invalid_argument", msg: "no" }, { status: 400 }),
      "refused",
      "refused",
    ],
    ["429", () => new Response("", { status: 429 }), "refused", "refused"],
    ["500", () => new Response("", { status: 500 }), "unknown", "unknown"],
    ["no answer", () => Promise.reject(new Error("reset")), "unknown", "unknown"],
    ["an answer without a participant", () => new Response("{"), "unknown", "done"],
  ])("after %s are told as they are", async (_, answer, dialled, done) => {
    const { tools } = standIn(livekit, answer);
    expect((await livekit.dial?.(tools, connection, REQUEST))?.kind).toBe(dialled);
    expect((await livekit.end?.(tools, connection, CALL))?.kind).toBe(done);
    expect((await livekit.transfer?.(tools, connection, TRANSFER))?.kind).toBe(done);
  });

  it("find an attempt by its room, and say nothing where it is not there", async () => {
    const sought = { ...REQUEST, providerCallId: null, dialedAt: 0 };
    const there = standIn(livekit, () => Response.json({ rooms: [{ sid: "RM_4", name: "call-sched_1.2" }] }));
    expect(await livekit.findCall?.(there.tools, connection, sought)).toEqual({
      kind: "under_way",
      providerCallId: "RM_4",
    });
    expect(there.asked[0]?.body).toBe('{"names":["call-sched_1.2"]}');
    for (const answer of [() => Response.json({}), () => new Response("", { status: 500 })]) {
      const { tools } = standIn(livekit, answer);
      expect(await livekit.findCall?.(tools, connection, sought)).toEqual({ kind: "not_told" });
    }
  });

  it("test the credentials with a list of rooms", async () => {
    const good = standIn(livekit, () => Response.json({}));
    expect(await livekit.test?.(good.tools, connection)).toMatchObject({ ok: true });
    expect(good.asked[0]?.url).toBe("https://acme.livekit.cloud/twirp/livekit.RoomService/ListRooms");
    expect(await grantsOf(good.asked[0])).toEqual({ video: { roomList: true }, sip: undefined });
    const bad = standIn(livekit, () => new Response("", { status: 401 }));
    expect(await livekit.test?.(bad.tools, connection)).toMatchObject({ field: "credentials.api_secret" });
  });

  it("are set up with both addresses to copy", () => {
    const copies = livekit.setUp(connection).flatMap(({ copy }) => copy ?? []);
    expect(copies).toEqual([connection.intakeUrl, `${connection.intakeUrl}/transcript`]);
  });
});
