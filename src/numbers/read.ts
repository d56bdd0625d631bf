import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import {
  deletePhoneNumber,
  findPhoneNumber,
  type PhoneNumberKey,
  type PhoneNumberRow,
} from "../store/phone-numbers.ts";

export { countPhoneNumbers, listPhoneNumbers } from "../store/phone-numbers.ts";

export const noNumber = (phoneNumber: string) =>
  new AppError(
    "not_found",
    `${phoneNumber.slice(0, 40)} is none of your numbers: give it in E.164, or list your numbers.`,
  );

export async function getNumber(db: Database, key: PhoneNumberKey): Promise<PhoneNumberRow> {
  const row = await findPhoneNumber(db, key);
  if (!row) throw noNumber(key.phoneNumber);
  return row;
}

/**
 * Deletes a number. Where it was the default the oldest that is left becomes it, so that calls have a number to come
 * from.
 */
export async function removeNumber(db: Database, key: PhoneNumberKey, now: number): Promise<void> {
  if (!(await deletePhoneNumber(db, key, now))) throw noNumber(key.phoneNumber);
}
