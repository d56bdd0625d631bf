import { pauseSchedule as pause, resumeSchedule as resume } from "../../schedules/pause.ts";
import { runNow } from "../../schedules/run-now.ts";
import type { ApiContext } from "../context.ts";
import { handlers } from "../handlers.ts";

const idsOf = (c: ApiContext) => ({ workspaceId: c.get("workspaceId"), scheduleId: c.req.param("id") ?? "" });

export const pauseSchedule = handlers(async (c) => c.json(await pause(c.env.services, idsOf(c))));
export const resumeSchedule = handlers(async (c) => c.json(await resume(c.env.services, idsOf(c))));
export const runScheduleNow = handlers(async (c) => c.json(await runNow(c.env.services, idsOf(c))));
