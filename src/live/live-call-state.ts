import type { Configuration } from "../agents/configuration.ts";
import { hasCustomerSpeech } from "../calls/transcript.ts";
import type { Turn } from "../calls/turn.ts";
import { type AssembledCall, assemble } from "../conversations/assemble.ts";
import type { LiveMessage } from "../conversations/live-message.ts";
import { silenceOf } from "../conversations/next-step.ts";
import type { Field } from "../extraction/field.ts";
import type { FieldResult } from "../extraction/result.ts";
import type { CallRow } from "../store/calls.ts";
import type { CallEvent } from "../telephony/event.ts";
import { chosen, type Decision, neededFields, transferActions } from "../transfers/decide.ts";
import type { TransferView } from "../transfers/view.ts";
import type { Remembered } from "../wording/standing-wish.ts";
import { changedFields, firmUp } from "./firm-up.ts";
import { changedDecisions, judge } from "./judge.ts";
import { customerWords, isModelNeeded, type ModelUse, PAUSE_MS } from "./model-need.ts";
import { endedMessage } from "./snapshot.ts";
import { isRewritten, turnMessages } from "./turns-changed.ts";
import { newUtterances, type Utterance } from "./utterances.ts";

/** What a reader made of the turns as they stood at a revision. */
interface Heard {
  revision: number;
  fields: Record<string, FieldResult>;
}

const NOTHING_HEARD: Heard = { revision: -1, fields: {} };

/** All that is known of a call while it goes on. Times are epoch ms. */
export interface LiveState {
  /** As its row has it, or will have it. */
  call: CallRow;
  configuration: Configuration;
  /** The fields that a transfer is decided by. */
  needed: readonly Field[];
  /** Each message once, by its key, in its highest version. */
  events: ReadonlyMap<string, CallEvent>;
  assembled: AssembledCall;
  /** In their order, whatever the order in which they came. */
  turns: readonly Turn[];
  /** What was heard in them before: a call of hours is not to be heard anew with every word. */
  wishes: Remembered;
  /** Grows whenever the turns change. */
  revision: number;
  /** When anything was told last. */
  heardAt: number;
  /** When the customer said something last. */
  spokenAt: number;
  /** The last revision in which there is something to read: it waits while it is above `offline.revision`. */
  toRead: number;
  isReading: boolean;
  offline: Heard;
  model: Heard;
  hasModel: boolean;
  isAsking: boolean;
  modelUse: ModelUse;
  fields: Record<string, FieldResult>;
  decisions: readonly Decision[];
  /** A transfer was asked for here, or stood before: none is asked for any more. */
  isFired: boolean;
  transfers: readonly TransferView[];
  /** Somebody listens to utterances. */
  isListenedTo: boolean;
  /** The names of the utterances that were told of. */
  announced: ReadonlySet<string>;
  /** When the last of them was noted: each later than the one before. */
  notedAt: number;
}

/** What the rows say of a call. */
export interface Loaded {
  call: CallRow;
  configuration: Configuration;
  events: readonly CallEvent[];
  /** Those that are told just now: heard as such by whoever follows the call. */
  news: readonly CallEvent[];
  /** When anything was told last, epoch ms. */
  toldAt: number;
  transfers: readonly TransferView[];
  isListenedTo: boolean;
  hasModel: boolean;
  modelUse: ModelUse;
}

export type LiveEvent =
  /** After a start or an eviction, or to be sure: all that is stored. */
  | { kind: "loaded"; loaded: Loaded }
  | { kind: "told"; events: readonly CallEvent[] }
  /** A reader is done with the turns of a revision; without fields where it failed. */
  | ({ kind: "read"; by: "offline" | "model" } & Heard)
  /** The customer may have paused. */
  | { kind: "paused" }
  | { kind: "transfers"; transfers: readonly TransferView[] }
  /** A transfer could not be asked for: it may be again. */
  | { kind: "transfer_fault" }
  /** The alarm rang. */
  | { kind: "silent" };

export type LiveEffect =
  | { kind: "broadcast"; message: LiveMessage }
  /** The turns as they stand when the reader begins. */
  | { kind: "read"; by: "offline" | "model" }
  /** Tell `paused` in so many ms, and not before. */
  | { kind: "pause"; ms: number }
  | { kind: "transfer"; decision: Decision; fields: Record<string, FieldResult> }
  | { kind: "announce"; utterances: readonly (Utterance & { notedAt: number })[] }
  /** It is over because nobody says anything: it is to be settled. */
  | { kind: "settle" }
  /** Nothing is to be kept of it here. */
  | { kind: "finish" };

