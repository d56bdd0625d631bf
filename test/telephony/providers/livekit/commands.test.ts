import { decodeJwt, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { type Asked, connectionTo, standIn } from "../connection.ts";
import { API_KEY, liveKitMessage, livekitCase } from "../livekit.case.ts";
import { placement } from "../placement.ts";
import { connection, deliver, line, livekit, secret } from "./setting.ts";

const REQUEST = placement({
  attemptId: "sched_1.2",
  toNumber: "+15550002222",
  fromNumber: "+15550001111",
  dynamicVariables: { customer_name: "Ayşe" },
});

const CALL = { providerCallId: "RM_9", handle: { room: "call-9", identity: "sip_1" } };

const TRANSFER = {
  ...CALL,
  ...{
    to: "+15550003333",
    fromNumber: null,
    message: null,
    briefing: "Ayşe, about a refund.",
    transferId: "t_1",
  },
  ...{ ringSeconds: 20, language: "en-US" },
};

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
    expect(await livekit.transfer?.(tools, connection, { ...TRANSFER, to })).toEqual({
      kind: "done",
      outcome: "connected",
    });
    expect(asked[0]?.url).toBe("https://acme.livekit.cloud/twirp/livekit.SIP/TransferSIPParticipant");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      roomName: "call-9",
      participantIdentity: "sip_1",
      transferTo,
      ringingTimeout: "20s",
    });
    expect(await grantsOf(asked[0])).toEqual({
      video: { roomAdmin: true, room: "call-9" },
      sip: { call: true },
    });
  });

  it.each([
    ["486", "busy"],
    ["600", "busy"],
    ["603", "declined"],
    ["480", "no_answer"],
    ["408", "no_answer"],
    ["487", "canceled"],
    ["404", "failed"],
    ["503", "failed"],
  ])("after SIP %s say that the transfer was %s, whatever the HTTP status is", async (code, outcome) => {
    for (const status of [400, 408, 412, 500]) {
      const meta = { sip_status_code: code, sip_status: "Because" };
      const { asked, tools } = standIn(livekit, () =>
        Response.json({ code: "unavailable", msg: "twirp error", meta }, { status }),
      );
      const answer = await livekit.transfer?.(tools, connection, TRANSFER);
      expect(answer).toMatchObject({
        kind: "refused",
        outcome,
        reason: expect.stringContaining("twirp error"),
      });
      expect(asked).toHaveLength(1);
    }
  });

  it("do not know how a transfer ended whose answer says nothing of SIP", async () => {
    for (const meta of [undefined, {}, { sip_status_code: "soon" }, { sip_status_code: "200" }]) {
      const { tools } = standIn(livekit, () =>
        Response.json({ code: "deadline_exceeded", msg: "late", meta }, { status: 408 }),
      );
      const answer = await livekit.transfer?.(tools, connection, TRANSFER);
      expect(answer).toEqual({ kind: "unknown", detail: expect.stringContaining("late") });
    }
  });

  it("wait for a transfer as long as the phone may ring, and no longer than one request may take", async () => {
    const { tools } = standIn(livekit, () => Response.json({}));
    const waited: unknown[] = [];
    const http: typeof tools.http = (url, request) => {
      const { timeoutMs, json = {} } = request ?? {};
      waited.push([timeoutMs, (json as { ringingTimeout?: string }).ringingTimeout]);
      return tools.http(url, request);
    };
    for (const ringSeconds of [20, 90]) {
      await livekit.transfer?.({ ...tools, http }, connection, { ...TRANSFER, ringSeconds });
    }
    expect(waited).toEqual([
      [24_000, "20s"],
      [39_000, "35s"],
    ]);
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
