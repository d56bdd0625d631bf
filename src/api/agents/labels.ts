import * as z from "zod";
import { labelledCalls } from "../../analyses/labels.ts";
import { flag } from "../flag.ts";
import { handlers } from "../handlers.ts";
import { instant } from "../instant.ts";
import { query } from "../query.ts";

const Query = z.strictObject({ since: instant.optional(), include_pii: flag.default(false) });

export const getLabels = handlers(query(Query), async (c) => {
  const { since = null, include_pii: includePii } = c.req.valid("query");
  const agentId = c.req.param("id") ?? "";
  const selection = { since, includePii };
  const calls = await labelledCalls(c.env.services.db, c.get("workspaceId"), agentId, selection);
  return c.body(jsonLines(calls), 200, { "content-type": "application/x-ndjson" });
});

/** One JSON value a line, each made when the client has taken what came before. */
function jsonLines(values: AsyncGenerator<unknown, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await values.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    cancel: async () => void (await values.return()),
  });
}
