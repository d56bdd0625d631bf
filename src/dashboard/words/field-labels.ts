import { callingRulesWords } from "./calling-rules.ts";
import { importsWords } from "./imports.ts";
import { schedulesWords } from "./schedules.ts";
import { suppressionsWords } from "./suppressions.ts";
import type { Phrase } from "./words.ts";

/** What forms call the fields that the rooms name in errors; a name that is not here stands as it is. */
const LABELS: Readonly<Record<string, Phrase>> = {
  agent_id: schedulesWords.agent,
  allowed_countries: callingRulesWords.countries,
  callee_timezone: schedulesWords.calleeZone,
  country: suppressionsWords.country,
  csv: suppressionsWords.text,
  dynamic_variables: schedulesWords.variables,
  file: importsWords.file,
  from_number: schedulesWords.from,
  max_attempts_per_24_hours: callingRulesWords.attempts,
  max_cost_usd_per_day: callingRulesWords.cost,
  max_dials_per_country_per_day: callingRulesWords.dialsOfCountry,
  max_dials_per_day: callingRulesWords.dials,
  metadata: schedulesWords.notes,
  minutes_between_attempts: callingRulesWords.minutes,
  phone_number: suppressionsWords.number,
  "price_usd_per_minute.default": callingRulesWords.price,
  "recurrence.day_of_month": schedulesWords.dayOfMonth,
  "recurrence.days_of_week": schedulesWords.daysOfWeek,
  "recurrence.frequency": schedulesWords.frequency,
  "recurrence.interval": schedulesWords.interval,
  "recurrence.max_runs": schedulesWords.maxRuns,
  "recurrence.skip_dates": schedulesWords.skipDates,
  "recurrence.until": schedulesWords.until,
  "retry.attempts": schedulesWords.tries,
  "retry.delay_minutes": schedulesWords.delay,
  "retry.on": schedulesWords.retryOn,
  scheduled_at: schedulesWords.at,
  text: importsWords.text,
  timezone: schedulesWords.atZone,
  to_number: schedulesWords.toNumber,
  with_actions: importsWords.actions,
};

export const fieldLabel = (field: string, t: (phrase: Phrase) => string): string => {
  const phrase = Object.hasOwn(LABELS, field) ? LABELS[field] : undefined;
  return phrase ? t(phrase) : field;
};
