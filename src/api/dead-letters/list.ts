import * as z from "zod";
import { countDeadLetters, type DeadLetterRow, listDeadLetters as list } from "../../store/dead-letters.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

export const listDeadLetters = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, workspaceId, page),
    count: () => countDeadLetters(db, workspaceId),
    idOf: (letter) => letter.id,
    view: showDeadLetter,
  });
});

function showDeadLetter(letter: DeadLetterRow) {
  return {
    dead_letter_id: letter.id,
    queue: letter.queue,
    message: letter.message,
    reason: letter.reason,
    created_at: new Date(letter.createdAt).toISOString(),
  };
}
