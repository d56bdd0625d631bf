import * as z from "zod";
import { countPhoneNumbers, listPhoneNumbers as list } from "../../numbers/read.ts";
import { viewNumber } from "../../numbers/view.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

export const listPhoneNumbers = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, workspaceId, page),
    count: () => countPhoneNumbers(db, workspaceId),
    idOf: ({ id }) => id,
    view: viewNumber,
  });
});
