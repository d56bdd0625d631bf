import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { CallingRules } from "../gate/calling-rules.ts";
import type { DialDay } from "../gate/caps.ts";
import type { EarlierDial } from "../gate/next-allowed.ts";
import type { AgentRow } from "./agents.ts";
import { callingRulesOf } from "./calling-rules.ts";
import type { Database } from "./database.ts";
import { dayOf } from "./dial-day.ts";
import { ownNumbersOf } from "./phone-numbers.ts";
import { agents, dialAttempts, dialDays } from "./schema.ts";
import { suppressionOf } from "./suppressions.ts";

const DAY_MS = 86_400_000;

/** Whom an agent wants to ring; inside a batch a column of another row may say it. */
export interface Ringing {
  workspaceId: string;
  agentId: string | SQL;
  /** E.164. */
  toNumber: string | SQL;
}

/** What decides whether and when a number may be rung. */
export interface RingFacts {
  /** Null where it was deleted. */
  agent: AgentRow | null;
  /** What the workspace saved, null where it never did; a rule that is newer than that is missing. */
  rules: Partial<CallingRules> | null;
  ownNumbers: readonly string[];
  defaultNumber: string | null;
  /** Why the number is on the suppression list; null where it is not. */
  suppressed: string | null;
  /** The dials of the last 24 hours to the number, oldest first. */
  dials: readonly EarlierDial[];
  /** What the workspace has dialled today. */
  today: readonly DialDay[];
}

/** The statements behind `RingFacts`, for one batch. `now` in epoch milliseconds. */
export function ringStatements(db: Database, { workspaceId, agentId, toNumber }: Ringing, now: number) {
  return [
    db
      .select()
      .from(agents)
      .where(and(eq(agents.workspaceId, workspaceId), eq(agents.id, agentId), isNull(agents.deletedAt))),
    callingRulesOf(db, workspaceId),
    ownNumbersOf(db, workspaceId),
    suppressionOf(db, { workspaceId, agentId, phoneNumber: toNumber }),
    db
      .select({ at: sql<number>`${dialAttempts.dialedAt}`, status: dialAttempts.status })
      .from(dialAttempts)
      .where(
        and(
          eq(dialAttempts.workspaceId, workspaceId),
          eq(dialAttempts.toNumber, toNumber),
          gt(dialAttempts.dialedAt, now - DAY_MS),
        ),
      )
      .orderBy(dialAttempts.dialedAt),
    db
      .select({ country: dialDays.country, dials: dialDays.dials, costMicros: dialDays.costMicros })
      .from(dialDays)
      .where(and(eq(dialDays.workspaceId, workspaceId), eq(dialDays.day, dayOf(now)))),
  ] as const;
}

type Awaits<Statements extends readonly unknown[]> = { [I in keyof Statements]: Awaited<Statements[I]> };
type Answers = Awaits<ReturnType<typeof ringStatements>>;

/** What the statements answered, in their order. */
export function ringFacts([agent, rules, numbers, suppression, dials, today]: Answers): RingFacts {
  return {
    agent: agent[0] ?? null,
    rules: rules[0]?.rules ?? null,
    ownNumbers: numbers.map(({ phoneNumber }) => phoneNumber),
    defaultNumber: numbers.find(({ isDefault }) => isDefault)?.phoneNumber ?? null,
    suppressed: suppression[0]?.reason ?? null,
    dials: dials.map(({ at, status }) => ({ at, answered: status === "completed" })),
    today,
  };
}

/** The same in one round trip of its own. */
export async function loadRingFacts(db: Database, ringing: Ringing, now: number): Promise<RingFacts> {
  return ringFacts(await db.batch(ringStatements(db, ringing, now)));
}
