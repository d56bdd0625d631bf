import * as z from "zod";
import { readCallActions } from "../../actions/call-actions.ts";
import { runActionNow } from "../../actions/run-now.ts";
import { fieldErrors, invalid } from "../../errors.ts";
import { optionalJsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

/** In the agent's order, and all of them: an agent has a few dozen at most. */
export const listActions = handlers(async (c) =>
  c.json(await readCallActions(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? "")),
);

/** It takes nothing: whoever misspells a wish is not to have it ignored. */
const Nothing = z.strictObject({});

export const runAction = handlers(async (c) => {
  const parsed = Nothing.safeParse(optionalJsonBody(c));
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { workspaceId, name: requestedBy } = c.get("principal");
  const [callId, name] = [c.req.param("id") ?? "", c.req.param("name") ?? ""];
  const action = await runActionNow(c.env.services, { workspaceId, callId, name }, requestedBy);
  return c.json(action, 202);
});