export interface Step {
  state: LiveState | null;
  effects: LiveEffect[];
}

/** One thing that happened to a call, and what is to be done about it. Pure: before it is loaded nothing follows. */
export function step(state: LiveState | null, event: LiveEvent, now: number): Step {
  if (event.kind === "loaded") return load(state, event.loaded, now);
  if (!state) return { state, effects: [] };
  switch (event.kind) {
    case "told":
      return hear({ ...state, heardAt: now }, event.events, now);
    case "read":
      return event.by === "offline" ? takeReading(state, event, now) : takeAnswer(state, event, now);
    case "paused":
      return askModel(state, now);
    case "transfers":
      return showTransfers(state, event.transfers, now);
    case "transfer_fault":
      return { state: { ...state, isFired: false }, effects: [] };
    case "silent":
      return endBySilence(state, now);
  }
}

/** When a call that goes on counts as over unless something is told of it, epoch ms. */
export const silentAt = ({ heardAt, assembled }: LiveState) => heardAt + silenceOf(assembled);

function load(state: LiveState | null, { events, news, toldAt, ...loaded }: Loaded, now: number): Step {
  if (state) {
    const shown = showTransfers({ ...state, heardAt: toldAt }, loaded.transfers, now);
    return after(shown, (known) => hear(known, [...events, ...news], now));
  }
  const first: LiveState = {
    ...loaded,
    needed: neededFields(loaded.configuration),
    ...{ events: new Map(), assembled: assemble([]), turns: [], revision: 0, toRead: -1 },
    wishes: new Map(),
    ...{ heardAt: toldAt, spokenAt: toldAt, notedAt: 0, announced: new Set() },
    ...{ isReading: false, offline: NOTHING_HEARD, model: NOTHING_HEARD, isAsking: false },
    ...{ fields: {}, decisions: [], isFired: isAutomatic(loaded.transfers) },
  };
  const heard = hear(first, events, now);
  if (news.length === 0) return { ...heard, effects: heard.effects.filter((one) => !isOld(one)) };
  const reading = { ...heard, effects: heard.effects.filter(({ kind }) => kind === "read") };
  return after(reading, (known) => hear({ ...known, heardAt: now }, news, now));
}

/** Whoever is there has seen the turns already, or is shown all that is known; utterances were told of as they came. */
const isOld = (effect: LiveEffect) =>
  effect.kind === "announce" || (effect.kind === "broadcast" && effect.message.type !== "ended");

const isAutomatic = (transfers: readonly TransferView[]) =>
  transfers.some(({ trigger }) => trigger === "condition" || trigger === "caller");

function hear(state: LiveState, told: readonly CallEvent[], now: number): Step {
  const events = new Map(state.events);
  for (const event of told) {
    const standing = events.get(event.key);
    if (!standing || (standing.version ?? 0) < (event.version ?? 0)) events.set(event.key, event);
  }
  const all = [...events.values()];
  const assembled = assemble(all);
  const { turns } = assembled.transcript;
  const isRewrite = isRewritten(state.turns, turns);
  const added = turns.slice(state.turns.length);
  const isCustomer = isRewrite || added.some(({ role }) => role === "customer");
  const revision = state.revision + (isRewrite || added.length > 0 ? 1 : 0);
  const next: LiveState = {
    ...{ ...state, events, assembled, turns, revision },
    spokenAt: isCustomer ? now : state.spokenAt,
    toRead: isCustomer && isToBeRead(state, turns) ? revision : state.toRead,
  };
  const broadcasts = turnMessages(state.turns, turns, timeOf(now)).map(broadcast);
  const announced = after({ state: next, effects: broadcasts }, tellUtterances(all, now));
  if (!assembled.isOver) return after(announced, read);
  const ended = broadcast(endedMessage(assembled, timeOf(now)));
  return { ...announced, effects: [...announced.effects, ended, { kind: "finish" }] };
}

/** Nothing can follow from a reading where the agent hands no call over. */
const isToBeRead = ({ configuration }: LiveState, turns: readonly Turn[]) =>
  transferActions(configuration).length > 0 && hasCustomerSpeech(turns);

