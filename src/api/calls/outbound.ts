import { dialNow } from "../../schedules/dial-now.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const dialCall = handlers(async (c) => {
  const schedule = await dialNow(c.env.services, c.get("workspaceId"), jsonBody(c));
  c.header("Location", `/v1/schedules/${schedule.schedule_id}`);
  return c.json(schedule, 202);
});
