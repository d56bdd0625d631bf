import type { FieldResult } from "../../../src/extraction/result.ts";
import type { LiveDecision, LiveMessage, LiveTransfer, LiveTurn } from "../../api/live-message.ts";

/** All that whoever follows a call has seen of it. */
export interface Seen {
  turns: LiveTurn[];
  fields: Record<string, FieldResult>;
  /** The last word on each action. */
  decisions: Map<string, LiveDecision>;
  /** Each as it stands. */
  transfers: Map<string, LiveTransfer>;
  hasEnded: boolean;
}

export const nothingSeen = (): Seen => ({
  ...{ turns: [], fields: {}, decisions: new Map(), transfers: new Map(), hasEnded: false },
});

/** Adds a message to what was seen, and answers what is new in it: of the first, each thing by itself. */
export function see(seen: Seen, message: LiveMessage): LiveMessage[] {
  switch (message.type) {
    case "snapshot":
      return partsOf(message).flatMap((one) => see(seen, one));
    case "turn":
      seen.turns[message.turn] = message;
      return [message];
    case "transcript":
      seen.turns = [...message.turns];
      return [message];
    case "fields":
      Object.assign(seen.fields, message.fields);
      return [message];
    case "decision": {
      const before = seen.decisions.get(message.action);
      seen.decisions.set(message.action, message);
      const isNew = before?.met !== message.met || before.explanation !== message.explanation;
      return isNew ? [message] : [];
    }
    case "transfer":
      seen.transfers.set(message.transfer.transfer_id, message.transfer);
      return [message];
    case "ended":
      seen.hasEnded = true;
      return [message];
    case "error":
      return [message];
    default:
      return [];
  }
}

function partsOf({
  turns,
  fields,
  decisions,
  transfers,
}: Extract<LiveMessage, { type: "snapshot" }>): LiveMessage[] {
  return [
    ...turns.map((turn) => ({ type: "turn" as const, ...turn })),
    ...(Object.keys(fields).length > 0 ? [{ type: "fields" as const, fields }] : []),
    ...decisions.map((decision) => ({ type: "decision" as const, ...decision })),
    ...transfers.map((transfer) => ({ type: "transfer" as const, transfer })),
  ];
}
