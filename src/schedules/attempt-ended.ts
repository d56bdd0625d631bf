import { costMicros } from "../gate/caps.ts";
import { countryOf } from "../gate/countries.ts";
import { type DialAttemptRow, UNDER_WAY } from "../store/dial-attempts.ts";
import { dayOf } from "../store/dial-day.ts";
import { findRinging } from "../store/schedules.ts";
import type { AttemptIds } from "./attempt-id.ts";
import { type CloseTools, closeAttempt } from "./close-attempt.ts";
import type { AttemptOutcome } from "./retry.ts";
import { rulesOf } from "./ring.ts";

export interface AttemptResult {
  outcome: AttemptOutcome;
  /** In the provider's words; null where the outcome says it all. */
  detail: string | null;
  providerCallId: string | null;
  /** The call that came of it; null where the provider refused to dial. */
  callId: string | null;
  /** How long the line was open, in milliseconds. */
  talkedMs: number;
}

/** Whoever changes a schedule again and again between our read and our write is a machine gone mad. */
const MAX_TRIES = 5;

/**
 * Closes an attempt once, also where its end is heard before the provider answered the dial request, and moves the
 * schedule on: completed or failed, which is told, or active with the time of its next attempt or run. False: closed
 * before, or unknown.
 */
export async function attemptEnded(
  tools: CloseTools,
  ids: AttemptIds,
  { outcome, detail, callId, providerCallId, talkedMs }: AttemptResult,
): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const now = tools.clock();
    const found = await findRinging(tools.db, ids, now, ids.number);
    const attempt = found?.attempts.find(({ number }) => number === ids.number);
    if (!found || !attempt || !UNDER_WAY.includes(attempt.status)) return false;
    const country = countryOf(attempt.toNumber) ?? "";
    const closed = await closeAttempt(
      tools,
      found,
      attempt,
      { kind: "ended", outcome },
      {
        ...{ from: UNDER_WAY, status: outcome, detail, callId, endedAt: now },
        providerCallId: providerCallId ?? attempt.providerCallId,
        costMicros: costMicros(rulesOf(found.facts), country, outcome === "completed" ? talkedMs : 0),
        dialed: { day: dayOf(dialedAt(attempt)), country },
      },
    );
    if (closed) return true;
  }
  throw new Error("The schedule was changed at every try.");
}

const dialedAt = ({ dialedAt, createdAt }: DialAttemptRow) => dialedAt ?? createdAt;
