import { fieldErrors, invalid } from "../errors.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { type PhoneNumberKey, type PhoneNumberRow, updatePhoneNumber } from "../store/phone-numbers.ts";
import { checkAgent } from "./check-agent.ts";
import { Binding, NumberChanges } from "./own-number.ts";
import { getNumber, noNumber } from "./read.ts";

export interface ChangeTools {
  db: Database;
  clock: Clock;
}

/** Sets the members that a client sent. A new default takes that from the one that was; without one there is none. */
export async function changeNumber(
  tools: ChangeTools,
  key: PhoneNumberKey,
  input: unknown,
): Promise<PhoneNumberRow> {
  const parsed = NumberChanges.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { name, agent_id: agentId, is_default: isDefault } = parsed.data;
  return change(tools, key, { name, agentId, isDefault });
}

/** Lets an agent answer on a number, in the place of whichever did. */
export async function bindNumber(
  tools: ChangeTools,
  key: PhoneNumberKey,
  input: unknown,
): Promise<PhoneNumberRow> {
  const parsed = Binding.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  return change(tools, key, { agentId: parsed.data.agent_id });
}

/** No agent answers on the number any more; unbinding again answers the same. */
export async function unbindNumber(tools: ChangeTools, key: PhoneNumberKey): Promise<PhoneNumberRow> {
  return change(tools, key, { agentId: null });
}

async function change(
  tools: ChangeTools,
  key: PhoneNumberKey,
  members: Parameters<typeof updatePhoneNumber>[2],
): Promise<PhoneNumberRow> {
  const standing = await getNumber(tools.db, key);
  await checkAgent(tools.db, key.workspaceId, members.agentId);
  const changed = await updatePhoneNumber(tools.db, standing, members, tools.clock());
  if (!changed) throw noNumber(key.phoneNumber);
  return changed;
}
