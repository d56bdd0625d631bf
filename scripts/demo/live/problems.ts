import type { CallAnswer } from "../../api/answers.ts";
import { findProblems } from "../check.ts";
import type { Receipt } from "../receipt.ts";
import type { Followed } from "./follow.ts";

export interface LiveOutcome {
  followed: readonly Followed[];
  receipts: readonly Receipt[];
  /** Every call that the API knows. */
  listed: readonly CallAnswer[];
  /** How often the network rang a human's phone, by its own log. */
  humansRung: number;
}

/** Everything that did not come as it should have, one sentence each; empty when all is well. */
export function problemsOf({ followed, receipts, listed, humansRung }: LiveOutcome): string[] {
  const samples = followed.map(({ scene: { title, customer }, story }) => ({
    sample: { title, customer, transcript: "" },
    story,
  }));
  const phones = followed.reduce((sum, { scene }) => sum + (scene.transfer?.phones.length ?? 0), 0);
  return [
    ...findProblems({ samples, rung: [], receipts, listed, suppressed: [] }),
    ...followed.flatMap(dialledOnce),
    ...followed.flatMap(unseen),
    ...followed.flatMap(handedOver),
    ...followed.flatMap(toldOnce),
    ...receivedTwice(receipts),
    ...(humansRung === phones
      ? []
      : [
          `The network rang humans ${humansRung} times, and ${phones} were expected: one is missing, or was rung twice.`,
        ]),
  ];
}

function dialledOnce({ scene, schedule }: Followed): string[] {
  const { length } = schedule.attempts;
  return length === 1 ? [] : [`"${scene.title}" was dialled ${length} times.`];
}

/** What was seen live is what was kept. */
function unseen({ scene: { title }, seen, story: { call }, turns }: Followed): string[] {
  const written = (lines: readonly { role: string; text: string }[]) =>
    lines.map(({ role, text }) => `${role}: ${text}`).join(" | ");
  const [live, kept] = [written(seen.turns), written(turns)];
  return [
    ...(seen.hasEnded ? [] : [`"${title}": the live view closed before the call had ended.`]),
    ...(call.call_status === "completed"
      ? []
      : [`"${title}": the call is ${call.call_status}, not completed.`]),
    ...(kept === "" ? [`"${title}": no transcript was kept.`] : []),
    ...(live === kept ? [] : [`"${title}": seen live was ${live}, and the transcript is ${kept}`]),
  ];
}

function handedOver({ scene: { title, transfer: expected }, seen }: Followed): string[] {
  const transfers = [...seen.transfers.values()];
  const count = expected ? 1 : 0;
  if (transfers.length !== count)
    return [`"${title}": ${transfers.length} transfers, and ${count} were expected.`];
  const [transfer] = transfers;
  if (!expected || !transfer) return [];
  const { trigger, action, attempts, outcome } = transfer;
  const tried = attempts.map(({ to_number, outcome: how }) => `${to_number} ${how}`).join(", ");
  const due = expected.phones.map(({ to, outcome: how }) => `${to} ${how}`).join(", ");
  return [
    ...(trigger === expected.trigger
      ? []
      : [`"${title}": handed over by ${trigger}, not by ${expected.trigger}.`]),
    ...(action === expected.action
      ? []
      : [`"${title}": handed over by ${action}, not by ${expected.action}.`]),
    ...(outcome === "connected" ? [] : [`"${title}": the transfer ended as ${outcome}, not connected.`]),
    ...(tried === due ? [] : [`"${title}": rung were ${tried}, and ${due} was expected.`]),
    ...(transfer.briefing?.spoken ? [] : [`"${title}": the human was told nothing.`]),
  ];
}

/** Each call is analysed once, and its transfer is told from the wish to the end, or not at all. */
function toldOnce({ scene: { title, transfer }, story: { deliveries } }: Followed): string[] {
  const count = (type: string) =>
    deliveries.filter(({ event_type, action }) => event_type === type && action === null).length;
  const transfers = count("call.transfer");
  const analysed = count("call.analyzed");
  return [
    ...(analysed === 1 ? [] : [`"${title}": call.analyzed was told ${analysed} times.`]),
    ...(transfer && transfers < 2
      ? [`"${title}": call.transfer was told ${transfers} times, not from wish to end.`]
      : []),
    ...(!transfer && transfers > 0
      ? [`"${title}": call.transfer was told, though nobody took the call.`]
      : []),
  ];
}

function receivedTwice(receipts: readonly Receipt[]): string[] {
  const ids = receipts.map(({ eventId }) => eventId);
  return ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) => `Webhook ${id} was delivered more than once.`);
}
