import { type Conversation, isOwnSystem } from "../conversations/conversation.ts";
import type { TransferRow } from "../store/transfers.ts";
import type { CommandAnswer } from "../telephony/provider.ts";
import { ourNumber } from "./gate.ts";
import type { TransferTools } from "./tools.ts";
import type { TransferTarget } from "./transfer.ts";

/** One request to whoever carries the call, to hand it to a target that the gate has passed. */
export async function askProvider(
  tools: TransferTools,
  row: TransferRow,
  { to }: TransferTarget,
  conversation: Conversation,
): Promise<CommandAnswer> {
  const { call, assembled, line, agent } = conversation;
  // Its own system was told by the event.
  if (isOwnSystem(conversation)) return { kind: "done" };
  const transfer = line?.adapter.transfer;
  if (!transfer) {
    const reason = line
      ? (line.adapter.instead.transfer ?? `${line.adapter.name} cannot be asked to transfer a call.`)
      : "The call's connection is gone or cannot be opened, so nobody can be asked.";
    return { kind: "refused", reason, outcome: "unsupported" };
  }
  return transfer(tools.adapterTools(line.adapter), line.connection, {
    providerCallId: call.providerCallId,
    handle: assembled.facts.handle ?? {},
    to,
    fromNumber: ourNumber(call),
    message: row.message,
    briefing: spokenBriefing(row),
    ringSeconds: row.ringSeconds,
    language: agent.configuration.language,
    transferId: row.position === 0 ? row.id : `${row.id}.${row.position + 1}`,
  });
}

/** What the human hears before they are connected; null for a cold transfer. */
export const spokenBriefing = ({ mode, briefing }: TransferRow): string | null =>
  mode === "warm" ? (briefing?.spoken ?? null) : null;
