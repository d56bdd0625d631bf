import { isOpen } from "../gate/shift-into-window.ts";
import { sayReason } from "../reasons/say.ts";
import type { RingFacts } from "../store/ring-facts.ts";
import { localAt, readableAt, resolveLocal } from "../time/local-time.ts";
import type { Booking } from "./book.ts";
import { timingUnder } from "./ring.ts";
import { sentences } from "./sentences.ts";

const HOUR_MS = 3_600_000;
/** "At night" may become the evening, and never the morning. */
const MOST_HOURS_EARLIER = 4;

/**
 * A booking whose hour was chosen by us, at an hour that the calling window has: where it is closed by then, up to four
 * hours earlier, rather than on another day. Without one it stays, and the window moves it.
 */
export function chooseHour(booking: Booking, facts: RingFacts, now: number): Booking {
  const { scheduledAt, timezone } = booking;
  const { at } = resolveLocal(scheduledAt, timezone);
  const timing = timingUnder(booking, facts)(null);
  if (isOpen(at, timing)) return booking;
  for (let hours = 1; hours <= MOST_HOURS_EARLIER; hours++) {
    const earlier = at - hours * HOUR_MS;
    if (earlier <= now || !isOpen(earlier, timing)) continue;
    const why = sayReason("hour.earlier", { at: readableAt(earlier, timezone) });
    const explanation = sentences(booking.explanation, why);
    return { ...booking, scheduledAt: localAt(earlier, timezone), explanation };
  }
  return booking;
}
