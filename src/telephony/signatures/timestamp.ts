/** What Stripe, Telnyx, Retell and Standard Webhooks allow between two clocks. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** True where a signed time, epoch ms, is near `now`: not long past, and not ahead either. */
export function isRecent(at: number, now: number, toleranceMs = CLOCK_TOLERANCE_MS): boolean {
  return Number.isFinite(at) && Math.abs(now - at) <= toleranceMs;
}

/** A time in digits alone, as signatures carry it; NaN where it is anything else. */
export const digitsOnly = (text: string) => (/^\d{1,16}$/.test(text) ? Number(text) : Number.NaN);
