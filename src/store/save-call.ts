import { and, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { FinishedCall } from "../calls/finished-call.ts";
import type { Turn } from "../calls/turn.ts";
import type { Announcement } from "../webhooks/announce.ts";
import { indexStatements } from "./call-search.ts";
import type { CallRow } from "./calls.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { announcementStatement, pendingOf } from "./fan-out.ts";
import { columnsOf } from "./insert-select.ts";
import {
  closingStatement,
  isOpenCall,
  keyOf,
  mayClose,
  type ProviderCallKey,
  type Seen,
} from "./provider-calls.ts";
import { isUnregistered } from "./register-call.ts";
import { lateMarks } from "./rolled-hours.ts";
import { agents, calls, transcripts } from "./schema.ts";
import { lastOutcome } from "./transfers.ts";

export type NewCall = Omit<FinishedCall, "turns" | "providerCallId"> &
  Pick<
    CallRow,
    | "workspaceId"
    | "id"
    | "provider"
    | "providerCallId"
    | "fingerprint"
    | "analysisStatus"
    | "analysisDueAt"
    | "createdAt"
    | "connectionId"
    | "transcriptProblem"
  >;

/** What stands under a provider's call id, and the deliveries to be knocked for, where it is the call just saved. */
export interface StandingCall extends Pick<CallRow, "id" | "fingerprint" | "analysisStatus" | "endReason"> {
  deliveries: DeliveryKey[];
  /** Told message by message, it was closed by this. */
  isClosed: boolean;
}

/** A call that a provider told of message by message: it is saved once, of all that was told, and closed with that. */
export interface Closing {
  key: ProviderCallKey;
  seen: Seen;
  /** Why it has no transcript. */
  problem: string | null;
  /** When it is to be looked at once more, epoch ms; null for never. */
  dueAt: number | null;
}

/**
 * Writes call, transcript and what is told of it in one round trip, where the agent exists and the provider's call id is
 * new, or stands for a call that goes on and is over with this (`closing`). Answers the call that stands under that id: this
 * one or an earlier one. Null: there is no such agent, or the call was told of without `closing` and is shown by no row yet.
 */
export async function saveFinishedCall(
  db: Database,
  call: NewCall,
  turns: readonly Turn[],
  announcements: readonly Announcement[],
  closing: Closing | null = null,
): Promise<StandingCall | null> {
  const key = keyOf(call);
  const free = closing ? mayClose(closing.key, closing.seen) : isUnregistered(key);
  const isSaved = and(itself(call), ne(calls.analysisStatus, "open"), free);
  const hasSaved = sql`EXISTS (SELECT 1 FROM ${calls} WHERE ${isSaved})`;
  const [, , , found, ...told] = await db.batch([
    insertCall(db, call, free),
    endOpenCall(db, call, free),
    db.insert(transcripts).select(
      db
        .select({
          workspaceId: calls.workspaceId,
          callId: sql<string>`${calls.id}`.as("call_id"),
          turns: sql<Turn[]>`${JSON.stringify(turns)}`.as("turns"),
        })
        .from(calls)
        .where(isSaved),
    ),
    db
      .select({
        id: calls.id,
        fingerprint: calls.fingerprint,
        analysisStatus: calls.analysisStatus,
        endReason: calls.endReason,
      })
      .from(calls)
      .where(
        and(
          eq(calls.workspaceId, call.workspaceId),
          eq(calls.provider, call.provider),
          eq(calls.providerCallId, call.providerCallId),
          sql`coalesce(${calls.connectionId}, '') = ${call.connectionId ?? ""}`,
        ),
      ),
    ...announcements.map((announcement) => announcementStatement(db, announcement, hasSaved)),
    ...(closing ? [closingStatement(db, closing.key, closing, hasSaved)] : []),
    ...lateMarks(db, call, call.createdAt),
  ]);
  const announced = (told.slice(0, announcements.length) as Announced[]).flat();
  const closed = closing ? told.slice(announcements.length, announcements.length + 1) : [];
  const isClosed = (closed as Announced[]).flat().length === 1;
  return found[0] ? { ...found[0], deliveries: pendingOf(call.workspaceId, announced), isClosed } : null;
}

type Announced = Awaited<ReturnType<typeof announcementStatement>>;

/**
 * The row of a call that goes on, with what is told of its start: once, where the agent exists. A row that stands already
 * is left as it is, but that a call which rang is in progress, from when it is.
 */
export async function openCall(
  db: Database,
  call: NewCall,
  announcement: Announcement | null,
  key: ProviderCallKey,
): Promise<DeliveryKey[]> {
  const free = isOpenCall(key);
  const { status, startedAt } = call;
  const rang = and(itself(call), eq(calls.analysisStatus, "open"), ne(calls.status, "in_progress"), free);
  const [, , ...announced] = await db.batch([
    insertCall(db, call, free),
    db.update(calls).set({ status, startedAt }).where(rang),
    ...(announcement
      ? [
          announcementStatement(
            db,
            announcement,
            sql`EXISTS (SELECT 1 FROM ${calls} WHERE ${and(itself(call), free)})`,
          ),
        ]
      : []),
  ]);
  return pendingOf(call.workspaceId, announced.flat());
}

const itself = ({ workspaceId, id }: Pick<NewCall, "workspaceId" | "id">) =>
  and(eq(calls.workspaceId, workspaceId), eq(calls.id, id));

function insertCall(db: Database, call: NewCall, free: SQL) {
  const row = columnsOf(calls, {
    ...call,
    agentVersion: sql`${agents.version}`,
    analysisId: null,
    analysisAttempts: 0,
    needsReview: 0,
    optOut: null,
    transferOutcome: transferOutcomeOf(call),
    askedForHuman: null,
  });
  return db
    .insert(calls)
    .select(
      sql`SELECT ${row} FROM ${agents} WHERE ${and(
        eq(agents.workspaceId, call.workspaceId),
        eq(agents.id, call.agentId),
        isNull(agents.deletedAt),
        free,
      )}`,
    )
    .onConflictDoNothing();
}

/** Gives a call that went on its last facts. Who answered it, and by which version, was settled when it began. */
function endOpenCall(db: Database, call: NewCall, free: SQL) {
  const { workspaceId: _, id: __, agentId: ___, provider: ____, createdAt: _____, ...facts } = call;
  return db
    .update(calls)
    .set({ ...facts, transferOutcome: transferOutcomeOf(call) })
    .where(and(itself(call), eq(calls.analysisStatus, "open"), free));
}

const transferOutcomeOf = ({ workspaceId, id }: NewCall) => lastOutcome({ workspaceId, callId: id });

/** Fills what a call that is over still lacks, from a message that came late; it is found by a number that it gets. */
export async function fillFacts(
  db: Database,
  { workspaceId, id, ...facts }: Pick<NewCall, "workspaceId" | "id"> & Partial<LateFacts>,
): Promise<void> {
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined);
  if (known.length === 0) return;
  const set = Object.fromEntries(
    known.map(([member, value]) => [member, sql`coalesce(${calls[member as keyof LateFacts]}, ${value})`]),
  );
  const lacking = (facts: typeof known) =>
    or(...facts.map(([member]) => isNull(calls[member as keyof LateFacts])));
  const numbers = known.filter(([member]) => member === "fromNumber" || member === "toNumber");
  const update = db
    .update(calls)
    .set(set)
    .where(and(itself({ workspaceId, id }), lacking(known)));
  const isRenumbered = and(itself({ workspaceId, id }), lacking(numbers));
  if (numbers.length === 0 || (await db.$count(calls, isRenumbered)) === 0) return void (await update);
  const isAnalysed = sql`c.workspace_id = ${workspaceId} AND c.id = ${id}
    AND c.analysis_status NOT IN ('open', 'pending', 'running')`;
  await db.batch([update, ...indexStatements(db, isAnalysed)]);
}

type LateFacts = Pick<
  NewCall,
  "recordingUrl" | "endReason" | "fromNumber" | "toNumber" | "startedAt" | "endedAt" | "durationMs"
>;
