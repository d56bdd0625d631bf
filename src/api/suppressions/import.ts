import * as z from "zod";
import { fieldErrors, invalid } from "../../errors.ts";
import { importSuppressions as importAll } from "../../suppressions/import.ts";
import { isFile, jsonBody } from "../body.ts";
import type { ApiContext } from "../context.ts";
import { handlers } from "../handlers.ts";
import { query } from "../query.ts";

const Body = z.strictObject({ csv: z.string("Give the list as text.") });

export const importSuppressions = handlers(
  query(z.strictObject({ country: z.string().max(64).optional() })),
  async (c) => {
    const { name } = c.get("principal");
    const country = c.req.valid("query").country ?? null;
    return c.json(await importAll(c.env.services, c.get("workspaceId"), name, csvOf(c), country));
  },
);

function csvOf(c: ApiContext): string {
  if (isFile(c)) return c.get("body");
  const parsed = Body.safeParse(jsonBody(c));
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  return parsed.data.csv;
}
