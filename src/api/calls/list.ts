import * as z from "zod";
import { countCalls, listCalls as list } from "../../calls/read.ts";
import { CALL_STATUSES, DIRECTIONS } from "../../calls/status.ts";
import { flag } from "../flag.ts";
import { handlers } from "../handlers.ts";
import { instant } from "../instant.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

/** Each is a look at every analysis that the other filters let through. */
const MAX_DATA_FILTERS = 3;

/** A plus that was not escaped has become a space on the way. */
const number = z.string().transform((text) => text.replace(/^ /, "+"));

const FieldName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, "Use data.<field> with the name of a field.");

const Query = z.preprocess(
  gatherData,
  z.strictObject({
    agent_id: z.string().optional(),
    status: z.enum(CALL_STATUSES).optional(),
    direction: z.enum(DIRECTIONS).optional(),
    from: number.optional(),
    to: number.optional(),
    needs_review: flag.optional(),
    created_after: instant.optional(),
    created_before: instant.optional(),
    data: z
      .record(FieldName, z.string("Give each field once."))
      .refine(
        (data) => Object.keys(data).length <= MAX_DATA_FILTERS,
        `Filter by at most ${MAX_DATA_FILTERS} fields.`,
      ),
    ...pageQuery(),
  }),
);

/** `data.<field>=<value>` as one member, which has a schema where any name may stand. */
function gatherData(query: unknown): unknown {
  // A record cannot hold that one name: it stays outside, and is refused there.
  const isData = ([name]: [string, unknown]) => name.startsWith("data.") && name !== "data.__proto__";
  const members = Object.entries(query ?? {});
  const data = members.filter(isData).map(([name, value]) => [name.slice("data.".length), value]);
  return {
    data: Object.fromEntries(data),
    ...Object.fromEntries(members.filter((member) => !isData(member))),
  };
}

export const listCalls = handlers(query(Query), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { agent_id, needs_review, created_after, created_before, limit, offset, cursor, ...members } =
    c.req.valid("query");
  const filter = {
    ...members,
    agentId: agent_id,
    needsReview: needs_review,
    createdAfter: created_after,
    createdBefore: created_before,
  };
  return answerPage(
    c,
    { limit, offset, cursor },
    {
      rows: (part) => list(db, workspaceId, filter, part),
      count: () => countCalls(db, workspaceId, filter),
      idOf: ({ call_id }) => call_id,
      view: (call) => call,
    },
  );
});
