import { cancelSchedule as cancel } from "../../schedules/cancel.ts";
import { handlers } from "../handlers.ts";

export const cancelSchedule = handlers(async (c) =>
  c.json(await cancel(c.env.services, c.get("workspaceId"), c.req.param("id") ?? "")),
);
