import { bold, dim } from "../../terminal.ts";
import type { Receipt } from "../receipt.ts";
import { summarise } from "../summary.ts";
import type { Followed } from "./follow.ts";
import { prefixOf, transferLine } from "./tell.ts";

/** One call for a reader: how it was handed over and what the human was told, then what was made of it afterwards. */
export function summaryOf({ scene, seen, story }: Followed, receipts: readonly Receipt[]): string {
  const transfers = [...seen.transfers.values()].flatMap((transfer) => [
    `${transferLine(transfer)}`,
    dim(`because ${transfer.explanation}`),
    ...(transfer.briefing ? [`the human heard: ${bold(`“${transfer.briefing.spoken}”`)}`] : []),
  ]);
  // One for each utterance: too many to be told one by one.
  const isUtterance = ({ event_type }: { event_type: string }) => event_type === "call.transcript";
  const utterances = story.deliveries.filter(isUtterance).length;
  const others = { ...story, deliveries: story.deliveries.filter((one) => !isUtterance(one)) };
  const handed = transfers.length > 0 ? transfers : [dim("nobody had to take the call")];
  const lines = [...handed, dim(`${utterances} utterances were told by call.transcript`)];
  return [...lines.map((line) => `${prefixOf(scene)} ${line}`), summarise(others, receipts)].join("\n");
}
