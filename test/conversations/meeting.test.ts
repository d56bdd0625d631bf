import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { migratedDatabase } from "../support/database.ts";
import { requestOf, signed } from "../telephony/providers/cases.ts";
import { liveKitMessage, livekitCase } from "../telephony/providers/livekit.case.ts";
import type { Message } from "../telephony/providers/provider-case.ts";
import { conversationSetting } from "./setting.ts";

const HOURS = 3_600_000;

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

async function told(...messages: readonly Message[]) {
  const { credentials } = livekitCase;
  const setting = await conversationSetting(db, { provider: "livekit", credentials });
  for (const message of messages) {
    const sent = await signed(livekitCase, message, { intakeUrl: setting.intakeUrl, now: setting.clock() });
    expect((await setting.post(requestOf(setting.intakeUrl, sent))).status).toBe(200);
    for (const { key } of await setting.settleOnce()) setting.knocks.settle.set(key.providerCallId, key);
  }
  await setting.settleAll();
  setting.pass(5 * HOURS);
  await setting.sweep();
  await setting.settleAll();
  return setting.outcome();
}

const room = { sid: "RM_7", name: "standup" };
const person = { room, participant: { sid: "PA_1", identity: "ana", kind: "STANDARD" } };
const meeting = [
  liveKitMessage("room_started", 1, { room }),
  liveKitMessage("participant_joined", 2, person),
  liveKitMessage("participant_left", 40, person),
  liveKitMessage("egress_ended", 45, {
    egressInfo: { roomId: "RM_7", fileResults: [{ location: "https://cdn.example.com/7.mp4" }] },
  }),
  liveKitMessage("room_finished", 50, { room }),
];
const phone = (event: string, second: number) =>
  liveKitMessage(event, second, {
    room,
    participant: { sid: "PA_2", identity: "sip_1", kind: "SIP", attributes: { "sip.ruleID": "R" } },
  });

describe("a room", () => {
  it("in which people met makes no call, also where it was recorded", async () => {
    expect(await told(...meeting)).toMatchObject({ calls: [], told: [{ status: "open", dueAt: null }] });
  });

  it("makes one call where a phone was in it, whenever that is told", async () => {
    const line = [phone("participant_joined", 10), phone("participant_left", 30)];
    for (const messages of [[...line, ...meeting], [...meeting, ...line], [...meeting, ...line].reverse()]) {
      const { calls } = await told(...messages);
      expect(calls).toHaveLength(1);
      expect(calls[0]?.view).toMatchObject({
        call_status: "completed",
        direction: "inbound",
        ended_at: "2026-11-22T10:00:30.000Z",
        recording_url: "https://cdn.example.com/7.mp4",
      });
    }
  });
});
