import * as z from "zod";
import { countSuppressions, listSuppressions as list } from "../../suppressions/read.ts";
import { SUPPRESSION_SOURCES } from "../../suppressions/suppression.ts";
import { viewSuppression } from "../../suppressions/view.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { addressedNumber } from "../phone-number.ts";
import { query } from "../query.ts";

const Query = z.strictObject({
  phone_number: z.string().transform(addressedNumber).optional(),
  /** Empty: those for all agents. */
  agent_id: z.string().optional(),
  source: z.enum(SUPPRESSION_SOURCES).optional(),
  ...pageQuery(),
});

export const listSuppressions = handlers(query(Query), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { phone_number: phoneNumber, agent_id: agentId, source, ...page } = c.req.valid("query");
  const filter = { phoneNumber, agentId, source };
  return answerPage(c, page, {
    rows: (part) => list(db, workspaceId, filter, part),
    count: () => countSuppressions(db, workspaceId, filter),
    idOf: ({ id }) => id,
    view: viewSuppression,
  });
});
