/** What the rules for whom and when to ring do to a call: they move it, or forbid it. */
export const CALLING_REASONS = {
  "window.closed": "{at} is outside the calling window ({days} {start} to {end}); moved to {moved}.",
  "window.closed_somewhere":
    "{at} is outside the calling window ({days} {start} to {end}, which must be open in {zones}); moved to {moved}.",
  "window.holiday": "{at} is a public holiday ({holiday}); moved to {moved}.",
  "window.never_in": "The calling window never opens in {zones} at once: widen it, or set callee_timezone.",
  "window.never": "The calling window never opens.",
  "attempts.day": "The number was tried {count} times in 24 hours, and {most} are allowed; moved to {moved}.",
  "attempts.rest": "The number was tried less than {minutes} minutes before; moved to {moved}.",
  "cap.dials": "The day's {most} dials are used up (max_dials_per_day); moved to {moved}.",
  "cap.country":
    "The day's {most} dials to {country} are used up (max_dials_per_country_per_day); moved to {moved}.",
  "cap.cost": "Another call would pass the day's {usd} (max_cost_usd_per_day); moved to {moved}.",
  "number.short_code": "{number} is an emergency or short code, which is never dialled.",
  "number.unreadable": "{number} is not a phone number: use E.164, e.g. +14155550123.",
  "number.not_valid": "{number} does not exist in its country's numbering plan.",
  "number.no_country":
    "{number} belongs to no country (satellite or international network), which is never dialled.",
  "number.country":
    "{number} is in {country}, and calls go to {countries}: add {country} to allowed_countries of /v1/calling-rules if it is to be rung.",
  "number.type": "{number} is a {kind} number; only mobile and fixed lines are dialled.",
  "number.suppressed": "{number} is on the suppression list: {why}",
  "refused.booking": "Not booked ({rule}):",
  "refused.dialling": "Not dialled ({rule}):",
} as const;
