import { ACTION_REASONS } from "./action.ts";
import { CALLING_REASONS } from "./calling.ts";
import { DELIVERY_REASONS } from "./delivery.ts";
import { FOLLOW_UP_REASONS } from "./follow-up.ts";
import { IMPORT_REASONS } from "./import.ts";
import { SCHEDULE_REASONS } from "./schedule.ts";

/**
 * Every reason that is stored as a sentence, by its code; `{name}` is a fact. The rooms fill them in (`say.ts`), and whoever
 * speaks another language finds code and facts in the sentence again (`read.ts`), so that one table stands for both.
 */
export const REASONS = {
  ...FOLLOW_UP_REASONS,
  ...CALLING_REASONS,
  ...SCHEDULE_REASONS,
  ...ACTION_REASONS,
  ...DELIVERY_REASONS,
  ...IMPORT_REASONS,
} as const;
export type Code = keyof typeof REASONS;
