import * as z from "zod";
import { startImport } from "../../imports/start-import.ts";
import { isFile, jsonBody } from "../body.ts";
import type { ApiContext } from "../context.ts";
import { flag } from "../flag.ts";
import { handlers } from "../handlers.ts";
import { query } from "../query.ts";

const text = z.string().optional();
const yes = flag.optional();

/** What is said of a file that is sent as it is; each kind refuses what it does not know. */
const Query = z.strictObject({
  ...{ kind: text, file_name: text, begin: yes, country: text },
  ...{ agent_id: text, format: text, with_actions: yes },
});

/** A file as it is with the rest in the query, or all in JSON. */
export const createImport = handlers(query(Query), async (c) => {
  const said = c.req.valid("query");
  const asked = isFile(c) ? { ...formatOf(c, said.kind), ...said, content: c.get("body") } : bodyOf(c, said);
  const started = await startImport(c.env.services, c.get("principal"), asked);
  c.header("Location", `/v1/imports/${started.import_id}`);
  return c.json(started, 202);
});

/** The query says nothing of what is sent in JSON, but may; the body's own word counts. */
function bodyOf(c: ApiContext, said: z.infer<typeof Query>): unknown {
  const body = jsonBody(c);
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...said, ...body } : body;
}

/** The type of what is sent tells the format of calls; plain text may be either. */
function formatOf(c: ApiContext, kind: string | undefined): { format?: string } {
  const type = c.req.header("content-type") ?? "";
  if (kind !== "calls" || /^text\/plain\b/i.test(type)) return {};
  return { format: /^text\/csv\b/i.test(type) ? "csv" : "jsonl" };
}
