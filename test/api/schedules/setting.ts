import type { ScheduleView, viewAttempt } from "../../../src/schedules/view.ts";
import { openAttempt } from "../../../src/store/dial-attempts.ts";
import { findSchedule } from "../../../src/store/schedules.ts";
import { localAt } from "../../../src/time/local-time.ts";
import { type Client, mintClient } from "../../support/client.ts";

export interface Problem {
  code: string;
  detail: string;
  errors: { field: string; message: string }[];
}
/** Either of the two, as a test expects it. */
export type Answered = ScheduleView & Problem;

export interface Occurrence {
  at: string;
  local: string;
  shifted_from?: string;
  skipped?: string;
  explanation?: string;
}

export const TURKISH = "+905321234567";
/** The panhandle of Florida, which has two zones: Chicago's and New York's. */
export const FLORIDIAN = "+18504441234";
export const ZONE = "Europe/Istanbul";
/** A Thursday, inside every window that no test sets. */
export const THURSDAY = "2099-05-07T14:30:00";
/** For tests that ring: the hour of the test run says nothing. */
export const ANY_TIME = { start: "00:00", end: "24:00", public_holidays: "ring" };

const DAY_MS = 24 * 3_600_000;

/** Longer than a ring, a callback and the queues' batching together. */
export const SOON = { timeout: 12_000, interval: 50 };
export const WITH_RING = { timeout: 20_000 };

/** A workspace behind the front door, with one agent in Istanbul. */
export async function scheduleSetting(agent: object = {}) {
  const client = await mintClient();
  const made = await client.send<{ agent_id: string }>("POST", "/v1/agents", {
    ...{ agent_name: "Sales", timezone: ZONE },
    ...agent,
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const agentId = made.body.agent_id;
  const plan = { agent_id: agentId, to_number: TURKISH, scheduled_at: THURSDAY, timezone: ZONE };
  const post = (body: unknown, headers?: Record<string, string>) =>
    client.send<Answered>("POST", "/v1/schedules", body, headers);
  const read = async (id: string) => (await client.send<Answered>("GET", `/v1/schedules/${id}`)).body;
  return {
    client,
    agentId,
    /** The shortest body. */
    plan,
    post,
    /** Books what differs from the shortest body, and answers the schedule. */
    book: async (change: object = {}) => {
      const { status, body } = await post({ ...plan, ...change });
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body;
    },
    read,
    patch: (id: string, changes: unknown) => client.send<Answered>("PATCH", `/v1/schedules/${id}`, changes),
    act: (id: string, verb: string) => client.send<Answered>("POST", `/v1/schedules/${id}/${verb}`),
    list: async (query = "") => (await client.send<ScheduleView[]>("GET", `/v1/schedules?${query}`)).body,
    occurrences: async (id: string, query = "") =>
      (await client.send<Occurrence[]>("GET", `/v1/schedules/${id}/occurrences?${query}`)).body,
    attempts: (id: string, query = "") =>
      client.send<ReturnType<typeof viewAttempt>[]>("GET", `/v1/schedules/${id}/attempts?${query}`),
    rules: (changes: object) => set(client, "PATCH", "/v1/calling-rules", changes),
    suppress: (phoneNumber: string) => set(client, "POST", "/v1/suppressions", { phone_number: phoneNumber }),
    /** What its alarm does at its time, without the message that would dial. */
    queueAttempt: async (scheduleId: string) => {
      const { db, workspaceId } = client;
      const found = await findSchedule(db, { workspaceId, scheduleId });
      const now = Date.now();
      if (found)
        await openAttempt(db, found, { provider: "simulated", connectionId: null, now, dueAt: now + DAY_MS });
    },
    own: (phoneNumber: string) => set(client, "POST", "/v1/phone-numbers", { phone_number: phoneNumber }),
  };
}
export type Setting = Awaited<ReturnType<typeof scheduleSetting>>;

async function set(client: Client, method: string, path: string, body: object): Promise<void> {
  const answer = await client.send(method, path, body);
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
}

/** A time so far from now, as local time of the schedules' zone: fractions are cut off. */
export const fromNow = (ms: number) => localAt(Date.now() + ms, ZONE);

export const fieldsOf = ({ errors }: Problem) => errors.map(({ field }) => field);

/** A weekday far from any midnight that falls into the test. */
export function inThreeDays(): string {
  const day = new Date(Date.now() + 3 * DAY_MS);
  return day.toLocaleDateString("en", { weekday: "long", timeZone: ZONE }).toLowerCase();
}
