import { describe, expect, it } from "vitest";
import { assemble } from "../../../../src/conversations/assemble.ts";
import { toldFacts } from "../../../../src/telephony/reading/told-facts.ts";
import { liveKitMessage, livekitCase } from "../livekit.case.ts";
import { deliver, eventsOf, line, room } from "./setting.ts";

describe("the messages of a call", () => {
  it.each(livekitCase.conversations)("come to what was said: $name", async ({ messages, expected }) => {
    const call = assemble(await eventsOf(...messages));
    expect(call.isOver).toBe(true);
    const { status, direction, fromNumber, toNumber, endReason } = { ...call.facts, ...expected };
    expect(call.facts).toMatchObject(toldFacts({ status, direction, fromNumber, toNumber, endReason }));
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

  it("of a room that opens or closes make no call, and end one that others tell of", async () => {
    expect(await deliver(liveKitMessage("room_started", 4, { room }).body)).toEqual({
      kind: "taken",
      events: [],
    });
    const [closed] = await eventsOf(liveKitMessage("room_finished", 60, { room }));
    expect(closed).toMatchObject({ callId: "RM_9", kind: "ended", isAside: true });
    expect(closed).not.toHaveProperty("leg");
  });

  it("do not end a phone's call when its agent leaves, and do not wait for the agent when the phone hangs up", async () => {
    const job = { job: { id: "AJ_1", room } };
    const [joined] = await eventsOf(liveKitMessage("participant_joined", 5, line()));
    const [began] = await eventsOf(liveKitMessage("agent_job_started", 5, job));
    const [gone] = await eventsOf(liveKitMessage("agent_job_ended", 30, job));
    const [hungUp] = await eventsOf(liveKitMessage("participant_left", 50, line()));
    const isOver = (...events: (typeof joined)[]) => assemble(events.flatMap((event) => event ?? [])).isOver;
    expect(isOver(joined, began)).toBe(false);
    expect(isOver(gone, began, joined)).toBe(false);
    expect(isOver(joined, began, hungUp)).toBe(true);
    expect(isOver(began, gone)).toBe(true);
  });

  it("end a talk for a reason that is none of LiveKit's", async () => {
    const message = liveKitMessage("participant_left", 50, line({ disconnectReason: "constructor" }));
    const [event] = await eventsOf(message);
    expect(event?.facts).toMatchObject({ status: "completed", endReason: "constructor" });
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
