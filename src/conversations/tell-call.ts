import { noSuchCall } from "../calls/read.ts";
import { AppError } from "../errors.ts";
import { type CallRow, findCallRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { findProviderCall, keyOf, type ProviderCallKey } from "../store/provider-calls.ts";
import { registerCall } from "../store/register-call.ts";
import { listTransfers, type TransferRow } from "../store/transfers.ts";
import type { CallEvent } from "../telephony/event.ts";
import type { ToolResult } from "../telephony/tool-result.ts";
import { assemble } from "./assemble.ts";
import type { BeginTools } from "./begin-call.ts";
import { settleNow } from "./own-call.ts";
import { OWN_SYSTEM } from "./own-system.ts";
import { type News, type Source, sourceOf, takeIn } from "./take-in.ts";
import type { ToldEvent } from "./told-event.ts";
import { readToldEvents } from "./told-events.ts";

/** Lets work go on after the answer. */
export type Later = (work: Promise<unknown>) => void;

export type TellTools = BeginTools & {
  handleTools: (source: Source, events: readonly CallEvent[], later: Later) => Promise<ToolResult[]>;
};

/** What became of what was told. */
export interface Told {
  /** As they came. */
  events: { id: string; isNew: boolean }[];
  /** What each tool call came to, also one that was sent before. */
  tools: ToolResult[];
  /** All of the call, the first of them first, as they stand now. */
  transfers: TransferRow[];
}

/**
 * No adapter's keys begin like this: what the sender's system tells joins what the provider does, and replaces none
 * of it.
 */
const OURS = "api:";
/** They change how the call stands, and whoever tells of them waits for what follows. */
const SETTLED_AT_ONCE: readonly string[] = ["started", "transfer"];
/** They are worth nothing once the call is over. */
const LIVE_ONLY: readonly string[] = ["turn", "tool_call"];

/**
 * Takes in what the sender's own system tells of a call, one event or `{events}`, all of them or none: its own or a
 * provider's. Answers once whoever listens live has heard it, so that a transfer which follows stands in the answer.
 * Unreadable events are `invalid` by their place, too many `too_large`, an unknown call `not_found`. Once a call is closed
 * by its end, new words and tool calls are a `conflict`; all else is taken as late.
 */
export async function tellCall(
  tools: TellTools,
  workspaceId: string,
  callId: string,
  input: unknown,
  later: Later,
): Promise<Told> {
  const call = await findCallRow(tools.db, workspaceId, callId);
  if (!call) throw noSuchCall(callId);
  const told = await readToldEvents(input, call, tools.clock());
  const events = distinct(told, handsOver(tools, call));
  const key = keyOf(call);
  const isOpen = call.analysisStatus === "open";
  if (!isOpen) await refuseLateWords(tools, key, call, events);
  const news = await takeIn(tools, sourceOf(key), events);
  if (isOpen) await refuseOutrunWords(tools, key, news);
  const fresh = new Set(news.flatMap((one) => one.events.map((event) => event.key)));
  // There is nobody left to hand over.
  const calledTools = events.filter(({ tool }) => isOpen && tool);
  const results = await tools.handleTools(sourceOf(key), calledTools, later);
  await tools.tellLive(news);
  if (call.provider === OWN_SYSTEM && news.some(({ events: newOnes }) => newOnes.some(isSettledAtOnce))) {
    await settleNow(tools, key);
  }
  const transfers = await listTransfers(tools.db, workspaceId, callId);
  // Of the same event twice in one request the first is the new one.
  const answers = told.map(({ id, event }) => ({ id, isNew: !event || fresh.delete(storedKeyOf(event)) }));
  return { events: answers, tools: results, transfers };
}

/** The call that a stream of events is opened for. `not_found` where there is none, `conflict` where it is over. */
export async function findOpenCall(db: Database, workspaceId: string, callId: string): Promise<CallRow> {
  const call = await findCallRow(db, workspaceId, callId);
  if (!call) throw noSuchCall(callId);
  if (call.analysisStatus === "open") return call;
  const message = `The call is over (${call.status}): what is still to be told of it goes to POST /v1/calls/${callId}/events.`;
  throw new AppError("conflict", message);
}

const storedKeyOf = ({ key }: CallEvent) => `${OURS}${key}`;
const isSettledAtOnce = ({ kind }: CallEvent) => SETTLED_AT_ONCE.includes(kind);

/** Each message once, of those that replace each other the highest. */
function distinct(told: readonly ToldEvent[], handsOver: boolean): CallEvent[] {
  const byKey = new Map<string, CallEvent>();
  for (const { event } of told) {
    if (!event) continue;
    const standing = byKey.get(storedKeyOf(event));
    if (standing && (standing.version ?? 0) >= (event.version ?? 0)) continue;
    const { tool } = event;
    byKey.set(storedKeyOf(event), {
      ...event,
      key: storedKeyOf(event),
      ...(tool ? { tool: { ...tool, handsOver } } : {}),
    });
  }
  return [...byKey.values()];
}

/** A provider that can be asked to hand the call over is asked; else whoever reads the answer hands it over. */
const handsOver = ({ providers }: TellTools, { provider }: CallRow) =>
  providers.get(provider)?.transfer === undefined;

async function refuseLateWords(
  tools: TellTools,
  key: ProviderCallKey,
  call: CallRow,
  events: readonly CallEvent[],
): Promise<void> {
  const now = tools.clock();
  // One that came as a whole is known by no message yet.
  await registerCall(tools.db, { ...key, callId: call.id }, { now, dueAt: now });
  const before = (await findProviderCall(tools.db, key))?.events ?? [];
  // It was closed because nothing came any more, and goes on after all.
  if (before.length > 0 && !assemble(before).isOver) return;
  const known = new Set(before.map((event) => event.key));
  if (events.every(({ kind, key: name }) => !LIVE_ONLY.includes(kind) || known.has(name))) return;
  throw settled(call);
}

/** What was said while another told of the end is not in the transcript: nobody is to believe that it was taken. */
async function refuseOutrunWords(
  { db }: TellTools,
  key: ProviderCallKey,
  news: readonly News[],
): Promise<void> {
  const late = news.find((one) => !one.isOpen && one.events.some(({ kind }) => LIVE_ONLY.includes(kind)));
  if (!late || !assemble((await findProviderCall(db, key))?.events ?? []).isOver) return;
  const { workspaceId, callId } = late.call;
  const call = await findCallRow(db, workspaceId, callId);
  if (call) throw settled(call);
}

const settled = ({ id, status }: CallRow) =>
  new AppError(
    "conflict",
    `The call is over (${status}), and what was said on it is settled: POST /v1/calls/${id}/reanalyze reads it again.`,
  );
