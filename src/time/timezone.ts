import * as z from "zod";

/** True for a zone that the runtime knows, old names (Europe/Kiev) included; a bare offset is not a zone. */
export function isTimezone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const Timezone = z
  .string()
  .max(64)
  .refine(isTimezone, "Use an IANA zone name such as Europe/Istanbul.");
