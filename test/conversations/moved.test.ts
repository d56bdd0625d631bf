import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { migratedDatabase } from "../support/database.ts";
import { requestOf, signed } from "../telephony/providers/cases.ts";
import type { Message } from "../telephony/providers/provider-case.ts";
import { posted, vonageCase } from "../telephony/providers/vonage.case.ts";
import { conversationSetting } from "./setting.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

async function told(messages: readonly Message[], { settlesBetween }: { settlesBetween: boolean }) {
  const { credentials } = vonageCase;
  const setting = await conversationSetting(db, { provider: "vonage", credentials });
  for (const message of messages) {
    const sent = await signed(vonageCase, message, { intakeUrl: setting.intakeUrl, now: setting.clock() });
    expect((await setting.post(requestOf(setting.intakeUrl, sent))).status).toBe(200);
    if (!settlesBetween) continue;
    for (const { key } of await setting.settleOnce()) setting.knocks.settle.set(key.providerCallId, key);
  }
  await setting.settleAll();
  return { setting, outcome: await setting.outcome() };
}

const at = (time: string) => `2026-11-22T10:00:${time}.000Z`;
const caller = { uuid: "leg-a", from: "15550001111", to: "15550002222", direction: "inbound" };
const desk = { uuid: "leg-c", from: "15550002222", to: "15550003333", direction: "outbound" };
const move = (from: string, to: string, second: string) =>
  posted({
    ...{ conversation_uuid_from: from, conversation_uuid_to: to },
    uuid: "leg-a",
    timestamp: at(second),
  });
const said = (fields: object, conversation_uuid: string, status: string, second: string, more: object = {}) =>
  posted({ ...fields, conversation_uuid, status, timestamp: at(second), ...more });
const END = { start_time: at("02"), end_time: at("50"), duration: "48" };

const talk = said(caller, "CON-1", "answered", "02");
const moved = move("CON-1", "CON-2", "20");
const reached = said(desk, "CON-2", "answered", "25");
const deskGone = said(desk, "CON-2", "completed", "49");
const callerGone = said(caller, "CON-2", "completed", "50", END);

describe("a call of Vonage's whose caller was transferred into another conversation", () => {
  it.each([
    ["as they are sent", [talk, moved, reached, deskGone, callerGone], true],
    ["at once", [talk, moved, reached, deskGone, callerGone], false],
    ["the other way round", [callerGone, deskGone, reached, moved, talk], false],
    ["the transfer last", [talk, reached, deskGone, callerGone, moved], false],
    ["twice", [talk, moved, moved, reached, reached, callerGone, deskGone, talk, callerGone], true],
  ])("is one call that ends with the caller, its messages told %s", async (_, messages, settlesBetween) => {
    const { outcome } = await told(messages, { settlesBetween });
    expect(outcome.calls).toHaveLength(1);
    expect(outcome.calls[0]?.view).toMatchObject({
      provider_call_id: "CON-1",
      call_status: "completed",
      direction: "inbound",
      from_number: "+15550001111",
      duration_ms: 48_000,
    });
  });

  it("goes on after the transfer", async () => {
    const { outcome } = await told([talk, moved, reached], { settlesBetween: true });
    expect(outcome.calls.map(({ view }) => view.call_status)).toEqual(["in_progress"]);
  });

  it("is still one where the caller is moved on, or comes back", async () => {
    const on = [talk, moved, move("CON-2", "CON-3", "30"), said(caller, "CON-3", "completed", "50", END)];
    const back = [talk, moved, move("CON-2", "CON-1", "30"), said(caller, "CON-1", "completed", "50", END)];
    for (const messages of [on, back]) {
      for (const settlesBetween of [true, false]) {
        const { outcome } = await told(messages, { settlesBetween });
        expect(outcome.calls.map(({ view }) => [view.provider_call_id, view.call_status])).toEqual([
          ["CON-1", "completed"],
        ]);
      }
    }
  });
});
