import type { Roles } from "../../connection.ts";
import type { CallEvent, ToldFacts, ToldTransfer, TranscriptRef } from "../../event.ts";
import { readParty } from "../../number.ts";
import { readObject } from "../../reading/json.ts";
import { type Told, told, untold } from "../../reading/received.ts";
import { spokenTurn } from "../../reading/spoken-turns.ts";
import { isoOf, readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { turnFacts } from "../../reading/turn-facts.ts";
import { named } from "../../reading/vocabulary.ts";
import { API_HOST } from "./account.ts";
import { factsOf, statusOf } from "./facts.ts";
import { CallData, type Envelope } from "./message.ts";

/** What one webhook says. `hash` tells two utterances of one second apart. */
export function eventsOf(envelope: Envelope, { hash, roles }: { hash: string; roles: Roles }): Told {
  const data = envelope.data ?? CallData.parse({});
  const { type, timestamp, agent_id } = envelope;
  const base = {
    key: `${type}:${timestamp ?? hash}`,
    callId: envelope.call_id,
    at: readInstant(timestamp, { zone: "utc" }),
    facts: { ...factsOf(data), ...toldFacts({ agent: agent_id || null }) },
  };
  switch (type) {
    case "call.started":
      return told({ ...base, kind: "started", facts: { ...base.facts, status: "in_progress" } });
    case "call.transcript":
      return uttered({ ...base, key: `${type}:${timestamp ?? ""}:${hash}`, kind: "turn" }, data, roles);
    case "call.ended":
      return ended({ ...base, kind: "ended" }, data);
    case "call.error":
      return told({ ...base, kind: "error", facts: { ...base.facts, ...reasonOf(data) } });
    case "call.transfer":
      return told({ ...base, kind: "transfer", transfer: transferOf(data) });
    default:
      return untold(`type ${named(type)}`);
  }
}

/** One finished utterance; what is marked as unfinished comes again. */
function uttered(event: CallEvent, data: CallData, roles: Roles): Told {
  const isPartial = data.is_final === false || data.final === false;
  const spoken = [data, ...Object.values(data)].map((part) => spokenTurn(part, roles)).find(Boolean);
  if (!spoken) return untold("data of call.transcript");
  const unknown = spoken.unknown === undefined ? [] : [spoken.unknown];
  if (isPartial) return untold(...unknown);
  const at = spoken.turn.at ?? event.at;
  const turn = { ...spoken.turn, ...(at === null ? {} : { at }) };
  return { events: [{ ...event, facts: turnFacts(event.facts), turns: [turn] }], unknown };
}

/** Its transcript, numbers and direction are the API's to tell. */
function ended(event: CallEvent, data: CallData): Told {
  const said = data.status ?? data.call_status;
  const status = statusOf(said);
  const endedAt = event.facts.endedAt ?? isoOf(event.at);
  const facts = { ...event.facts, ...toldFacts({ endedAt, status: status ?? "completed" }) };
  const fetch = transcriptPath(data.transcript_url) ?? { source: "call", id: event.callId };
  return {
    events: [{ ...event, facts, fetch }],
    unknown: said && status === undefined ? [`status ${named(said)}`] : [],
  };
}

/** Only a path of the API's own host is kept: the key goes with the request. */
function transcriptPath(text: string | null | undefined): TranscriptRef | null {
  const url = URL.parse(text ?? "");
  const isOurs = url?.protocol === "https:" && url.host === API_HOST && url.username === "";
  return isOurs ? { source: "transcript", id: `${url.pathname}${url.search}` } : null;
}

/** What went wrong, under whichever name it comes. */
function reasonOf({ message, reason, error }: CallData): ToldFacts {
  const inner = typeof error === "string" ? error : readObject(error).message;
  const endReason = [message, reason, inner].find((text) => typeof text === "string" && text !== "");
  return typeof endReason === "string" ? { endReason } : {};
}

const TARGETS = ["to", "to_number", "target", "destination", "phone_number", "value"];

/** Words of a transfer's status, the first that fits; Call2Me documents none. */
const OUTCOMES: readonly (readonly [RegExp, ToldTransfer["status"]])[] = [
  [/busy/i, "busy"],
  [/no[_ -]?answer|unanswered/i, "no_answer"],
  [/voicemail/i, "voicemail"],
  [/reject|declin/i, "declined"],
  [/cancel/i, "canceled"],
  [/fail|error|unsuccess/i, "failed"],
  [/complete|connect|success|bridge/i, "connected"],
];

function transferOf(data: CallData): ToldTransfer {
  const to = TARGETS.map((name) => readParty(data[name])).find((party) => party !== null) ?? null;
  const status = OUTCOMES.find(([words]) => words.test(data.status ?? ""))?.[1] ?? "requested";
  return { status, to, reason: data.reason ?? null };
}
