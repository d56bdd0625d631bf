import type { ShownCall, ShownTurn } from "./read-back.ts";
import type { ScriptedCall } from "./script.ts";
import type { Said } from "./talk.ts";

/** What became of the calls that were played. */
export interface LiveTally {
  calls: number;
  /** Shown once, under their own id. */
  takenIn: number;
  /** Shown more than once, or never played. */
  tooMany: number;
  ended: number;
  /** Of those that ended: every utterance, in its order, and nothing else. */
  wholeTranscripts: number;
  analysed: number;
  /** Never ended. */
  open: number;
  /** Of those: shown in progress, with all that was said. */
  shownLive: number;
  /** Calls that are to be handed over, once each. */
  expected: number;
  handedOver: number;
  /** Of those: to somebody who took the call. */
  connected: number;
  notHandedOver: number;
  /** Transfers beyond a call's first. */
  again: number;
  /** Calls that were handed over, and should not have been, or to somebody else. */
  wrongly: number;
  /** From sending the utterance that decides it to the transfer, ms, one for each call that was to be handed over. */
  decisionMs: readonly number[];
  /** One sentence for each call that something is wrong with. */
  faults: readonly string[];
}

/** Compares what was played with what the API shows of it. `sentAt`: when each utterance was first sent, epoch ms. */
export function tallyLive(
  script: readonly ScriptedCall[],
  shown: readonly ShownCall[],
  sentAt: ReadonlyMap<string, readonly number[]>,
): LiveTally {
  const byId = Map.groupBy(shown, ({ call }) => call.provider_call_id);
  const judged = script.map((call) => judge(call, byId.get(call.id)?.[0] ?? null, sentAt.get(call.id) ?? []));
  const count = (is: (one: Judged) => boolean) => judged.filter(is).length;
  const takenIn = count(({ shown }) => shown !== null);
  return {
    calls: script.length,
    takenIn,
    tooMany: shown.length - takenIn,
    ended: count(({ call }) => call.end !== null),
    wholeTranscripts: count(({ call, isWhole }) => call.end !== null && isWhole),
    analysed: count(({ call, shown }) => call.end !== null && shown?.call.analysis.status === "completed"),
    open: count(({ call }) => call.end === null),
    shownLive: count(
      ({ call, shown, isWhole }) => call.end === null && shown?.call.call_status === "in_progress" && isWhole,
    ),
    expected: count(({ call }) => call.handedTo !== null),
    handedOver: count(({ call, transfers, isWrong }) => isHandedOver(call, transfers) && !isWrong),
    connected: count(({ call, transfers }) => isHandedOver(call, transfers) && isConnected(transfers)),
    notHandedOver: count(({ call, transfers }) => call.handedTo !== null && transfers.length === 0),
    again: judged.reduce((sum, { transfers }) => sum + Math.max(0, transfers.length - 1), 0),
    wrongly: count(({ isWrong }) => isWrong),
    decisionMs: judged.flatMap(({ decisionMs }) => decisionMs ?? []),
    faults: judged.flatMap(({ faults, call }) => faults.map((fault) => `${call.id}: ${fault}`)),
  };
}

interface Judged {
  call: ScriptedCall;
  shown: ShownCall | null;
  transfers: ShownCall["transfers"];
  isWhole: boolean;
  isWrong: boolean;
  decisionMs: number | null;
  faults: string[];
}

function judge(call: ScriptedCall, shown: ShownCall | null, sentAt: readonly number[]): Judged {
  const transfers = shown?.transfers ?? [];
  const isWhole = isSameTalk(call.turns, shown?.turns ?? []);
  const isWrong = transfers.some(({ to_number }) => !(call.handedTo ?? []).includes(to_number));
  const faults = shown === null ? ["It was lost."] : faultsOf(call, shown, { isWhole, isWrong });
  return {
    call,
    shown,
    transfers,
    isWhole,
    isWrong,
    decisionMs: decisionOf(call, transfers, sentAt),
    faults,
  };
}

function faultsOf(
  { end, handedTo, turns }: ScriptedCall,
  { call, turns: told, transfers }: ShownCall,
  { isWhole, isWrong }: Pick<Judged, "isWhole" | "isWrong">,
): string[] {
  const [transfer] = transfers;
  const to = transfers.map(({ to_number }) => to_number).join(", ");
  return [
    ...(end !== null && call.analysis.status !== "completed"
      ? [`Its analysis is ${call.analysis.status}.`]
      : []),
    ...(end === null && call.call_status !== "in_progress"
      ? [`It never ended, and is ${call.call_status}.`]
      : []),
    ...(isWhole
      ? []
      : [
          `Of its ${turns.length} turns ${told?.length ?? "none"} are shown, or in other words or another order.`,
        ]),
    ...(isWrong ? [`It was handed to ${to}, and should not have been.`] : []),
    ...(handedTo !== null && !transfer ? ["It was not handed over."] : []),
    ...(transfers.length > 1 ? [`It was handed over ${transfers.length} times.`] : []),
    ...(handedTo !== null && transfer && transfer.status !== "connected"
      ? [`Its transfer is ${transfer.status}, and somebody took the call.`]
      : []),
  ];
}

const isSameTalk = (said: readonly Said[], shown: readonly ShownTurn[]) =>
  said.length === shown.length &&
  said.every(({ role, text }, i) => role === shown[i]?.role && text === shown[i]?.text);

const isHandedOver = ({ handedTo }: ScriptedCall, transfers: ShownCall["transfers"]) =>
  handedTo !== null && transfers.length === 1;

const isConnected = (transfers: ShownCall["transfers"]) =>
  transfers.every(({ status }) => status === "connected");

/** From the first of the utterances that decide it, as they were sent. */
function decisionOf(
  { deciding }: ScriptedCall,
  [first]: ShownCall["transfers"],
  sentAt: readonly number[],
): number | null {
  const times = deciding.flatMap((utterance) => sentAt[utterance] ?? []);
  return first && times.length > 0 ? Date.parse(first.created_at) - Math.min(...times) : null;
}
