import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import type { Database } from "../store/database.ts";
import { findPhoneNumber, insertPhoneNumber, type PhoneNumberRow } from "../store/phone-numbers.ts";
import { checkAgent } from "./check-agent.ts";
import { namedNumber } from "./named-number.ts";
import { NewNumber } from "./own-number.ts";
import { validNumber } from "./valid-number.ts";

/** All of them are read before each dial: more than anyone rings from, and few enough to read. */
export const MAX_NUMBERS = 1_000;

const NOT_VALID = "This number does not exist: give it in E.164 with its country code, e.g. +14155552671.";

/**
 * Adds a number to the workspace's own; the first becomes the default. `invalid` names what is wrong, `conflict` where it
 * is there already or there are too many.
 */
export async function addNumber(
  tools: { db: Database; clock: Clock; newId: NewId },
  workspaceId: string,
  input: unknown,
): Promise<PhoneNumberRow> {
  const parsed = NewNumber.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { field, text } = namedNumber(parsed.data);
  const phoneNumber = validNumber(text);
  if (phoneNumber === null) throw invalid([{ field, message: NOT_VALID }]);
  const { name, agent_id: agentId, is_default: isDefault } = parsed.data;
  await checkAgent(tools.db, workspaceId, agentId);
  const now = tools.clock();
  const row: PhoneNumberRow = {
    workspaceId,
    phoneNumber,
    id: tools.newId("num"),
    name: name ?? null,
    agentId: agentId ?? null,
    isDefault: isDefault ?? false,
    createdAt: now,
    updatedAt: now,
  };
  const saved = await insertPhoneNumber(tools.db, row, MAX_NUMBERS);
  if (saved) return saved;
  if (await findPhoneNumber(tools.db, row)) {
    throw new AppError("conflict", `${phoneNumber} is one of your numbers already: change it with PATCH.`);
  }
  throw new AppError(
    "conflict",
    `A workspace has at most ${MAX_NUMBERS} numbers: delete one that is no longer needed.`,
  );
}
