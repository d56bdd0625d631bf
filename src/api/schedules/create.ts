import { createSchedule as create } from "../../schedules/create.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const createSchedule = handlers(async (c) => {
  const schedule = await create(c.env.services, c.get("workspaceId"), jsonBody(c));
  c.header("Location", `/v1/schedules/${schedule.schedule_id}`);
  return c.json(schedule, 201);
});
