import * as z from "zod";
import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { checkAgent } from "../numbers/check-agent.ts";
import { NumberText, namedNumber } from "../numbers/named-number.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import { findSuppression, insertSuppressions, type SuppressionRow } from "../store/suppressions.ts";
import { readNumber } from "./read-number.ts";
import { MAX_REASON_CHARS, type RequestSuppressions, trimReason } from "./suppression.ts";

/** `to_number` and `number` are other names of `phone_number`. */
const NewSuppression = z.strictObject({
  phone_number: NumberText,
  to_number: NumberText,
  number: NumberText,
  reason: z.string().trim().min(1).max(MAX_REASON_CHARS).transform(trimReason).default("Added by hand."),
  /** The agent that may not ring it; null: none may. */
  agent_id: z.string().min(1).max(64).nullable().default(null),
});

export interface SuppressionTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  requestSuppression: RequestSuppressions;
}

/**
 * Puts a number on the list. Where it is there already for the same agent, that one stands as it is, and `added` is false.
 * `by` is who asks: the name of an API key.
 */
export async function addSuppression(
  tools: SuppressionTools,
  workspaceId: string,
  by: string,
  input: unknown,
): Promise<{ suppression: SuppressionRow; added: boolean }> {
  const parsed = NewSuppression.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { reason, agent_id: agentId } = parsed.data;
  const { field, text } = namedNumber(parsed.data);
  const read = readNumber(text, null);
  if ("wrong" in read) throw invalid([{ field, message: read.wrong }]);
  await checkAgent(tools.db, workspaceId, agentId);
  const now = tools.clock();
  const row = {
    workspaceId,
    phoneNumber: read.number,
    agentId: agentId ?? "",
    id: tools.newId("sup"),
    reason,
    source: "request",
    callId: null,
    quote: null,
    createdBy: by,
    createdAt: now,
  };
  const dueAt = now + LOST_MESSAGE_AFTER_MS;
  const { saved, due } = await insertSuppressions(tools.db, [row], dueAt);
  if (due.length > 0) await tools.requestSuppression(...due);
  if (saved > 0) return { suppression: { ...row, dueAt: due.length > 0 ? dueAt : null }, added: true };
  const { phoneNumber } = row;
  const suppression = await findSuppression(tools.db, workspaceId, { phoneNumber, agentId: row.agentId });
  if (suppression) return { suppression, added: false };
  throw new AppError("conflict", `${phoneNumber} was taken off the list meanwhile: send this again.`);
}
