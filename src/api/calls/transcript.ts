import * as z from "zod";
import { getTranscript as get } from "../../calls/read.ts";
import { asText, asVtt } from "../../calls/write-transcript.ts";
import { handlers } from "../handlers.ts";
import { query } from "../query.ts";

const Query = z.strictObject({
  format: z.enum(["json", "text", "vtt"], "Use json, text or vtt.").default("json"),
});

export const getTranscript = handlers(query(Query), async (c) => {
  const callId = c.req.param("id") ?? "";
  const turns = await get(c.env.services.db, c.get("workspaceId"), callId);
  const { format } = c.req.valid("query");
  if (format === "text") return c.text(asText(turns));
  if (format === "vtt") return c.body(asVtt(turns), 200, { "content-type": "text/vtt; charset=utf-8" });
  return c.json({ call_id: callId, turns: turns.map((turn, number) => ({ turn: number, ...turn })) });
});
