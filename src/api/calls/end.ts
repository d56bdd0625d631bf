import { endCall as end } from "../../conversations/end-call.ts";
import { handlers } from "../handlers.ts";

export const endCall = handlers(async (c) =>
  c.json(await end(c.env.services, c.get("workspaceId"), c.req.param("id") ?? ""), 202),
);
