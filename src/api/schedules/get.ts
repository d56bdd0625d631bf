import { readSchedule } from "../../schedules/read.ts";
import { handlers } from "../handlers.ts";

export const getSchedule = handlers(async (c) =>
  c.json(await readSchedule(c.env.services, c.get("workspaceId"), c.req.param("id") ?? "")),
);
