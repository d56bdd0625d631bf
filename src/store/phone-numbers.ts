import { and, asc, desc, eq, lt, ne, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { columnsOf } from "./insert-select.ts";
import { phoneNumbers } from "./schema.ts";

export type PhoneNumberRow = typeof phoneNumbers.$inferSelect;

export interface PhoneNumberKey {
  workspaceId: string;
  /** E.164. */
  phoneNumber: string;
}

const itself = ({ workspaceId, phoneNumber }: PhoneNumberKey) =>
  and(eq(phoneNumbers.workspaceId, workspaceId), eq(phoneNumbers.phoneNumber, phoneNumber));

/** All numbers of a workspace, oldest first; to be awaited, or put into a batch. */
export function ownNumbersOf(db: Database, workspaceId: string) {
  return db
    .select({ phoneNumber: phoneNumbers.phoneNumber, isDefault: phoneNumbers.isDefault })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.workspaceId, workspaceId))
    .orderBy(asc(phoneNumbers.id));
}

/**
 * Saves a number where the workspace has fewer than `most` and not this one; null where it is not saved. The first becomes
 * the default, and another that is to be it takes that from the one that was.
 */
export async function insertPhoneNumber(
  db: Database,
  row: PhoneNumberRow,
  most: number,
): Promise<PhoneNumberRow | null> {
  const { workspaceId } = row;
  const isFirst = sql`NOT EXISTS (SELECT 1 FROM phone_numbers WHERE workspace_id = ${workspaceId})`;
  const [inserted] = await db.batch([
    db
      .insert(phoneNumbers)
      .select(
        sql`SELECT ${columnsOf(phoneNumbers, { ...row, isDefault: sql`(${row.isDefault ? 1 : 0} OR ${isFirst})` })}
          WHERE (SELECT count(*) FROM phone_numbers WHERE workspace_id = ${workspaceId}) < ${most}`,
      )
      .onConflictDoNothing()
      .returning(),
    onlyDefault(db, row, row.id, row.updatedAt),
  ]);
  return inserted[0] ?? null;
}

/** Saves those of the numbers that are new, as long as the workspace has fewer than `most`; its first is the default. */
export async function adoptPhoneNumbers(
  db: Database,
  workspaceId: string,
  numbers: readonly Pick<PhoneNumberRow, "phoneNumber" | "id">[],
  now: number,
  most: number,
): Promise<void> {
  const own = sql`FROM phone_numbers WHERE workspace_id = ${workspaceId}`;
  const row = columnsOf(phoneNumbers, {
    workspaceId,
    phoneNumber: sql`value ->> 'phoneNumber'`,
    id: sql`value ->> 'id'`,
    name: null,
    agentId: null,
    isDefault: sql`key = 0 AND NOT EXISTS (SELECT 1 ${own})`,
    createdAt: now,
    updatedAt: now,
  });
  await db
    .insert(phoneNumbers)
    .select(
      sql`SELECT ${row} FROM json_each(${JSON.stringify(numbers)})
        WHERE key + (SELECT count(*) ${own}) < ${most}`,
    )
    .onConflictDoNothing();
}

/** Takes the default from every other number where this row, by number and id, has become it. */
function onlyDefault(db: Database, key: PhoneNumberKey, id: string, now: number) {
  return db
    .update(phoneNumbers)
    .set({ isDefault: false, updatedAt: now })
    .where(
      and(
        eq(phoneNumbers.workspaceId, key.workspaceId),
        ne(phoneNumbers.phoneNumber, key.phoneNumber),
        eq(phoneNumbers.isDefault, true),
        sql`EXISTS (SELECT 1 FROM phone_numbers AS chosen WHERE chosen.workspace_id = ${key.workspaceId}
          AND chosen.phone_number = ${key.phoneNumber} AND chosen.id = ${id} AND chosen.is_default = 1)`,
      ),
    );
}

export async function findPhoneNumber(db: Database, key: PhoneNumberKey): Promise<PhoneNumberRow | null> {
  const [row] = await db.select().from(phoneNumbers).where(itself(key));
  return row ?? null;
}

/** One page, newest first. `after` is the id of the last number already seen. */
export async function listPhoneNumbers(
  db: Database,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<PhoneNumberRow[]> {
  const older = page.after === null ? undefined : lt(phoneNumbers.id, page.after);
  return db
    .select()
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.workspaceId, workspaceId), older))
    .orderBy(desc(phoneNumbers.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countPhoneNumbers(db: Database, workspaceId: string): Promise<number> {
  return db.$count(phoneNumbers, eq(phoneNumbers.workspaceId, workspaceId));
}

/** Sets the members that are given; null: there is no such number. A new default takes that from the one that was. */
export async function updatePhoneNumber(
  db: Database,
  standing: PhoneNumberRow,
  change: { [Column in "name" | "agentId" | "isDefault"]?: PhoneNumberRow[Column] | undefined },
  now: number,
): Promise<PhoneNumberRow | null> {
  const update = db
    .update(phoneNumbers)
    .set({ ...change, updatedAt: now })
    .where(itself(standing))
    .returning();
  const [updated] = change.isDefault
    ? await db.batch([update, onlyDefault(db, standing, standing.id, now)])
    : [await update];
  return updated[0] ?? null;
}

/** Deletes a number; where it was the default, the oldest that is left takes its place. False: there is no such number. */
export async function deletePhoneNumber(db: Database, key: PhoneNumberKey, now: number): Promise<boolean> {
  const { workspaceId, phoneNumber } = key;
  const [, deleted] = await db.batch([
    db
      .update(phoneNumbers)
      .set({ isDefault: true, updatedAt: now })
      .where(
        and(
          eq(phoneNumbers.workspaceId, workspaceId),
          sql`phone_number = (SELECT phone_number FROM phone_numbers
            WHERE workspace_id = ${workspaceId} AND phone_number <> ${phoneNumber} ORDER BY id LIMIT 1)`,
          sql`EXISTS (SELECT 1 FROM phone_numbers AS gone WHERE gone.workspace_id = ${workspaceId}
            AND gone.phone_number = ${phoneNumber} AND gone.is_default = 1)`,
        ),
      ),
    db.delete(phoneNumbers).where(itself(key)).returning({ id: phoneNumbers.id }),
  ]);
  return deleted.length === 1;
}
