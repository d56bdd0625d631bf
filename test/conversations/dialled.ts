import { CallingWindow } from "../../src/gate/calling-window.ts";
import { bookSchedule } from "../../src/schedules/book.ts";
import { readSchedule } from "../../src/schedules/read.ts";
import { attemptKey, openAttempt } from "../../src/store/dial-attempts.ts";
import { findSchedule } from "../../src/store/schedules.ts";
import { dialAttempts } from "../../src/store/schema.ts";
import { localAt } from "../../src/time/local-time.ts";
import type { ConversationSetting } from "./setting.ts";

export const CALLEE = "+14155550123";
const HOUR_MS = 3_600_000;

interface Dial {
  status?: "dialing" | "placed" | "unknown";
  providerCallId?: string | null;
  provider?: string;
  connectionId?: string | null;
  toNumber?: string;
}

/** A schedule whose one attempt was dialled just now by the setting's connection; answers its ids and how it stands. */
export async function dialled(
  { db, tools, workspaceId, agentId, connectionId: own, connection, clock }: ConversationSetting,
  scheduleId: string,
  change: Dial = {},
) {
  const { status = "placed", providerCallId = null, toNumber = CALLEE, connectionId = own } = change;
  const now = clock();
  await bookSchedule(tools(db), workspaceId, {
    ...{ id: scheduleId, agentId, callId: null, actionName: null, toNumber, numberSource: "request" },
    ...{ fromNumber: null, scheduledAt: localAt(now, "UTC"), timezone: "UTC", recurrence: null },
    ...{
      calleeTimezone: null,
      retry: null,
      dynamicVariables: { name: "Ana" },
      metadata: {},
      explanation: "",
    },
    callingWindow: CallingWindow.parse({ start: "00:00", end: "24:00", public_holidays: "ring" }),
  });
  const found = await findSchedule(db, { workspaceId, scheduleId });
  if (!found) throw new Error("Nothing was booked.");
  const provider = change.provider ?? connection.provider;
  await openAttempt(db, found, { provider, connectionId, now, dueAt: now + HOUR_MS });
  const ids = { workspaceId, scheduleId, number: 1 };
  await db.update(dialAttempts).set({ status, providerCallId, dialedAt: now }).where(attemptKey(ids));
  return {
    ids,
    attemptId: `${scheduleId}.1`,
    row: async () => {
      const [row] = await db.select().from(dialAttempts).where(attemptKey(ids));
      if (!row) throw new Error("There is no attempt.");
      return row;
    },
    read: () => readSchedule({ db }, workspaceId, scheduleId),
  };
}
