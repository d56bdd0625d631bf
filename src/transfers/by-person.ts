import * as z from "zod";
import type { ActionOf } from "../actions/action.ts";
import { type Conversation, isOwnSystem } from "../conversations/conversation.ts";
import { findLiveCall, lineTo } from "../conversations/live-call.ts";
import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { TransferRow } from "../store/transfers.ts";
import { askForTransfer, type Wish } from "./ask.ts";
import { Destination, targetsOf } from "./config.ts";
import { transferActions } from "./decide.ts";
import { refuseDestination } from "./gate.ts";
import { TRANSFER_MODES } from "./outcome.ts";
import { performTransfer } from "./perform.ts";
import type { TransferTools } from "./tools.ts";

/** Who is to take the call, as `POST /v1/calls/{id}/transfer` reads it: a number, or an action of the agent. */
export const TransferWish = z.strictObject({
  to_number: Destination.optional(),
  /** The `transfer_call` action whose targets are tried; the agent's first where neither is given. */
  action: z.string().max(100).optional(),
  /** One of its targets, by its name. */
  target: z.string().max(100).optional(),
  mode: z.enum(TRANSFER_MODES).optional(),
  /** Said to the caller first, where the provider can. */
  message: z.string().max(500).nullish(),
  /** Said to the human first, with `mode` warm, where the provider can. */
  briefing: z.string().max(1000).nullish(),
});
export type TransferWish = z.infer<typeof TransferWish>;

/**
 * Hands a call that goes on to a human because a person said so: through the toll-fraud gate, saved before the provider is
 * asked, at most one at a time. `conflict` where the call is over, a transfer stands already, the gate refuses, or the
 * provider cannot be asked or says no: the sentence says what to do instead.
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
  const conversation = await findLiveCall(tools, workspaceId, callId);
  refuseUnlessAskable(conversation);
  const { to_number: to } = parsed.data;
  const refusal = to === undefined ? null : await refuseDestination(tools, conversation.call, to);
  if (refusal) throw new AppError("conflict", `Not transferred (${refusal.rule}): ${refusal.explanation}`);
  const wish = wishOf(parsed.data, conversation, requestedBy);
  const { row, isNew } = await askForTransfer(tools, conversation, wish);
  if (!row || !isNew) {
    throw new AppError("conflict", "The call is being transferred already: see its transfers.");
  }
  const asked = await performTransfer(tools, row, conversation);
  if (asked.status === "ended" && asked.outcome !== "connected") {
    throw new AppError("conflict", asked.reason ?? "Nobody took the call.");
  }
  return asked;
}

function refuseUnlessAskable(conversation: Conversation): void {
  if (isOwnSystem(conversation)) return;
  const { adapter } = lineTo(conversation);
  if (adapter.transfer) return;
  throw new AppError(
    "conflict",
    adapter.instead.transfer ?? `${adapter.name} cannot be asked to transfer a call.`,
  );
}

const ONE_OF = "Give to_number, or an action and its target: not both.";

const quoted = (all: readonly { name?: string | undefined }[]) =>
  all.flatMap(({ name }) => (name === undefined ? [] : `"${name}"`)).join(", ");

const hasTarget = ({ config }: ActionOf<"transfer_call">, target: string) =>
  targetsOf(config).some(({ name, to_number }) => name === target || to_number === target);

/** A person who names somebody is not to reach anybody else for a slip of the pen. */
function refuseUnlessTarget(action: ActionOf<"transfer_call">, target: string | undefined): void {
  if (target === undefined || hasTarget(action, target)) return;
  const names = quoted(targetsOf(action.config));
  const remedy = names === "" ? "leave it out, its targets have no names" : `use ${names}`;
  const message = `The action "${action.name}" has no target "${target}": ${remedy}.`;
  throw invalid([{ field: "target", message }]);
}

function wishOf(asked: TransferWish, { agent }: Conversation, requestedBy: string): Wish {
  const { to_number: to, action: name, target, message, briefing, mode } = asked;
  const base = { trigger: "person", triggerKey: null, requestedBy, reason: "" } as const;
  const explanation = `${requestedBy} took the call over.`;
  const given = {
    ...(mode === undefined ? {} : { mode }),
    ...(message == null ? {} : { message }),
    ...(briefing == null ? {} : { briefing }),
  };
  if (to !== undefined) {
    if (name !== undefined || target !== undefined) throw invalid([{ field: "to_number", message: ONE_OF }]);
    return { ...base, explanation, action: null, target: null, to, given };
  }
  const actions = transferActions(agent.configuration);
  const action =
    name === undefined
      ? (actions.find((one) => target !== undefined && hasTarget(one, target)) ?? actions[0])
      : actions.find((one) => one.name === name);
  if (!action) {
    const message =
      actions.length === 0
        ? "Say who takes the call by to_number: the agent has no transfer_call action that would."
        : `The agent has no transfer_call action "${name}": use ${quoted(actions)}.`;
    throw invalid([{ field: actions.length === 0 ? "to_number" : "action", message }]);
  }
  refuseUnlessTarget(action, target);
  return { ...base, explanation, action, target: target ?? null, given };
}
