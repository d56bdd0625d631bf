import * as z from "zod";
import { fieldErrors, invalid } from "../../errors.ts";
import { beginImport as begin } from "../../imports/begin-import.ts";
import { optionalJsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

const Body = z.strictObject({ with_actions: z.boolean().default(false) });

export const beginImport = handlers(async (c) => {
  const asked = Body.safeParse(optionalJsonBody(c));
  if (!asked.success) throw invalid(fieldErrors(asked.error.issues));
  const options = { withActions: asked.data.with_actions };
  return c.json(await begin(c.env.services, c.get("principal"), c.req.param("id") ?? "", options), 202);
});
