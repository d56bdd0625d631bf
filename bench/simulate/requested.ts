import { AppError } from "../../src/errors.ts";
import { cancelSchedule } from "../../src/schedules/cancel.ts";
import { createSchedule } from "../../src/schedules/create.ts";
import { patchSchedule } from "../../src/schedules/patch.ts";
import { pauseSchedule, resumeSchedule } from "../../src/schedules/pause.ts";
import { runNow } from "../../src/schedules/run-now.ts";
import type { Chronicle, RequestedPlan } from "./chronicle.ts";
import type { Draw } from "./draw.ts";
import { localTimeOf } from "./local-clock.ts";
import { OWN_WINDOW, wantedAt } from "./requests.ts";
import type { Timeline } from "./timeline.ts";
import type { World } from "./world.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Schedules by request for each call. */
const PER_CALL = 0.02;
const LEAST = 40;
/** From a schedule's time until its phone has rung and the callback is there. */
const BUSY_MS = 60_000;

interface Period {
  calls: number;
  start: number;
  end: number;
  agentIds: readonly string[];
}

interface Tools {
  chronicle: Chronicle;
  timeline: Timeline;
  draw: Draw;
  world: World;
  workspaceId: string;
}

/** Plans schedules made by request: daily, weekly and monthly ones, some of them changed on the way. */
export function planRequested({ calls, start, end, agentIds }: Period, tools: Tools): void {
  const count = Math.max(LEAST, Math.round(calls * PER_CALL));
  for (let index = 0; index < count; index++) {
    const at = Math.floor(start + 0.6 * tools.draw("requested", index) * (end - start));
    tools.timeline.at(at, () => request(`requested ${index}`, at, end, agentIds, tools));
  }
}

async function request(
  name: string,
  at: number,
  end: number,
  agentIds: readonly string[],
  tools: Tools,
): Promise<void> {
  const { chronicle, timeline, draw, world, workspaceId } = tools;
  const { services } = world;
  const wanted = wantedAt(at, end, draw, name);
  const { fate, area, ...asks } = wanted;
  const { toNumber, agent, timezone, scheduledAt, recurrence, window, hasRetry } = asks;
  chronicle.ringable.set(toNumber, area);
  const made = await unlessRefused(chronicle, () =>
    createSchedule(services, workspaceId, {
      ...{ agent_id: agentIds[agent], to_number: toNumber, timezone, scheduled_at: scheduledAt },
      ...(recurrence ? { recurrence } : {}),
      ...(window ? { calling_window: window } : {}),
      ...(hasRetry ? { retry: { attempts: 2, delay_minutes: 30 } } : {}),
    }),
  );
  if (!made) return;
  const { schedule_id: scheduleId } = made;
  const asked = { ...asks, status: "active", isChanged: false } as const;
  chronicle.requested.set(scheduleId, [{ ...asked, order: chronicle.nextOrder(), at }]);

  /** Does something with it at a moment; what then holds is noted only where the worker agreed. */
  const plan = (when: number, change: Partial<RequestedPlan>, act: () => Promise<unknown>) =>
    timeline.at(when, async () => {
      if ((await unlessRefused(chronicle, act)) === null) return;
      const plans = chronicle.requested.get(scheduleId) ?? [];
      const moment = { order: chronicle.nextOrder(), at: timeline.now() };
      chronicle.requested.set(scheduleId, [...plans, { ...asked, ...plans.at(-1), ...change, ...moment }]);
    });

  chronicle.count(`requested schedules ${fate}`);
  const ids = { workspaceId, scheduleId };
  const drawn = (word: string) => draw(word, name);
  const first = Date.parse(made.next_run_at ?? made.scheduled_at);
  const later = momentLater({ first, at, end, drawn });
  if (fate === "canceled") {
    plan(later, { status: "canceled" }, () => cancelSchedule(services, workspaceId, scheduleId));
  } else if (fate === "rung now") {
    plan(later, { isChanged: true }, () => runNow(services, ids));
  } else if (fate === "patched" && drawn("patch") < 0.5) {
    const moved = localTimeOf(later + 2 * HOUR_MS, timezone);
    const time = { scheduled_at: `${moved.date}T${moved.clock}` };
    plan(later, { isChanged: true }, () => patchSchedule(services, workspaceId, scheduleId, time));
  } else if (fate === "patched") {
    const other = window ? null : OWN_WINDOW;
    plan(later, { window: other }, () =>
      patchSchedule(services, workspaceId, scheduleId, { calling_window: other }),
    );
  } else if (fate === "paused and resumed") {
    const again = later + drawn("pause") * (drawn("short pause") < 0.5 ? BUSY_MS : 3 * DAY_MS);
    plan(later, { status: "paused" }, () => pauseSchedule(services, ids));
    plan(again, { status: "active" }, () => resumeSchedule(services, ids));
  }
}

interface Chance {
  /** When it rings first. */
  first: number;
  at: number;
  end: number;
  drawn: (word: string) => number;
}

/** Some time later; half of all times while the phone is about to ring, or rings, where races are. */
function momentLater({ first, at, end, drawn }: Chance): number {
  if (drawn("busy") < 0.5) {
    const days = Math.floor((drawn("later") * (end - first)) / DAY_MS);
    return first + Math.max(0, days) * DAY_MS + drawn("moment") * BUSY_MS;
  }
  return at + DAY_MS + drawn("later") * (end - at - DAY_MS);
}

/** What a request answers; null where it was refused, which is counted. */
async function unlessRefused<Answer>(
  chronicle: Chronicle,
  act: () => Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await act();
  } catch (refusal) {
    if (!(refusal instanceof AppError)) throw refusal;
    chronicle.count(`requests refused (${refusal.code})`);
    return null;
  }
}
