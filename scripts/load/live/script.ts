import { type Said, TALKS } from "./talk.ts";

/** One message about a call, in the words of a generic connection. */
export interface ScriptedMessage {
  /** Names it: the same where it is sent twice. */
  id: string;
  body: Record<string, unknown>;
  /** The utterance that it tells of, from 0 in the order of the call; null where it tells of none. */
  utterance: number | null;
}

/** One call as it is played: who says what, in which messages, and what is to follow from it. */
export interface ScriptedCall {
  /** As its own system calls it. */
  id: string;
  turns: readonly Said[];
  /** The call's start, and all that is said, in the order in which it is posted. */
  messages: readonly ScriptedMessage[];
  /** Null where it never comes. */
  end: ScriptedMessage | null;
  /** The numbers that it may be handed to, once; null where it is not to be. */
  handedTo: readonly string[] | null;
  /** The utterances that decide it, each by itself. */
  deciding: readonly number[];
}

export const DESKS = { person: "+12025550143", condition: "+12025550144" } as const;

/** The sixth and the eighth utterance, both the customer's. */
const DECIDING = [5, 7] as const;
const UTTERANCE_MS = 4_000;

/**
 * The calls that are played, the same at every run. Every fifth asks for a person, every tenth says what the condition waits
 * for, half of these ask as well, in the same breath or in another; of fifty, one never ends. Every tenth utterance is sent
 * twice, and of every seventh pair the answer comes before the question. `startedAt` in epoch ms.
 */
export function scriptCalls(count: number, startedAt: number): ScriptedCall[] {
  return Array.from({ length: count }, (_, n) => scriptCall(n, startedAt));
}

function scriptCall(n: number, startedAt: number): ScriptedCall {
  const round = Math.floor(n / 10);
  const asks = n % 5 === 0;
  const meets = n % 10 === (round % 2 === 0 ? 3 : 5);
  const [early, late] = DECIDING;
  const askedAt = asks ? (round % 3 === 0 ? early : late) : null;
  const metAt = meets ? (round % 4 < 2 ? early : late) : null;
  const talk = TALKS[n % TALKS.length] ?? TALKS[0];
  const wish = talk.asks[round % talk.asks.length] ?? "";
  const notice = talk.meets[round % talk.meets.length] ?? "";
  const turns = talk.agent.flatMap((text, i): Said[] => {
    const number = i * 2 + 1;
    const words = [...(metAt === number ? [notice] : []), ...(askedAt === number ? [wish] : [])];
    const answer = words.length > 0 ? words.join(" ") : (talk.customer[i] ?? "");
    return [
      { role: "agent", text },
      { role: "customer", text: answer },
    ];
  });
  const id = `live-${n}`;
  const deciding = [...new Set([askedAt, metAt].filter((at) => at !== null))];
  return {
    id,
    turns,
    messages: [startOf(id, talk, startedAt), ...posted(id, n, turns)],
    end: n % 50 === 1 ? null : endOf(id, turns.length, startedAt),
    handedTo:
      deciding.length > 0 ? [...(asks ? [DESKS.person] : []), ...(meets ? [DESKS.condition] : [])] : null,
    deciding,
  };
}

/** The utterances of a call in the order in which they are posted. */
function posted(id: string, n: number, turns: readonly Said[]): ScriptedMessage[] {
  const told = turns.map((turn, utterance) => ({
    id: `${id}-turn-${utterance}`,
    body: {
      ...{ type: "call.turn", call_id: id, sequence: utterance },
      turn: { ...turn, start_ms: utterance * UTTERANCE_MS, end_ms: (utterance + 1) * UTTERANCE_MS - 200 },
    },
    utterance,
  }));
  const pairs = Array.from({ length: Math.ceil(told.length / 2) }, (_, i) => {
    const pair = told.slice(i * 2, i * 2 + 2);
    return isSwapped(n, i, told.length / 2) ? pair.toReversed() : pair;
  });
  // The second of two comes after the next one, as from a sender that did not wait for its answer.
  const [twice] = told.slice(n % 10, (n % 10) + 1);
  const ordered = pairs.flat();
  const at = twice ? ordered.indexOf(twice) + 2 : 0;
  return twice ? [...ordered.slice(0, at), twice, ...ordered.slice(at)] : ordered;
}

const isSwapped = (n: number, pair: number, pairs: number) => (n * pairs + pair) % 7 === 0;

function startOf(id: string, { from, to }: { from: string; to: string }, startedAt: number): ScriptedMessage {
  const at = new Date(startedAt).toISOString();
  return {
    id: `${id}-start`,
    body: {
      ...{ type: "call.started", call_id: id, timestamp: at, started_at: at },
      ...{ direction: "inbound", from_number: from, to_number: to },
    },
    utterance: null,
  };
}

function endOf(id: string, utterances: number, startedAt: number): ScriptedMessage {
  const duration = utterances * UTTERANCE_MS;
  return {
    id: `${id}-end`,
    body: {
      ...{ type: "call.ended", call_id: id, status: "completed", duration_ms: duration },
      ...{ ended_at: new Date(startedAt + duration).toISOString(), end_reason: "customer_hangup" },
    },
    utterance: null,
  };
}
