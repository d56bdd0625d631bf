import type { Clock, NewId } from "../id.ts";
import type { Database } from "../store/database.ts";
import { adoptPhoneNumbers } from "../store/phone-numbers.ts";
import { MAX_NUMBERS } from "./add.ts";

/**
 * Makes numbers the workspace's own that came with something else of its own, such as a connection: those that are there
 * already stay as they are, and so does a list that is full.
 */
export async function adoptNumbers(
  { db, clock, newId }: { db: Database; clock: Clock; newId: NewId },
  workspaceId: string,
  numbers: readonly string[],
): Promise<void> {
  if (numbers.length === 0) return;
  const rows = numbers.map((phoneNumber) => ({ phoneNumber, id: newId("num") }));
  await adoptPhoneNumbers(db, workspaceId, rows, clock(), MAX_NUMBERS);
}
