/** Why a follow-up rings whom it rings, and when: what was made of the words of a call. */
export const FOLLOW_UP_REASONS = {
  "asked.exact": "{field} {time}.",
  "asked.local": "{field} {time} in {zone}.",
  "asked.gap": "{field} {time} is skipped by the clocks in {zone}; {local} is taken.",
  "asked.day": "{field} {date} names no hour; {clock} {zone} was chosen.",
  "asked.today":
    "{field} {date} names no hour and is today, past {clock}; {minutes} minutes from now was chosen.",
  "asked.clock": "{field} {clock} names no day; the next one in {zone} is taken.",
  "asked.vague": '{field} is only said as "{words}"; {at} was chosen for it.',
  "asked.part_of_day": "{field} names no hour; {at} was chosen for it.",
  "asked.overdue": "{field} {time} has passed since it was said; it rings at once.",
  "fallback.no_field": "No field gives the time; {minutes} minutes from now instead.",
  "fallback.no_value": "{field} has no value; {minutes} minutes from now instead.",
  "fallback.past": "{field} {value} lies in the past; {minutes} minutes from now instead.",
  "fallback.too_far": "{field} {value} is more than a year ahead; {minutes} minutes from now instead.",
  "fallback.no_such_date": "{field} {value} is not a date that exists; {minutes} minutes from now instead.",
  "fallback.unreadable": "{field} {value} is not a date in ISO 8601; {minutes} minutes from now instead.",
  "fallback.day_over":
    "{field} {value} names no hour and is nearly over; {minutes} minutes from now instead.",
  "callee.of_field": "Rings {number}, from {field}.",
  "callee.none": "There is no number to ring: the call has none, and no to_field gave one.",
  "callee.no_value": "{field} has no value; rings {number}, the customer's number on the call.",
  "callee.no_number":
    "{field} {value} is no phone number where the call came from; rings {number}, the customer's number on the call.",
  "hour.earlier": "The calling window is closed by then, so {at} was chosen.",
} as const;