const tellUtterances =
  (events: readonly CallEvent[], now: number) =>
  (state: LiveState): Step => {
    if (!state.isListenedTo) return { state, effects: [] };
    const fresh = newUtterances(events, state.turns, state.announced, state.assembled.isOver);
    if (fresh.length === 0) return { state, effects: [] };
    const from = Math.max(now, state.notedAt + 1);
    const utterances = fresh.map((utterance, i) => ({ ...utterance, notedAt: from + i }));
    const announced = new Set([...state.announced, ...fresh.map(({ name }) => name)]);
    const notedAt = from + fresh.length - 1;
    return { state: { ...state, announced, notedAt }, effects: [{ kind: "announce", utterances }] };
  };

/** One reading at a time: what is said meanwhile is read by the next. */
function read(state: LiveState): Step {
  if (state.isReading || state.toRead <= state.offline.revision) return { state, effects: [] };
  return { state: { ...state, isReading: true }, effects: [{ kind: "read", by: "offline" }] };
}

function takeReading(state: LiveState, { revision, fields }: Heard, now: number): Step {
  const isOutrun = revision < state.offline.revision;
  const offline = isOutrun ? state.offline : { revision, fields: { ...state.offline.fields, ...fields } };
  const judged = firm({ ...state, isReading: false, offline }, now);
  return after(after(judged, read), pause);
}

function takeAnswer(state: LiveState, { revision, fields }: Heard, now: number): Step {
  const isOutrun = revision < state.model.revision || Object.keys(fields).length === 0;
  const model = isOutrun ? state.model : { revision, fields };
  return after(firm({ ...state, isAsking: false, model }, now), pause);
}

/** What both readers have, the verdicts on it, and the one transfer that follows. */
function firm(state: LiveState, now: number): Step {
  const at = timeOf(now);
  const fields = firmUp(state.offline.fields, state.model.fields);
  const changed = changedFields(state.fields, fields);
  const decisions = judge({ ...state, fields });
  const messages: LiveMessage[] = [
    ...(Object.keys(changed).length > 0 ? [{ type: "fields" as const, at, fields: changed }] : []),
    ...changedDecisions(state.decisions, decisions).map((one) => ({ type: "decision" as const, at, ...one })),
  ];
  const decision = state.isFired || state.assembled.isOver ? null : chosen(decisions);
  return {
    state: { ...state, fields, decisions, isFired: state.isFired || decision !== null },
    effects: [
      ...messages.map(broadcast),
      ...(decision ? [{ kind: "transfer" as const, decision, fields }] : []),
    ],
  };
}

function mayAsk({ hasModel, isAsking, isFired, assembled, decisions, ...known }: LiveState): boolean {
  if (!hasModel || isAsking || isFired || assembled.isOver || chosen(decisions)) return false;
  return isModelNeeded(known.modelUse, known.needed, known.fields, known.turns);
}

function pause(state: LiveState): Step {
  return { state, effects: mayAsk(state) ? [{ kind: "pause", ms: PAUSE_MS }] : [] };
}

function askModel(state: LiveState, now: number): Step {
  if (!mayAsk(state)) return { state, effects: [] };
  const left = state.spokenAt + PAUSE_MS - now;
  if (left > 0) return { state, effects: [{ kind: "pause", ms: left }] };
  const modelUse = { readings: state.modelUse.readings + 1, words: customerWords(state.turns) };
  return { state: { ...state, isAsking: true, modelUse }, effects: [{ kind: "read", by: "model" }] };
}

function showTransfers(state: LiveState, transfers: readonly TransferView[], now: number): Step {
  const known = new Set(state.transfers.map((transfer) => JSON.stringify(transfer)));
  const changed = transfers.filter((transfer) => !known.has(JSON.stringify(transfer)));
  return {
    state: { ...state, transfers, isFired: state.isFired || isAutomatic(transfers) },
    effects: changed.map((transfer) => broadcast({ type: "transfer", at: timeOf(now), transfer })),
  };
}

function endBySilence(state: LiveState, now: number): Step {
  if (now < silentAt(state)) return { state, effects: [] };
  const ended = broadcast(endedMessage(state.assembled, timeOf(now)));
  return { state, effects: [{ kind: "settle" }, ended, { kind: "finish" }] };
}

const broadcast = (message: LiveMessage): LiveEffect => ({ kind: "broadcast", message });
const timeOf = (now: number) => new Date(now).toISOString();

/** Two steps in one. */
function after({ state, effects }: Step, next: (state: LiveState) => Step): Step {
  if (!state) return { state, effects };
  const then = next(state);
  return { state: then.state, effects: [...effects, ...then.effects] };
}
