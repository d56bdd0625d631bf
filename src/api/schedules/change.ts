import { patchSchedule } from "../../schedules/patch.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const changeSchedule = handlers(async (c) =>
  c.json(await patchSchedule(c.env.services, c.get("workspaceId"), c.req.param("id") ?? "", jsonBody(c))),
);
