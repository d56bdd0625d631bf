import type { TransferOutcome } from "../../../calls/status.ts";
import type { CallEvent } from "../../event.ts";
import type { CallbackAnswer } from "../../provider.ts";
import { type Told, told, untold } from "../../reading/received.ts";
import { meaningOf, named, type Vocabulary } from "../../reading/vocabulary.ts";
import { textOfWord } from "../../url-text.ts";
import { baseOf, type MessageContext, statusTold } from "./events.ts";
import type { VonageMessage } from "./message.ts";
import { HELD } from "./ncco.ts";

/**
 * What the status of the leg that a transfer rang says of the transfer (Vonage Voice, call states); the others, that
 * it rings.
 */
const OUTCOMES: Vocabulary<TransferOutcome> = {
  answered: "connected",
  machine: "voicemail",
  busy: "busy",
  unanswered: "no_answer",
  timeout: "no_answer",
  rejected: "declined",
  cancelled: "canceled",
  failed: "failed",
};

/** Its network refused, and nobody declined. */
const outcomeOf = ({ status, detail }: VonageMessage) =>
  status === "rejected" && detail === "restricted" ? "failed" : meaningOf(OUTCOMES, status);

/**
 * What `/transfer/<call>/<whom>` is told of the leg that a transfer rang. The leg is a part of the call, and says nothing of
 * the call's own two ends.
 */
export function transferLegEvents(
  message: VonageMessage,
  [conversation = "", word = ""]: readonly string[],
  context: MessageContext,
): Told {
  const standing = statusTold(message.status);
  const callId = conversation || message.conversation_uuid;
  if (!standing || !callId) return untold(`status ${named(message.status)}`);
  const base = baseOf(message, callId, message.status ?? "", context);
  const leg: CallEvent[] =
    base.leg && standing.kind !== "analyzed" ? [{ ...base, kind: standing.kind, facts: {} }] : [];
  const status = outcomeOf(message);
  if (!status) return told(...leg);
  const reason = status === "connected" ? null : (message.detail ?? message.status ?? null);
  const { leg: _, ...place } = base;
  return told(...leg, {
    ...place,
    key: `${base.key}:transfer`,
    kind: "transfer",
    facts: {},
    transfer: { status, to: textOfWord(word), reason },
  });
}

/** Where nobody was reached, the caller waits for whoever is asked next; Vonage would hang up on them. */
export function transferLegAnswer(message: VonageMessage): CallbackAnswer {
  const isMissed = statusTold(message.status)?.kind === "ended" && outcomeOf(message) !== undefined;
  return { contentType: "application/json", body: isMissed ? JSON.stringify(HELD) : "" };
}
