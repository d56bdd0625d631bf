import type { ActionOf } from "../actions/action.ts";
import { dataOf } from "../calls/data.ts";
import { factsOf } from "../conditions/facts.ts";
import type { Conversation } from "../conversations/conversation.ts";
import type { FieldResult } from "../extraction/result.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { insertTransfer, type TransferRow } from "../store/transfers.ts";
import { announceTransfer } from "./announce.ts";
import { messageToCaller, writeBriefing } from "./briefing.ts";
import { chooseTargets } from "./choose-targets.ts";
import type { TransferMode, Trigger } from "./outcome.ts";
import { plainText } from "./plain-text.ts";
import { readOfflineNow } from "./read-fields.ts";
import { sentencesIn } from "./sentences/table.ts";
import type { TransferTools } from "./tools.ts";
import type { TransferTarget } from "./transfer.ts";

/** Who wants a call to be handed over, to whom, and why. */
export interface Wish {
  trigger: Trigger;
  /** Asked for again by the same, it is the same transfer; null: it is another. */
  triggerKey: string | null;
  requestedBy: string;
  /** Why, in a sentence or in the caller's words: the human hears it. */
  reason: string;
  explanation: string;
  /** The agent's action that says to whom and how. */
  action: Pick<ActionOf<"transfer_call">, "name" | "config"> | null;
  /** One of its targets, by name or number, where whoever asks chose it. */
  target: string | null;
  /** Somebody else, whom a person named. */
  to?: string;
  /** What a person said of it, as it stands: it comes before the action's. */
  given?: { mode?: TransferMode; message?: string; briefing?: string };
  /** What was read of the call so far; read now where it is left out. */
  fields?: Record<string, FieldResult>;
}

export interface AskedFor {
  /** Null where another transfer bars it. */
  row: TransferRow | null;
  isNew: boolean;
}

const DEFAULT_RING_SECONDS = 25;

/**
 * Saves that a call is to be handed over, once, and tells of it: nobody was asked yet. Who may be tried is settled here,
 * from the agent's configuration or a person's own word, never from what was said on the call.
 */
export async function askForTransfer(
  tools: TransferTools,
  conversation: Conversation,
  wish: Wish,
): Promise<AskedFor> {
  const { call, agent, assembled } = conversation;
  const { configuration } = agent;
  const now = tools.clock();
  const config = wish.action?.config ?? null;
  const { turns } = assembled.transcript;
  const fields = wish.fields ?? (await readOfflineNow(tools, { call, configuration, turns }));
  const { targets, left } = targetsFor(conversation, wish, fields, now);
  const context = {
    configuration,
    config,
    call,
    fields,
    turns,
    reason: wish.reason,
    trigger: wish.trigger,
    now,
  };
  const briefing = writeBriefing(context);
  const { and } = sentencesIn(configuration.language);
  // What a person says may be pasted from the call: it is no markup, and no provider's placeholder.
  const given = (text: string | undefined) => (text === undefined ? null : plainText(text, and) || null);
  const first = targets[0]?.to ?? config?.to_number ?? config?.targets?.[0]?.to_number ?? wish.to ?? "";
  const row: Omit<TransferRow, "number"> = {
    ...{ workspaceId: call.workspaceId, callId: call.id, id: tools.newId("transfer"), agentId: agent.id },
    providerCallId: call.providerCallId,
    ...{ toNumber: first, targets, position: 0, attempts: [], askedAt: null },
    ...{ status: "requested", outcome: null, reason: left.length > 0 ? left.join(" ") : null },
    ...{ requestedBy: wish.requestedBy, trigger: wish.trigger, triggerKey: wish.triggerKey },
    ...{
      action: wish.action?.name ?? null,
      explanation: [wish.explanation, ...left.map((one) => `Left out: ${one}`)].join(" "),
    },
    mode: wish.given?.mode ?? config?.mode ?? "cold",
    message: given(wish.given?.message) ?? messageToCaller(context),
    briefing: { ...briefing, spoken: given(wish.given?.briefing) ?? briefing.spoken },
    ringSeconds: config?.ring_seconds ?? DEFAULT_RING_SECONDS,
    fallback: config?.fallback ?? null,
    fallbackResult: null,
    dueAt: now + LOST_MESSAGE_AFTER_MS,
    ...{ createdAt: now, updatedAt: now },
  };
  const latched = await insertTransfer(tools.db, row, (number) =>
    announceTransfer(tools, { ...row, number }),
  );
  if (latched.isNew) {
    await tools.requestFollowUp({ runs: [], deliveries: latched.deliveries });
    if (latched.row) await tools.showTransfer(latched.row);
  }
  return { row: latched.row, isNew: latched.isNew };
}

function targetsFor(
  { call, agent }: Conversation,
  { action, target, to }: Wish,
  fields: Record<string, FieldResult>,
  now: number,
): { targets: TransferTarget[]; left: string[] } {
  if (to !== undefined) return { targets: [{ name: null, to }], left: [] };
  if (!action) return { targets: [], left: ["The agent has no transfer_call action."] };
  const facts = factsOf(dataOf(fields), call);
  const timezone = call.timezone ?? agent.configuration.timezone;
  const { targets, left } = chooseTargets(action.config, facts, { now, timezone });
  // Whom somebody chose comes first, and the others where they do not answer.
  const chosen = targets.filter(
    ({ name, to: number }) => target !== null && (name === target || number === target),
  );
  return { targets: [...chosen, ...targets.filter((one) => !chosen.includes(one))], left };
}
