import type { Connection } from "../../connection.ts";
import type { ToldFacts } from "../../event.ts";
import { isoOf, readInstant } from "../../instant.ts";
import { readParty } from "../../number.ts";
import { toldFacts } from "../../told-facts.ts";
import type { VapiCall, VapiMessage } from "./message.ts";

/** What a reader needs of the connection; exports have no numbers to look an id up in. */
export type VapiSource = Pick<Connection, "roles"> & Partial<Pick<Connection, "numbers">>;

const DIRECTIONS: Readonly<Record<string, ToldFacts["direction"]>> = {
  inboundPhoneCall: "inbound",
  outboundPhoneCall: "outbound",
};

/** What every message says of its call; how it ended only the report tells. */
export function factsOf(message: Partial<VapiMessage>, call: VapiCall, { numbers }: VapiSource): ToldFacts {
  const direction = DIRECTIONS[call.type ?? ""];
  const customer = message.customer ?? call.customer;
  const theirs = readParty(customer?.number ?? customer?.sipUri);
  const ours = ourNumber(message.phoneNumber, call, numbers);
  const [from, to] = direction === "inbound" ? [theirs, ours] : [ours, theirs];
  const attemptId = call.assistantOverrides?.metadata?.attempt_id;
  return toldFacts({
    agent: call.assistantId ?? call.squadId ?? call.workflowId,
    direction,
    fromNumber: direction && from,
    toNumber: direction && to,
    startedAt: isoOf(readInstant(message.startedAt ?? call.startedAt)),
    metadata: call.assistantOverrides?.metadata,
    dynamicVariables: call.assistantOverrides?.variableValues,
    attemptId: typeof attemptId === "string" ? attemptId : null,
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
