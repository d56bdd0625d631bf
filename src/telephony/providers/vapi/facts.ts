import type { Connection } from "../../connection.ts";
import type { ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { attemptIn } from "../../reading/attempt.ts";
import { partiesOf } from "../../reading/parties.ts";
import { isoOf, readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { meaningOf, type Vocabulary } from "../../reading/vocabulary.ts";
import type { VapiCall, VapiMessage } from "./message.ts";

/** What a reader needs of the connection; exports have no numbers to look an id up in. */
export type VapiSource = Pick<Connection, "roles"> & Partial<Pick<Connection, "numbers">>;

const DIRECTIONS: Vocabulary<"inbound" | "outbound"> = {
  inboundPhoneCall: "inbound",
  outboundPhoneCall: "outbound",
};

/** What every message says of its call; how it ended only the report tells. */
export function factsOf(message: Partial<VapiMessage>, call: VapiCall, { numbers }: VapiSource): ToldFacts {
  const customer = message.customer ?? call.customer;
  const theirs = readParty(customer?.number ?? customer?.sipUri);
  const ours = ourNumber(message.phoneNumber, call, numbers);
  return toldFacts({
    agent: call.assistantId ?? call.squadId ?? call.workflowId,
    ...partiesOf(meaningOf(DIRECTIONS, call.type), { ours, theirs }),
    startedAt: isoOf(readInstant(message.startedAt ?? call.startedAt)),
    metadata: call.assistantOverrides?.metadata,
    dynamicVariables: call.assistantOverrides?.variableValues,
    attemptId: attemptIn(call.assistantOverrides?.metadata),
  });
}

/** The number on our side: told, or known by Vapi's id of it. */
function ourNumber(
  told: VapiMessage["phoneNumber"],
  { phoneNumber, phoneNumberId }: VapiCall,
  numbers: VapiSource["numbers"] = [],
): string | null {
  const text = told?.number ?? phoneNumber?.number ?? phoneNumber?.twilioPhoneNumber;
  const known = numbers.find(({ id }) => id !== null && id === phoneNumberId)?.phone_number;
  return readParty(text) ?? known ?? null;
}
