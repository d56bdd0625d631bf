import { describe, expect, it } from "vitest";
import { continuedCall } from "../../../../src/conversations/continue-call.ts";
import { writeClientState } from "../../../../src/telephony/providers/telnyx/client-state.ts";
import { deliver, message } from "./setting.ts";

const LEG = { client_state: writeClientState({ transfer_id: "t_1" }), to: "+15550003333" };

async function eventsOf({ body }: { body: string }) {
  const received = await deliver(body);
  return received.kind === "taken" ? received.events : [];
}

const transfersOf = async (type: string, payload: Record<string, unknown>) =>
  (await eventsOf(message(type, payload))).flatMap(({ transfer }) => transfer ?? []);

describe("the leg of a transfer", () => {
  it.each([
    ["user_busy", "busy"],
    ["call_rejected", "declined"],
    ["no_answer", "no_answer"],
    ["timeout", "no_answer"],
    ["originator_cancel", "canceled"],
    ["not_found", "failed"],
    ["unspecified", "failed"],
    ["a new cause", "failed"],
  ])("that ends for %s says that the transfer was %s, and ends no call", async (hangup_cause, status) => {
    const events = await eventsOf(message("call.hangup", { ...LEG, hangup_cause }));
    expect(events.map(({ kind }) => kind)).toEqual(["ended", "transfer"]);
    expect(events[0]?.facts).toEqual({});
    expect(events[1]?.transfer).toEqual({ status, to: "+15550003333", reason: hangup_cause });
  });

  it("that ends like any talk was connected before, and says no more", async () => {
    for (const hangup_cause of ["normal_clearing", "time_limit", null]) {
      expect(await transfersOf("call.hangup", { ...LEG, hangup_cause })).toEqual([]);
    }
  });

  it("that a machine picked up was a voicemail", async () => {
    const told = await transfersOf("call.machine.premium.detection.ended", { ...LEG, result: "machine" });
    expect(told).toEqual([{ status: "voicemail", to: "+15550003333", reason: null }]);
    expect(await transfersOf("call.machine.detection.ended", { ...LEG, result: "human" })).toEqual([]);
  });

  it("of a REFER is read by its SIP status", async () => {
    const refer = (sip_notify_response: unknown) => transfersOf("call.refer.failed", { sip_notify_response });
    expect(await refer(486)).toEqual([{ status: "busy", to: null, reason: "SIP 486" }]);
    expect(await refer(603)).toMatchObject([{ status: "declined" }]);
    expect(await refer(null)).toEqual([{ status: "failed", to: null, reason: null }]);
  });
});

it("a line that an assistant comes to leads to its session's call, for tools name the line alone", async () => {
  const events = await eventsOf(message("call.conversation.created", { conversation_id: "d1a6" }));
  expect(events).toMatchObject([
    { kind: "started", callId: "v3:a", leg: "leg-a", isAside: true, continues: "ff55a038" },
  ]);
  const called = await deliver(JSON.stringify({ call_control_id: "v3:a" }), { path: "tool/transfer" });
  const tools = called.kind === "taken" ? called.events : [];
  expect(continuedCall([...tools, ...events])).toBe("ff55a038");
});
