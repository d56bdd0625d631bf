import { createHmac } from "node:crypto";
import { mapConcurrently } from "../replay/map-concurrently.ts";

export interface Answered {
  status: number;
  /** From the request's first byte to the answer's last. */
  tookMs: number;
}

interface Load {
  url: string;
  /** The Retell API key of the connection. */
  secret: string;
  calls: number;
  concurrency: number;
}

/** Words enough for a transcript of an ordinary length: about 4 kB. */
const TALK = Array.from({ length: 20 }, (_, i) => [
  { role: "agent", content: `Question number ${i}: how did you like the product we sent you last week?` },
  {
    role: "user",
    content: `Answer number ${i}: my name is Ayşe Yılmaz, and I like it very much, thank you for asking.`,
  },
]).flat();

/** Posts the messages of all calls, shuffled, every tenth twice; answers how each was answered. */
export async function fireMessages(
  load: Load,
  onAnswer: (done: number, all: number) => void,
): Promise<Answered[]> {
  const messages = Array.from({ length: load.calls }, (_, i) => messagesOf(`load-${i}`)).flat();
  const doubled = messages.filter((_, i) => i % 10 === 0);
  const all = shuffled([...messages, ...doubled]);
  let done = 0;
  return mapConcurrently(all, load.concurrency, async (body) => {
    const began = performance.now();
    const response = await fetch(load.url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-retell-signature": signature(body, load.secret) },
      body,
    });
    await response.arrayBuffer();
    onAnswer(++done, all.length);
    return { status: response.status, tookMs: performance.now() - began };
  });
}

/** A call of a minute as Retell tells it: begun, over, analysed. */
function messagesOf(callId: string): string[] {
  const start = Date.now() - 60_000;
  const begun = {
    ...{ call_id: callId, agent_id: "voice-agent", call_type: "phone_call", direction: "inbound" },
    ...{ from_number: "+905321234567", to_number: "+908501234567", start_timestamp: start },
  };
  const over = {
    ...begun,
    ...{ call_status: "ended", disconnection_reason: "user_hangup", end_timestamp: start + 60_000 },
    ...{ duration_ms: 60_000, transcript_object: TALK },
  };
  return [
    { event: "call_started", call: { ...begun, call_status: "ongoing" } },
    { event: "call_ended", call: over },
    { event: "call_analyzed", call: { ...over, call_analysis: { in_voicemail: false } } },
  ].map((message) => JSON.stringify(message));
}

function signature(body: string, secret: string): string {
  const now = Date.now();
  return `v=${now},d=${createHmac("sha256", secret).update(`${body}${now}`).digest("hex")}`;
}

/** The same order at every run: a step that shares no factor with the length visits each once. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const step = [7919, 7927, 7933].find((prime) => items.length % prime !== 0) ?? 1;
  return items.map((_, i) => items[(i * step) % items.length] as Item);
}
