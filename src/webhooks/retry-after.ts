/** `Retry-After` (RFC 9110, 10.2.3: seconds or an HTTP date) as milliseconds from `now`; null where it says nothing. */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  // Only HTTP dates carry letters; Date.parse would read "-5" or "1.5" as a year or a day.
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
