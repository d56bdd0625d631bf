import { transferCall as transfer } from "../../transfers/by-person.ts";
import { viewTransfer } from "../../transfers/view.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const transferCall = handlers(async (c) => {
  const { name } = c.get("principal");
  const id = c.req.param("id") ?? "";
  const row = await transfer(c.env.services, c.get("workspaceId"), id, jsonBody(c), name);
  return c.json(viewTransfer(row), 202);
});
