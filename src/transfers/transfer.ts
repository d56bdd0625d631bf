import * as z from "zod";
import { type CommandTools, findLiveCall } from "../conversations/live-call.ts";
import { AppError, fieldErrors, invalid } from "../errors.ts";
import { refuse } from "../gate/gate.ts";
import type { Clock, NewId } from "../id.ts";
import { askedOf } from "../schedules/ring.ts";
import { loadRingFacts } from "../store/ring-facts.ts";
import { concludeTransfer, insertTransfer, type TransferRow } from "../store/transfers.ts";
import { numberInSip, PhoneNumber, SipUri } from "../telephony/number.ts";

/** Who is to take the call, as `POST /v1/calls/{id}/transfer` reads it. */
export const TransferWish = z.strictObject({
  to_number: z.union(
    [SipUri, PhoneNumber],
    "Use E.164 (e.g. +14155550123), or a SIP URI such as sip:desk@example.com.",
  ),
  /** Said to the caller first, where the provider can. */
  message: z.string().max(500).nullish(),
});

export interface TransferTools extends CommandTools {
  clock: Clock;
  newId: NewId;
}

/**
 * Hands a call that goes on to a human, at most once at a time: through the toll-fraud gate, saved before the provider is
 * asked, asked once. `conflict` where the call is over, a transfer stands already, the gate refuses, or the provider cannot
 * be asked: the sentence says what to do instead.
 */
export async function transferCall(
  tools: TransferTools,
  workspaceId: string,
  callId: string,
  input: unknown,
  requestedBy: string,
): Promise<TransferRow> {
  const parsed = TransferWish.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { to_number: to, message } = parsed.data;
  const live = await findLiveCall(tools, workspaceId, callId);
  const { call, adapter, connection, assembled } = live;
  if (!adapter.transfer) {
    throw new AppError(
      "conflict",
      adapter.instead.transfer ?? `${adapter.name} cannot be asked to transfer a call.`,
    );
  }
  const ours = (call.direction === "outbound" ? call.fromNumber : call.toNumber) ?? null;
  const fromNumber = ours?.startsWith("+") ? ours : null;
  await askGate(tools, { workspaceId, agentId: call.agentId, to }, fromNumber);
  const now = tools.clock();
  const row = await insertTransfer(tools.db, {
    ...{ workspaceId, callId, id: tools.newId("transfer"), toNumber: to, status: "requested" },
    ...{ reason: null, requestedBy, createdAt: now, updatedAt: now },
  });
  if (!row) throw new AppError("conflict", "The call is being transferred already: see its transfers.");
  const answer = await adapter.transfer(tools.adapterTools(adapter), connection, {
    ...{ providerCallId: call.providerCallId, handle: assembled.facts.handle ?? {}, to, fromNumber },
    ...{ message: message ?? null, transferId: row.id },
  });
  const status = answer.kind === "done" ? "accepted" : answer.kind === "refused" ? "failed" : "unknown";
  const reason = answer.kind === "done" ? null : answer.kind === "refused" ? answer.reason : answer.detail;
  const concluded = { status, reason, updatedAt: tools.clock() };
  await concludeTransfer(tools.db, row, concluded);
  if (answer.kind === "refused") throw new AppError("conflict", answer.reason);
  return { ...row, ...concluded };
}

/**
 * Where a person sends a call is a number from a request like any other that is dialled. A SIP address with a number for
 * its user rings that number wherever its host is a carrier's.
 */
async function askGate(
  tools: TransferTools,
  { to, ...ringing }: { workspaceId: string; agentId: string; to: string },
  fromNumber: string | null,
): Promise<void> {
  const toNumber = to.startsWith("+") ? to : numberInSip(to);
  if (toNumber === null) return;
  const facts = await loadRingFacts(tools.db, { ...ringing, toNumber }, tools.clock());
  const refusal = refuse(askedOf({ toNumber, numberSource: "request", fromNumber }, facts));
  if (refusal) throw new AppError("conflict", `Not transferred (${refusal.rule}): ${refusal.explanation}`);
}
